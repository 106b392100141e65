import { codeLength, follows, isCard, OF_CARD } from "./cardNumber";
import { Digits } from "./digits";
import type { Speaker } from "../../conversation";
import type { Mark, Thing } from "../heard";
import { bears, markOf } from "../pieces";
import type { Reading } from "../reading";
import { END, noted } from "../tokens";

const NUMBERS = noted("0");
const SHORTEST = 12;
const LONGEST = 19;
/** Numbers that are looked at before others may run. */
const SLICE = 500;
/** Words between two groups of one number ("then it goes on with"), turns between them, and turns to the code after it. */
const WORDS = 6;
const TURNS = 6;

interface Card {
  readonly digits: readonly Digits[];
  readonly text: string;
  readonly by: Speaker;
}

/**
 * The digits to mask: those of payment cards, in however many groups, turns and words they are said, read back ones too,
 * and the code on the card. Digits told or asked as something else (an order's number, an IMEI) are none.
 */
export class Cards {
  /** The numbers of each side. */
  private readonly sides = new Map<Speaker, Digits[]>();
  private asked = false;
  /** The turn that answers whether there is a card. */
  private answered = NaN;

  /** Takes in the numbers of what is read next. */
  take(reading: Reading): void {
    const { speaker, turns } = reading.passage;
    const about = reading.asked.filter(({ cue, strong }) => strong || cue === "phone");
    // "Paying by card?" - "Yes, by card." - "The number, please."
    const stays = this.asked || about.some(({ turn }) => turn === this.answered + 1);
    // Of the last digits alone no run is too long for what was asked.
    if (about.length > 0)
      this.asked =
        about.some(({ cue }) => cue === "card" || (stays && OF_CARD.includes(cue))) &&
        (this.asked || !about.some(({ cue }) => cue === "last"));
    const side = this.sides.get(speaker) ?? [];
    this.sides.set(speaker, side);
    const asked = speaker === "customer" && (this.asked || (about.length === 0 && reading.wants("card")));
    if (asked) this.answered = turns[turns.length - 1] ?? NaN;
    if (reading.any(NUMBERS)) addDigits(side, reading, asked);
  }

  /** What to mask, and the numbers that are whole; in slices, once all is read. */
  *found(): Generator<void, { readonly marks: readonly Mark[]; readonly numbers: readonly Thing[] }> {
    const cards: Card[] = [];
    for (const [by, side] of this.sides)
      for (const digits of cardsIn(side))
        if (digits === undefined) yield;
        else cards.push({ digits, by, text: textOf(digits) });
    const all = textOf(cards);
    const masked = new Set(cards.flatMap(({ digits }) => digits));
    for (const side of this.sides.values())
      for (const [index, run] of runsOf(side, masked).entries()) {
        if (index % SLICE === SLICE - 1) yield;
        const text = textOf(run);
        const [first] = run;
        if (first === undefined || text.length > LONGEST) continue;
        if (
          (first.code && /^\d{3,4}$/.test(text)) ||
          (all.includes(text) && cards.some((card) => repeats(text, first, card)))
        )
          for (const digits of run) masked.add(digits);
        const end = run[run.length - 1] ?? first;
        let code = end.other ? 0 : codeBehind(text, first, end, cards);
        for (let at = run.length - 1; code > 0; at--) {
          const digits = run[at] ?? first;
          masked.add(digits);
          code -= digits.text.length;
        }
      }
    const numbers = cards
      .filter(({ text }) => isCard(text))
      .map(({ digits, by, text }) => {
        const marks = joined(digits);
        return { type: "card" as const, value: text, turns: [...new Set(marks.map(({ turn }) => turn))], by, marks };
      });
    return { marks: joined([...masked]), numbers };
  }
}

function textOf(digits: readonly { readonly text: string }[]): string {
  let all = "";
  for (const { text } of digits) all += text;
  return all;
}

/** Numbers said without a word between them; a card's end where it does. */
function runsOf(side: readonly Digits[], ofCards: ReadonlySet<Digits>): readonly (readonly Digits[])[] {
  const runs: Digits[][] = [];
  for (const digits of side) {
    const { gap, before } = digits;
    if (gap === 0 && before !== undefined && ofCards.has(before) === ofCards.has(digits))
      runs[runs.length - 1]?.push(digits);
    else runs.push([digits]);
  }
  return runs;
}

/** The marks of numbers, one for those of a turn that stand side by side. */
function joined(digits: readonly Digits[]): readonly Mark[] {
  const marks: Mark[] = [];
  let previous: Digits | undefined;
  for (const each of [...digits].sort((a, b) => a.mark.turn - b.mark.turn || a.mark.start - b.mark.start)) {
    const { mark, gap, before } = each;
    const last = marks[marks.length - 1];
    if (last !== undefined && gap === 0 && before === previous && last.turn === mark.turn)
      marks[marks.length - 1] = { ...last, end: mark.end };
    else marks.push(mark);
    previous = each;
  }
  return marks;
}

