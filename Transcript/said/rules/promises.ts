import type { Promised } from "../heard";
import type { Reading } from "../reading";

const MOST_WORDS = 10;

/** A promise with the verbs that say it again. */
export interface Pledge extends Promised {
  /** Start of the verb: a promise with the same is the same one. */
  readonly verb: string;
  /** Said of what was promised before: `ils arriveront`. */
  readonly again: boolean;
}

/** What the company's side says that it did or will do: at most one a sentence. */
export function hearPromises(reading: Reading): Pledge[] {
  const pledges: Pledge[] = [];
  if (reading.passage.speaker === "customer") return pledges;
  let from = 0;
  for (let at = 0; at <= reading.length; at++) {
    const end = at === reading.length || reading.sign(at, ".?!;|؟") || at - from > 80;
    if (!end) continue;
    const pledge = reading.sign(at, "?؟") ? undefined : pledgeIn(reading, from, at);
    if (pledge !== undefined) pledges.push(pledge);
    else addDue(reading, from, at, pledges);
    from = at + 1;
  }
  return pledges;
}

function pledgeIn(reading: Reading, from: number, to: number): Pledge | undefined {
  const text = reading.textOf(from, to);
  const pattern = reading.lexicon.pattern("promise");
  pattern.lastIndex = 0;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  if (reading.test("idle", text.slice(0, match.index + match[0].length))) return undefined;
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  const verb = Object.values(groups).find((each) => each !== undefined) ?? "";
  const start = reading.at(reading.offset(from) + match.index);
  const first = reading.piece(start);
  const last = reading.piece(to - 1);
  if (first === undefined || last === undefined) return undefined;
  const words = reading.passage.pieces.slice(start, to).filter(({ kind }) => kind !== "sign");
  const what = words
    .slice(0, MOST_WORDS)
    .map(({ raw }) => raw)
    .join(" ")
    .replace(/(['’]) /g, "$1");
  const mark = { turn: first.first.turn, start: first.first.start, end: last.last.end };
  return {
    turn: mark.turn,
    what,
    due: dueIn(reading, from, to),
    mark,
    verb: verb.slice(0, 4).replace("sent", "send"),
    again: reading.test("again", text),
  };
}

/** The words that say when. */
function dueIn(reading: Reading, from: number, to: number): string | null {
  const pattern = reading.lexicon.pattern("due");
  pattern.lastIndex = 0;
  const match = pattern.exec(reading.textOf(from, to));
  if (match === null) return null;
  const start = reading.offset(from) + match.index;
  const end = reading.at(start + match[0].length);
  return reading.passage.pieces
    .slice(reading.at(start), end)
    .filter(({ kind }) => kind !== "sign")
    .map(({ raw }) => raw)
    .join(" ")
    .replace(/(['’]) /g, "$1");
}

/** A turn that begins with when the promise before it is kept completes it. */
function addDue(reading: Reading, from: number, to: number, pledges: Pledge[]): void {
  const last = pledges[pledges.length - 1];
  const turn = reading.piece(from)?.first.turn;
  if (last === undefined || turn === undefined || last.due !== null || last.turn === turn) return;
  const due = dueIn(reading, from, Math.min(to, from + MOST_WORDS));
  const starts = due?.split(" ")[0] === reading.piece(from)?.raw;
  if (due !== null && starts) pledges[pledges.length - 1] = { ...last, turn, due };
}
