import { isCard } from "./cardNumber";
import { ownCue } from "../cues";
import type { Speaker } from "../../conversation";
import type { Mark, Thing } from "../heard";
import type { Reading } from "../reading";
import { bears, marksOf } from "../pieces";

/** One number said, and what is known of it. */
interface Digits {
  readonly text: string;
  readonly mark: Mark;
  /** Heard or told as something that is no card. */
  readonly other: boolean;
  /** Said after a card's number was asked for, until something else is. */
  readonly asked: boolean;
  /** Said as, or asked for as, a card's security code. */
  readonly code: boolean;
  /** Words between it and the number before it in its passage; endless at the passage's begin. */
  readonly gap: number;
}

const SHORTEST = 12;
const LONGEST = 19;
/** Words between two groups of one number ("then it goes on with"), turns between them, and turns to the code after it. */
const WORDS = 6;
const TURNS = 6;

/** Cues that belong to a card's number. */
const OF_CARD = new Set(["card", "last", "number", "cvc"]);

/**
 * The digits to mask: those of payment cards, in however many groups, turns and words they are said, read back ones too,
 * and the code on the card. Digits told or asked as something else (an order's number, an IMEI) are none.
 */
export function hearCards(readings: readonly Reading[]): {
  readonly marks: readonly Mark[];
  readonly numbers: readonly Thing[];
} {
  const cards: { readonly digits: readonly Digits[]; readonly by: Speaker }[] = [];
  const said = new Map<Speaker, Digits[]>();
  let asked = false;
  for (const reading of readings) {
    const { speaker } = reading.passage;
    const customer = speaker === "customer";
    if (customer) {
      const others = reading.asked.some(({ cue, strong }) => strong && !OF_CARD.has(cue));
      asked = reading.asked.some(({ cue, strong }) => strong && cue === "card") || (asked && !others);
    }
    const side = said.get(speaker) ?? [];
    for (const digits of digitsOf(reading, customer && asked)) side.push(digits);
    said.set(speaker, side);
  }
  for (const [by, side] of said) for (const digits of cardsIn(side)) cards.push({ digits, by });
  const found = cards.map(({ digits }) => digits);
  const masked = found.flat();
  for (const side of said.values())
    for (const run of runsOf(side)) {
      const text = textOf(run);
      const first = run[0];
      if (first === undefined) continue;
      if (
        (/^\d{3,4}$/.test(text) && (first.code || (!first.other && follows(first, found)))) ||
        repeated(text, first, found)
      )
        masked.push(...run);
    }
  const numbers = cards
    .filter(({ digits }) => isCard(textOf(digits)))
    .map(({ digits, by }) => {
      const marks = joined(digits);
      return {
        type: "card" as const,
        value: textOf(digits),
        turns: [...new Set(marks.map(({ turn }) => turn))],
        by,
        marks,
      };
    });
  return { marks: joined([...new Set(masked)]), numbers };
}

function textOf(digits: readonly Digits[]): string {
  return digits.map(({ text }) => text).join("");
}

/** Numbers said without a word between them. */
function runsOf(side: readonly Digits[]): readonly (readonly Digits[])[] {
  const runs: Digits[][] = [];
  for (const digits of side) {
    const run = runs[runs.length - 1];
    if (digits.gap === 0 && run !== undefined) run.push(digits);
    else runs.push([digits]);
  }
  return runs;
}

/** The marks of numbers, one for those of a turn that stand side by side. */
function joined(digits: readonly Digits[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { mark, gap } of [...digits].sort((a, b) => a.mark.turn - b.mark.turn || a.mark.start - b.mark.start)) {
    const last = marks[marks.length - 1];
    if (last !== undefined && gap === 0 && last.turn === mark.turn)
      marks[marks.length - 1] = { ...last, end: mark.end };
    else marks.push(mark);
  }
  return marks;
}

function digitsOf(reading: Reading, asked: boolean): Digits[] {
  const { passage, mentions } = reading;
  const found: Digits[] = [];
  let last = -Infinity;
  let cue: string | undefined;
  /** Words since the last number. */
  let words = 0;
  for (const [at, piece] of passage.pieces.entries()) {
    if (bears(piece, "3") && !bears(piece, "jky")) words++;
    const [mark] = bears(piece, "0") ? marksOf(passage, at, at + 1) : [];
    if (mark === undefined) continue;
    // The cue of a number's first group is the cue of all.
    if (at - last > 3 || words > 0) cue = ownCue(reading, at, at + 1);
    const thing = mentions.find(({ from, to, type }) => from <= at && at < to && type !== "card");
    const told =
      (cue !== undefined && !OF_CARD.has(cue)) ||
      (thing !== undefined && (thing.type !== "id" || thing.cue !== "last"));
    found.push({
      text: piece.text,
      mark,
      other: told && !(asked && thing?.type === "phone" && cue === undefined),
      asked,
      code: cue === "cvc" || (!told && reading.wants("cvc")),
      gap: last < 0 ? Infinity : words,
    });
    last = at + 1;
    words = 0;
  }
  return found;
}

/** The runs of numbers that are a card's: by issuer, length and check digit, or because it was asked for. */
function* cardsIn(side: readonly Digits[]): Generator<Digits[]> {
  for (let from = 0; from < side.length; from++) {
    let text = "";
    let best = 0;
    let total = 0;
    let wanted = true;
    for (let to = from; to < side.length && text.length < LONGEST; to++) {
      const each = side[to];
      if (each === undefined || each.other || each.text.length > LONGEST || (to > from && !joins(side[to - 1], each)))
        break;
      text += each.text;
      if (text.length > LONGEST) break;
      wanted &&= each.asked;
      // Where nobody asked, a part of a longer number or of two numbers is none.
      const whole = each.asked || (side[from]?.gap !== 0 && side[to + 1]?.gap !== 0);
      if (whole && text.length >= SHORTEST && isCard(text)) best = to + 1;
      if (wanted && !each.code && text.length >= SHORTEST) total = to + 1;
    }
    const end = best > 0 ? best : total;
    if (end === 0) continue;
    yield side.slice(from, end);
    from = end - 1;
  }
}

function joins(before: Digits | undefined, digits: Digits): boolean {
  return (
    before !== undefined &&
    (digits.gap === 0 ||
      (before.asked && digits.gap <= WORDS) ||
      (digits.gap === Infinity && before.asked && digits.asked && digits.mark.turn - before.mark.turn <= TURNS))
  );
}

/** Whether digits come right behind a card's. */
function follows(digits: Digits, cards: readonly (readonly Digits[])[]): boolean {
  return cards.some((card) => {
    const last = card[card.length - 1]?.mark;
    return digits.asked && last !== undefined && digits.mark.turn > last.turn && digits.mark.turn - last.turn <= TURNS;
  });
}

/** Whether digits say a part of a card's number again. */
function repeated(text: string, { mark, other }: Digits, cards: readonly (readonly Digits[])[]): boolean {
  return cards.some((card) => {
    const whole = textOf(card);
    const first = card[0]?.mark.turn ?? 0;
    const last = card[card.length - 1]?.mark.turn ?? 0;
    const near = mark.turn >= first - 1 && mark.turn <= last + 1 && !other;
    return text.length > (near ? 2 : 5) && whole.includes(text);
  });
}
