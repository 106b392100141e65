import type { Piece } from "../pieces";
import type { Reading } from "../reading";

const SIGNS: Readonly<Record<string, string>> = { $: "dollars", "€": "EUR", "£": "GBP", "¥": "JPY" };
const MOST_NUMBERS = 6;

/** Sums of money: `$61.18`, `sixty one dollars and eighteen cents`, `one two five dot zero zero dollars`. */
export function hearAmounts(reading: Reading): void {
  for (let at = 0; at < reading.length; at++) {
    const before = SIGNS[reading.sign(at, "$€£¥") ? (reading.piece(at)?.text ?? "") : ""];
    if (before !== undefined && reading.number(at + 1) !== undefined) {
      const [sum, to] = sumAt(reading, at + 1);
      at = add(reading, sum, before, at, moneyAt(reading, to) === undefined ? to : to + 1);
      continue;
    }
    if (reading.number(at) === undefined) continue;
    const [sum, to] = sumAt(reading, at);
    const money = moneyAt(reading, to);
    if (money === undefined) {
      at = Math.max(at, to - 1);
      continue;
    }
    const [cents, behind] = sum.includes(".") ? ["", to + 1] : centsAt(reading, to + 1);
    at = add(reading, sum + cents, money, at, behind);
  }
}

function add(reading: Reading, sum: string, money: string, from: number, to: number): number {
  const word = money === "dollars" && reading.setting.american ? "USD" : money;
  if (/^\d{1,12}(?:\.\d{1,2})?$/.test(sum)) reading.add("amount", `${sum} ${word}`, from, to);
  return to - 1;
}

function moneyAt(reading: Reading, at: number): string | undefined {
  return reading.sign(at, "$€£¥") ? SIGNS[reading.piece(at)?.text ?? ""] : reading.piece(at)?.is.money;
}

/** The numbers from there on as one, with a point where one is said. */
function sumAt(reading: Reading, from: number): readonly [sum: string, to: number] {
  let sum = "";
  let at = from;
  for (; at < from + MOST_NUMBERS; at++) {
    const piece = reading.number(at);
    if (piece === undefined || piece.ordinal) {
      const point = reading.has(at, "b") && sum !== "" && !sum.includes(".") && reading.number(at + 1) !== undefined;
      if (!point) break;
      sum += ".";
      continue;
    }
    const grouped =
      /^\d{3}(?:[.,]\d\d)?$/.test(piece.first.word) &&
      /^\d{1,3}$/.test(reading.piece(at - 1)?.first.word ?? "") &&
      from === at - 1;
    // "61 18": two numbers in signs are one only as groups of thousands.
    if (sum !== "" && piece.first.kind === "number" && !grouped && !sum.endsWith(".")) break;
    sum += written(piece);
  }
  return [sum, at];
}

/** A number in signs with its decimals behind a point: of `1.250,50` and `1,250.50` the last sign, of one sign what follows. */
function written({ first, text }: Piece): string {
  if (first.kind !== "number") return text;
  const [, whole = "", decimals] = /^([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(first.word) ?? [];
  if (whole === "") return text;
  return whole.replace(/[.,]/g, "") + (decimals === undefined ? "" : `.${decimals}`);
}

function centsAt(reading: Reading, from: number): readonly [cents: string, to: number] {
  let at = from;
  if (reading.has(at, "j")) at++;
  const cents = reading.number(at);
  if (cents === undefined || cents.ordinal || !(cents.value >= 0 && cents.value < 100)) return ["", from];
  const two = `.${cents.text.padStart(2, "0")}`;
  if (reading.has(at + 1, "C")) return [two, at + 2];
  const bare =
    at === from &&
    cents.value > 9 &&
    reading.lexicon.language !== "en" &&
    (at + 1 === reading.length || reading.sign(at + 1, ".,?!|"));
  return bare ? [two, at + 1] : ["", from];
}
