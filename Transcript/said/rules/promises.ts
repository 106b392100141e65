import { ELLIPSIS } from "../../text/cut";
import type { Promised } from "../heard";
import { bears, marksOf } from "../pieces";
import type { Reading } from "../reading";
import { END, ENDS } from "../tokens";

/** Words that a rep reads at once; longer ones end at a clause's end. */
const MOST_WORDS = 24;
const MOST_PIECES = 80;
/** Words before the verb that may say who does it: `a specialist will call`. */
const MOST_OF_WHO = 14;
/** Words with which a turn may go on with when a promise before it is kept. */
const MOST_OF_DUE = 10;
/** Who does it: a French `vous` is whom it is done for, unless the verb's end tells. */
const WHO = /^ (?:j'|(?:i|we|you|ich|wir|je|on|nous (?:\S+ )?\S+ons|vous (?:\S+ )?\S+ez)\b)/;
/** A number, which nobody repeats by mistake. */
const COUNTS = "\0";
/** Words before a promise that can still take it back: `if`, `would you`. */
const NEAR = 9;

/** A promise with the verbs that say it again. */
export interface Pledge extends Promised {
  /** What it says, in small letters. */
  readonly low: string;
  /** Start of the verb: a promise with the same is the same one. */
  readonly verb: string;
  /** Said of what was promised before: `ils arriveront`. */
  readonly again: boolean;
}

/** What the company's side says that it did or will do: at most one a sentence. */
export function hearPromises(reading: Reading): Pledge[] {
  const pledges: Pledge[] = [];
  if (reading.passage.speaker === "customer" || !reading.tells("promise", reading.text)) return pledges;
  for (let from = 0; from < reading.length;) {
    let at = reading.spot(from, ENDS);
    // "with Dr. Patel"
    while (reading.is(at, ".") && reading.is(at - 1, "U")) at = reading.spot(at + 1, ENDS);
    at = Math.min(at, from + MOST_PIECES);
    const pledge = pledgeIn(reading, from, reading.is(at, "?") ? toldBefore(reading, from, at) : at);
    if (pledge !== undefined) pledges.push(pledge);
    else addDue(reading, from, at, pledges);
    from = at + 1;
  }
  return pledges;
}

function pledgeIn(reading: Reading, begin: number, stop: number): Pledge | undefined {
  // A `sí` that begins is no `si`, a no before a comma takes nothing back.
  const first = reading.passage.pieces[begin]?.asSaid ?? "";
  const from = begin + Number(/^sí$/i.test(first) || (first === "لا" && reading.is(begin + 1, ",")));
  const text = reading.textOf(from, stop);
  const match = reading.firstOf("promise", text);
  if (match === null || reading.tells("idle", clause(text.slice(0, match.index)) + match[0])) return undefined;
  const [, verb = ""] = match.filter((group: string | undefined) => group !== undefined);
  let verbAt = reading.at(match.index, from);
  while (verbAt < stop && reading.is(verbAt, "4")) verbAt++;
  const told = askedBehind(reading, reading.at(match.index + match[0].length - 1, from), stop);
  const due = dueIn(reading, from, told);
  // "tomorrow he comes between nine and one"
  const hours = due !== undefined && due[1] <= verbAt ? dueIn(reading, verbAt, told) : undefined;
  const who = whoBefore(reading, from, verbAt);
  // "on Monday, I have booked you in"
  const start = due !== undefined && due[0] < who && reading.skip(due[1]) >= who ? due[0] : who;
  // "the rooms are ready from three you will get a text in a minute"
  if (hours && start > from && start < who && !reading.is(start - 1, "4skj")) return pledgeIn(reading, who, stop);
  const to = clauseEnd(reading, start, told, Math.max((hours ?? due)?.[1] ?? 0, verbAt + 1));
  const [mark] = marksOf(reading.passage, start, to);
  if (mark === undefined) return undefined;
  const what = wordsAs(reading, start, to) + (to < told ? ELLIPSIS : "");
  return {
    turn: mark.turn,
    what,
    low: what.toLowerCase(),
    due: due === undefined ? null : [due, ...(hours ? [hours] : [])].map((part) => wordsAs(reading, ...part)).join(" "),
    mark,
    verb: verb.slice(0, 4).replace("sent", "send"),
    again: reading.tells("again", text),
  };
}

/** Where those begin who do it. */
function whoBefore(reading: Reading, from: number, at: number): number {
  let start = at;
  while (
    start > from &&
    at - start < MOST_OF_WHO &&
    !reading.is(start - 1, ",;j9|") &&
    !WHO.test(reading.textOf(start, start + 3))
  )
    start--;
  return start;
}

/** Where a question begins behind a promise that no sign divides from it: `I have sent it is there anything else`. */
function askedBehind(reading: Reading, from: number, to: number): number {
  if (reading.is(to, ".!;")) return to;
  const match = reading.firstOf("asks", reading.textOf(from, to));
  let end = match === null ? to : reading.at(match.index, from);
  while (reading.is(end - 1, "j")) end--;
  return end;
}

/** Where the last clause ends that is short enough, behind the words that are needed. */
function clauseEnd(reading: Reading, start: number, to: number, needed: number): number {
  const most = Math.max(start + MOST_WORDS, needed);
  if (to <= most) return to;
  const least = Math.max(start + MOST_WORDS / 2, needed);
  let end = most;
  while (end > least && !reading.is(end, ",j")) end--;
  return end > least ? end : most;
}

/** The words as they were said, with the signs between them, without noise. */
function wordsAs(reading: Reading, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) {
    const piece = reading.passage.pieces[at] ?? END;
    text += (at > from && reading.glued(at - 1) ? "" : " ") + (bears(piece, "01") ? COUNTS : "") + piece.asSaid;
  }
  return (
    text
      // What stood before and behind a filler.
      .replace(/(?: ?,)+/g, ",")
      // "we'll we'll send it"
      .replace(/( [^\s\0]+(?: [^\s\0]+)?)\1+(?!\S)/gi, "$1")
      .replaceAll(COUNTS, "")
      .trim()
  );
}

