import type { Piece } from "../pieces";
import type { Reading } from "../reading";
import { wordsOf } from "./times";

/** Days: `March 3rd, 2020`, `03/04/1985`, `zero six dash one four dash two zero two two`, `next friday`. */
export function hearDates(reading: Reading): void {
  const asked = reading.asked.some(({ cue }) => DAYS.includes(cue));
  for (let at = 0; at < reading.length; at++) {
    if (!reading.free(at)) continue;
    const day = named(reading, at) ?? written(reading, at) ?? spelled(reading, at, asked);
    if (day === undefined) continue;
    const [value, to] = day;
    reading.add("date", value, at, to);
    at = to - 1;
  }
  hearOpenDates(reading);
}

const DAYS = ["date", "birth"];

type Found = readonly [value: string, to: number] | undefined;

/** A day and a month by its name, in either order, with or without a year. */
function named(reading: Reading, at: number): Found {
  const first = reading.piece(at);
  if (first?.is.month !== undefined && first.kind !== "number") {
    const next = reading.skip(reading.has(at + 1, "s") && reading.lexicon.language === "en" ? at + 2 : at + 1, ",|.");
    const [day, to] = dayAt(reading, next);
    return day === undefined ? undefined : withYear(reading, first.is.month, day, to);
  }
  const [day, behind] = dayAt(reading, at);
  if (day === undefined) return undefined;
  let next = reading.skip(behind, ".,|");
  if (reading.has(next, "O")) next++;
  const month = reading.piece(next);
  return month?.is.month === undefined || month.kind === "number"
    ? undefined
    : withYear(reading, month.is.month, day, next + 1);
}

function dayAt(reading: Reading, at: number): readonly [day: number | undefined, to: number] {
  const piece = reading.number(at);
  if (piece === undefined) return [undefined, at];
  const next = reading.number(at + 1);
  // "june one five two thousand twenty"
  if (
    next !== undefined &&
    !piece.ordinal &&
    digit(piece) &&
    digit(next) &&
    piece.value > 0 &&
    piece.value < 4 &&
    !digit(reading.number(at + 2))
  )
    return [piece.value * 10 + next.value, at + 2];
  // A number in signs may carry the point that German puts behind a day.
  return fits(piece, 1, 31) ? [piece.value, at + 1] : [undefined, at];
}

function withYear(reading: Reading, month: number, day: number, from: number): Found {
  let at = reading.skip(from, ",|.");
  if (reading.has(at, "O") && reading.number(at + 1) !== undefined) at++;
  const [year, to] = yearAt(reading, at);
  return [iso(year, month, day), year === undefined ? from : to];
}

/** A year from 1900 to 2099, in however many numbers it is said. */
function yearAt(reading: Reading, from: number): readonly [year: number | undefined, to: number] {
  let digits = "";
  for (let at = from; at < from + 4 && digits.length < 4; at++) {
    const piece = reading.number(at);
    if (piece === undefined || piece.ordinal) break;
    digits += piece.text;
    if (digits.length === 4 && /^(?:19|20)/.test(digits)) return [Number(digits), at + 1];
  }
  return [undefined, from];
}

function written(reading: Reading, at: number): Found {
  const piece = reading.number(at);
  if (piece?.first.kind !== "number") return undefined;
  const parts = piece.first.word.split(/[./-]/).map(Number);
  if (!/^(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d\d))$/.test(piece.first.word))
    return undefined;
  return inOrder(reading, parts, at + 1, piece.first.word.includes("."));
}

