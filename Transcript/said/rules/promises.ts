import { ELLIPSIS } from "../../text/cut";
import type { Promised } from "../heard";
import { marksOf } from "../pieces";
import type { Reading } from "../reading";
import { END, ENDS } from "../tokens";

const MOST_WORDS = 10;
const MOST_PIECES = 80;
/** Words before the verb that may say who does it: `a specialist will call`. */
const MOST_OF_WHO = 5;
const WHO = /^(?:i|we|you|ich|wir|je|on|nous|vous)\b/i;
/** Words before a promise that can still take it back: `if`, `would you`. */
const NEAR = 9;

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
  if (reading.passage.speaker === "customer" || !reading.test("promise", reading.text)) return pledges;
  for (let from = 0; from < reading.length;) {
    const at = Math.min(reading.next(from, ENDS), from + MOST_PIECES);
    const pledge = pledgeIn(reading, from, reading.is(at, "?") ? toldBefore(reading, from, at) : at);
    if (pledge !== undefined) pledges.push(pledge);
    else addDue(reading, from, at, pledges);
    from = at + 1;
  }
  return pledges;
}

function pledgeIn(reading: Reading, begin: number, to: number): Pledge | undefined {
  // A `sí` that begins is no `si`, a no before a comma takes nothing back.
  const first = reading.passage.pieces[begin]?.raw ?? "";
  const from = begin + Number(/^sí$/i.test(first) || (first === "لا" && reading.is(begin + 1, ",")));
  const text = reading.textOf(from, to);
  const match = reading.match("promise", text);
  if (match === null || reading.test("idle", clause(text.slice(0, match.index)) + match[0])) return undefined;
  const [, verb = ""] = match.filter((group: string | undefined) => group !== undefined);
  let verbAt = reading.at(match.index, from);
  while (verbAt < to && reading.is(verbAt, "4")) verbAt++;
  const start = whoBefore(reading, from, verbAt);
  const [mark] = marksOf(reading.passage, start, to);
  if (mark === undefined) return undefined;
  return {
    turn: mark.turn,
    what: wordsAs(reading, start, to),
    due: dueIn(reading, from, to),
    mark,
    verb: verb.slice(0, 4).replace("sent", "send"),
    again: reading.test("again", text),
  };
}

/** Where those begin who do it. */
function whoBefore(reading: Reading, from: number, at: number): number {
  let start = at;
  while (
    start > from &&
    at - start < MOST_OF_WHO &&
    !reading.is(start - 1, ",;j9|") &&
    !WHO.test(reading.piece(start).raw)
  )
    start--;
  return start;
}

/** The words as they were said, with the signs between them, without noise. */
function wordsAs(reading: Reading, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++)
    text += (at === from || reading.glued(at - 1) ? "" : " ") + (reading.passage.pieces[at] ?? END).raw;
  const words = text
    // What stood before and behind a filler.
    .replace(/(?: ?,)+/g, ",")
    // "we'll we'll send it"
    .replace(/(?<!\S)(\S+(?: \S+)?)(?: \1(?!\S))+/gi, "$1")
    .split(" ");
  const most = words.slice(0, MOST_WORDS).join(" ");
  return words.length > MOST_WORDS ? most.replace(/[,;:]$/, "") + ELLIPSIS : most;
}

/** The last words, as far as they belong to what follows. */
function clause(text: string): string {
  const after = text.replace(/^.* (?:mais|but|aber|pero|لكن|and(?= i | we |$))(?= |$)/, "");
  return after.split(" ").slice(-NEAR).join(" ");
}

/** Where the part of a question ends that is told: `we pay you back, to which card?`, `I send it, okay?` */
function toldBefore(reading: Reading, from: number, to: number): number {
  if (/ (?:accord|ok|okay|right|vale|تمام)(?: \S+)? $/.test(reading.textOf(from, to))) return to;
  let at = to;
  while (at > from && !reading.is(at, ",")) at--;
  // `I send it should I call you?`
  return at > from ? at : reading.at(reading.match("idle", reading.textOf(from, to))?.index ?? 0, from);
}

/** The words that say when. */
function dueIn(reading: Reading, from: number, to: number): string | null {
  const match = reading.match("due", reading.textOf(from, to));
  if (match === null) return null;
  return reading.said(reading.at(match.index, from), reading.at(match.index + match[0].length - 1, from));
}

/** A turn that begins with when the promise before it is kept, or from where to where, completes it. */
function addDue(reading: Reading, from: number, to: number, pledges: Pledge[]): void {
  const last = pledges[pledges.length - 1];
  const turn = reading.turn(from);
  if (last?.due !== null || last.turn === turn) return;
  if (/^ (?:from|into|to your) /.test(reading.textOf(from, to))) pledges[pledges.length - 1] = { ...last, turn };
  const due = dueIn(reading, from, Math.min(to, from + MOST_WORDS));
  if (due?.startsWith(reading.passage.pieces[from]?.raw ?? " ") === true)
    pledges[pledges.length - 1] = { ...last, turn, due };
}