/** The last words, as far as they belong to what follows. */
function clause(text: string): string {
  const after = text.replace(
    /^.* (?:(?:mais|but|aber|pero|لكن|(?:and|y)(?= i | we |$))(?= |$)|(?:if|wenn|si|اذا) (?!you|vous|sie )(?:\S+ ){0,4}?(?:not|\S+n't|nicht|ne|no|ما|لم) .*)/,
    "",
  );
  return after.split(" ").slice(-NEAR).join(" ");
}

/** Where the part of a question ends that is told: `we pay you back, to which card?`, `I send it, okay?` */
function toldBefore(reading: Reading, from: number, to: number): number {
  if (/ (?:accord|ok|okay|right|vale|تمام)(?: \S+)? $/.test(reading.textOf(from, to))) return to;
  let at = to;
  while (at > from && !reading.is(at, ",")) at--;
  // `I send it should I call you?`
  return at > from ? at : reading.at(reading.firstOf("idle", reading.textOf(from, to))?.index ?? 0, from);
}

/** The pieces that say when: `on Thursday in two weeks` says it twice, `Monday or Tuesday` too. */
function dueIn(reading: Reading, from: number, to: number): readonly [from: number, to: number] | undefined {
  let begin: number | undefined;
  let end = from;
  for (;;) {
    const text = reading.textOf(end, to);
    const match = reading.firstOf("due", text);
    if (match === null || (begin !== undefined && !/^(?: (?:of|or|oder|ou|o|او))?$/.test(text.slice(0, match.index))))
      break;
    begin ??= reading.at(match.index, end);
    end = reading.at(match.index + match[0].length - 1, end);
  }
  if (begin === undefined) return undefined;
  while (reading.passage.pieces[begin]?.spelt === "") begin++;
  // "für acht Uhr ein"
  return [begin, end - Number(reading.piece(end - 1).word === "ein")];
}

/** A turn that begins with when the promise before it is kept, or from where to where, completes it. */
function addDue(reading: Reading, from: number, to: number, pledges: Pledge[]): void {
  const last = pledges[pledges.length - 1];
  const turn = reading.turn(from);
  if (last?.due !== null || last.turn === turn) return;
  if (/^ (?:from|into|to your) /.test(reading.textOf(from, to))) pledges[pledges.length - 1] = { ...last, turn };
  const due = dueIn(reading, from, Math.min(to, from + MOST_OF_DUE));
  if (due?.[0] === from) pledges[pledges.length - 1] = { ...last, turn, due: wordsAs(reading, ...due) };
}