/** Three numbers with a word for a stroke between them, or as the answer to what day. */
function spelled(reading: Reading, from: number, asked: boolean): Found {
  const parts = [""];
  let strokes = 0;
  let at = from;
  const cue =
    asked ||
    DAYS.includes(reading.piece(from - 1)?.is.cue ?? "") ||
    DAYS.includes(reading.piece(from - 2)?.is.cue ?? "");
  const pieces: number[] = [];
  for (; at < from + 14; at++) {
    if (strokes > 0 || at > from ? reading.has(at, "y/b") : false) {
      if (reading.number(at + 1) === undefined) break;
      strokes++;
      parts.push("");
      continue;
    }
    const piece = reading.number(at);
    if (piece === undefined) {
      if (at > from && reading.sign(at, ",-/|")) continue;
      break;
    }
    parts.push(`${parts.pop() ?? ""}${piece.text}`);
    pieces.push(piece.value);
  }
  if (strokes === 2)
    return parts.every((part) => part !== "" && part.length < 5)
      ? inOrder(reading, parts.map(Number), at, false)
      : undefined;
  if (!cue || strokes > 0) return undefined;
  const digits = parts[0] ?? "";
  const [first = 0, second = 0, third = 0] = pieces;
  if (digits.length === 8 && /(?:19|20)\d\d$/.test(digits))
    return inOrder(
      reading,
      [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))],
      at,
      false,
    );
  const year = Number(pieces.slice(2).join(""));
  if (pieces.length >= 3 && pieces.length < 7 && year > 1899 && year < 2100)
    return inOrder(reading, [first, second, year], at, false);
  return pieces.length === 3 && third > 31 && third < 100
    ? inOrder(reading, [first, second, 1900 + third], at, false)
    : undefined;
}

/** Day and month may stand in either order: Americans put the month first, all others the day, unless only one is right. */
function inOrder(reading: Reading, parts: readonly number[], to: number, dotted: boolean): Found {
  const [first = 0, second = 0, third = 0] = parts;
  if (first > 999) return valid(third, second) ? [iso(first, second, third), to] : undefined;
  const year = third > 99 ? third : third + (third > 40 ? 1900 : 2000);
  const monthFirst = reading.lexicon.language === "en" && !dotted;
  const swapped = monthFirst ? valid(second, first) : !valid(first, second);
  const [day, month] = swapped ? [second, first] : [first, second];
  return valid(day, month) ? [iso(year, month, day), to] : undefined;
}

/** Words that fix one day, said by the caller: the side that promises says them as a due. */
function hearOpenDates(reading: Reading): void {
  const full = reading.mentions.some(({ type }) => type === "date");
  for (let at = 0; at < reading.length; at++) {
    const of = ordinalOfMonth(reading, at);
    if (of !== undefined) {
      reading.add("date", wordsOf(reading, at, of), at, of, { open: true });
      continue;
    }
    if (full || reading.passage.speaker !== "customer" || !reading.has(at, "wr") || !reading.free(at)) continue;
    const from = reading.has(at - 1, "N") ? at - 1 : at;
    const to = reading.has(at + 1, "v") && reading.lexicon.language !== "en" ? at + 2 : at + 1;
    // A guess between two days, what day it is, a day of other weeks.
    if (guessed(reading, from, to)) continue;
    reading.add("date", wordsOf(reading, from, to), from, to, { open: true });
  }
}

function ordinalOfMonth(reading: Reading, at: number): number | undefined {
  const piece = reading.number(at);
  if (piece === undefined || !fits(piece, 1, 31) || !reading.has(at + 1, "O") || !reading.has(at + 2, "N"))
    return undefined;
  return reading.has(at + 3, "B") ? at + 4 : undefined;
}

function guessed(reading: Reading, from: number, to: number): boolean {
  for (let at = from - 5; at < to + 5; at++)
    if ((at < from || at >= to) && reading.has(at, "wr") && !reading.sign(at, ".?!")) return true;
  return reading.test(
    "nodate",
    `${reading.textOf(Math.max(0, from - 4), from)}# ${reading.textOf(to, Math.min(reading.length, to + 2)).trimStart()}`,
  );
}

function valid(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function iso(year: number | undefined, month: number, day: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${year === undefined ? "-" : String(year)}-${two(month)}-${two(day)}`;
}

function digit(piece: Piece | undefined): boolean {
  return piece?.text.length === 1 && !piece.ordinal;
}

function fits(piece: Piece, least: number, most: number): boolean {
  return piece.value >= least && piece.value <= most && piece.text.length < 3 && Number.isInteger(piece.value);
}