function addDigits(side: Digits[], reading: Reading, asked: boolean): void {
  const { pieces } = reading.passage;
  let gap = Infinity;
  let before: Digits | undefined;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? END;
    if ((piece.bits & NUMBERS) === 0 || bears(piece, "1")) {
      if (before !== undefined && bears(piece, "3") && !bears(piece, "jky")) gap++;
      continue;
    }
    const mark = markOf(reading.passage, at);
    before = new Digits(piece.asRead, mark, reading, at, asked, gap, before);
    side.push(before);
    // A card's expiry: what follows is another number.
    gap = Number(piece.asSaid.includes("/"));
  }
}

/**
 * The runs of numbers that are a card's: by issuer, length and check digit, or because it was asked for; in between,
 * undefined at the end of a slice.
 */
function* cardsIn(side: readonly Digits[]): Generator<readonly Digits[] | undefined> {
  for (let from = 0; from < side.length; from++) {
    if (from % SLICE === SLICE - 1) yield undefined;
    let text = "";
    let end = from;
    while (end < side.length && text.length <= LONGEST && (end === from || joins(side[end - 1], side[end])))
      text += side[end++]?.text ?? "";
    if (text.length < SHORTEST) {
      // Nor is what begins later in it longer.
      from = end - 1;
      continue;
    }
    text = "";
    let best = 0;
    let total = 0;
    let wanted = true;
    const begins = side[from]?.gap !== 0 && side[from]?.text.startsWith("0") !== true;
    for (let to = from; to < end; to++) {
      const each = side[to];
      if (each === undefined || each.other || (each.code && text !== "")) break;
      text += each.text;
      if (text.length > LONGEST) break;
      wanted &&= each.wanted;
      // Where nobody asked, a part of a longer number or of two numbers is none.
      const whole = (): boolean =>
        each.asked || (side[from]?.gap !== 0 && follows(textBehind(side, to), codeLength(text)));
      if (text.length < SHORTEST) continue;
      if (isCard(text) && whole()) best = to + 1;
      // No card's number begins with 0, many a phone number does.
      if (wanted && begins && !each.code) total = to + 1;
    }
    // "the one beginning with 4111"
    if (
      best + total === 0 ||
      (best === 0 && side.slice(from + 1, end).some((_, skipped) => checked(side, from + 1 + skipped)))
    )
      continue;
    end = best > 0 ? best : total;
    yield side.slice(from, end);
    from = end - 1;
  }
}

/** Whether a card's number with a valid check digit begins there. */
function checked(side: readonly Digits[], from: number): boolean {
  let text = "";
  for (let at = from; at < side.length && text.length < LONGEST; at++) {
    if (at > from && !joins(side[at - 1], side[at])) return false;
    text += side[at]?.text ?? "";
    if (text.length >= SHORTEST && side[from]?.gap !== 0 && isCard(text)) return true;
  }
  return false;
}

function joins(before: Digits | undefined, digits: Digits | undefined): boolean {
  if (before === undefined || digits === undefined) return false;
  const { gap, asked, mark } = digits;
  return (
    gap === 0 ||
    (before.asked && (gap <= WORDS || (gap === Infinity && asked && mark.turn - before.mark.turn <= TURNS)))
  );
}

/** The numbers that follow one without a word between them, up to what no card has behind it. */
function textBehind(side: readonly Digits[], from: number): string {
  let text = "";
  for (let at = from + 1; text.length < SHORTEST && side[at]?.gap === 0; at++) text += side[at]?.text ?? "";
  return text;
}

/** All that `expires October twenty nine` says in digits. */
const YEAR = /^[2-4]\d$/;

/** How many of the last of these digits are a card's code, since they come right behind its number or what it ends in. */
function codeBehind(text: string, first: Digits, end: Digits, cards: readonly Card[]): number {
  const { mark, gap, dated } = first;
  for (const { digits, text: number } of cards) {
    const last = digits[digits.length - 1]?.mark ?? mark;
    const turns = mark.turn - last.turn;
    // First, since each number of a call meets each card of it.
    if (turns < 0 || turns > TURNS) continue;
    const size = codeLength(number);
    const more = text.length - size;
    if (more < 0 || (more === 0 && dated)) continue;
    const { coded } = more > 0 ? end : first;
    const behind = (turns > 0 || mark.start > last.start) && (coded || (turns === 0 && gap === 0));
    const expiry = text.slice(0, more);
    if (behind && (follows(expiry, 0) || (dated && YEAR.test(expiry)))) return size;
  }
  return 0;
}

/** Whether digits say a part of a card's number again. */
function repeats(text: string, run: Digits, { digits, text: whole }: Card): boolean {
  const { turn } = run.mark;
  const first = digits[0]?.mark.turn ?? 0;
  const last = digits[digits.length - 1]?.mark.turn ?? 0;
  const near = turn >= first - 1 && turn <= last + 1;
  if (!(near || text.length > 5) || !whole.includes(text)) return false;
  // "nine." - "nine": anything else so short says nothing.
  if (text.length < 3) return textOf(digits.filter(({ mark }) => mark.turn === turn - 1)) === text;
  return text.length > 5 || (!run.other && !(run.ending && turn > last));
}
