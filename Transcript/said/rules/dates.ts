import { two } from "../numbers";
import type { Reading } from "../reading";
import { whole } from "./digits";

type Found = readonly [value: string, to: number] | undefined;

/** Words between a day and what puts a part of it right. */
const NEAR = 8;
const DAYS = ["date", "birth"];

/** Days: `March 3rd, 2020`, `03/04/1985`, `zero six dash one four dash two zero two two`. */
export function dateAt(reading: Reading, at: number): number | undefined {
  // "شارع 26 يوليو"
  if (reading.is(at - 1, "S") && reading.speaks("ar es")) return undefined;
  const day = named(reading, at) ?? righted(reading, at) ?? written(reading, at) ?? spelled(reading, at);
  return day && reading.add("date", day[0], at, day[1], { cue: reading.wants("birth") ? "birth" : undefined });
}

/** A day and a month by its name, in either order, with or without a year. */
function named(reading: Reading, at: number): Found {
  let month = monthAt(reading, at);
  let day: number | undefined;
  let to: number;
  if (month !== undefined) {
    // "février vingt-huit": a month and its year. "في كانون الثاني": January.
    if (reading.speaks("es fr ar")) return undefined;
    // "june the fifth"
    const begin = reading.skip(reading.asRead(at + 1) === "the" ? at + 2 : at + 1, ",|.");
    [day, to] = dayAt(reading, begin);
    // "march twenty twenty seven": a month of a year
    const [, end] = yearAt(reading, begin);
    if (end > to && !reading.is(begin, "1") && !reading.is(end, "0")) return undefined;
  } else {
    // "one zero five of august": dictated, and no day of its own
    if (reading.piece(at - 2).worth < 10 && reading.piece(at - 1).worth < 10) return undefined;
    [day, to] = dayAt(reading, at);
    to = reading.skip(to, ".,|");
    if (reading.is(to, "O")) to++;
    // "the second of the fifth"
    if (reading.is(at, "1") && reading.is(to, "s") && reading.is(to + 1, "1") && reading.wants(...DAYS)) to++;
    // "خمسة شهر تسعة"
    if (reading.is(to, "B") && whole(reading, to + 1, 1, 12)) month = reading.piece(++to).worth;
    // "am neunzehnten elften"
    else if (
      (reading.speaks("de") ? reading.is(at - 1, "iOk4") : reading.speaks("en") && reading.is(to - 1, "s")) &&
      reading.is(at, "1") &&
      reading.is(to, "1") &&
      whole(reading, to, 1, 12)
    )
      month = reading.piece(to).worth;
    else month = monthAt(reading, to);
    to++;
    // "كانون الثاني": the second of the two months of that name
    if (reading.is(to, "1") && /^(?:كانون|تشرين)$/.test(reading.asRead(to - 1))) {
      if (month !== undefined && reading.piece(to).worth === 2) month = (month % 12) + 1;
      to++;
    }
    // "vom vierten bis zum siebten november": the month of the second is that of the first.
    const until = /^(?:a[lu]|الي|حتي|لغايه|ل.+)$/.test(reading.piece(to - 1).word);
    const and = reading.is(to - 1, "j");
    const next = reading.skip(to - 1, `jiTOs-V,${until || and ? "3" : ""}`);
    // "el 3 y el 4 de noviembre", "les 3 et 4 novembre"
    const again =
      and && reading.is(at - 1, "sO") && (next === to || reading.asRead(next - 1) === reading.asRead(at - 1));
    const span = again || until || reading.is(to - 1, "iT-");
    if (month === undefined && day !== undefined && span && reading.is(next, "01")) {
      const [last] = named(reading, next) ?? [];
      if (last !== undefined) return [`${last.slice(0, -2)}${two(day)}`, to - 1];
    }
  }
  // "hasta el ocho" behind "el cinco de diciembre"
  const known = reading.mentions.find(({ type, open }) => type === "date" && open !== true);
  if (
    month === undefined &&
    day !== undefined &&
    known &&
    // "las ocho", "no tres noches"
    (reading.speaks("es")
      ? /^(?:el|al|del)$/.test(reading.asRead(at - 1))
      : reading.is(at - 1, "sO") && !reading.is(at - 1, "i")) &&
    reading.is(at + 1, "4skj") &&
    // "the third one"
    !reading.is(at + 1, "0") &&
    (reading.speaks("en de")
      ? reading.is(at, "1") || (reading.is(at - 1, "O") && reading.is(at + 1, "."))
      : reading.is(at, "0"))
  )
    return [known.value.slice(0, -2) + two(day), at + 1];
  if (month === undefined || day === undefined) return undefined;
  const next = reading.skip(to, ",|.'");
  let [year, end] = yearAt(reading, reading.is(next, "O") ? next + 1 : next);
  // "neunzehnhundertneunundachtzig und zwar am ersten neunten"
  for (let before = at - 1; end === 0 && before > at - 6 && reading.wants("birth"); before--)
    [year, end] = yearAt(reading, before);
  return [iso(year, month, day), Math.max(end, to)];
}

/** The day, month or year alone that is put right: `1980, no, 1981`, `non le treize`. */
function righted(reading: Reading, at: number): Found {
  const [known] = reading.mentions
    .filter(({ type, open, to }) => type === "date" && open !== true && to <= at)
    .slice(-1);
  const words = known === undefined ? "0" : reading.textOf(known.to, at);
  if (known === undefined || at - known.to > NEAR || words.includes("0") || !reading.tells("sorry", words))
    return undefined;
  const [, year = "", month = 0, day = 0] = /^(.+)-(..)-(..)$/.exec(known.value) ?? [];
  const { worth: value } = reading.piece(at);
  const own = yearAt(reading, at);
  if (own[1] > 0 && (value > 31 || own[1] > at + 1)) return [iso(own[0], Number(month), Number(day)), own[1]];
  const named = monthAt(reading, at);
  const [other, to] = named === undefined ? dayAt(reading, at) : [Number(day), at + 1];
  if (other === undefined) return undefined;
  const [next, end] = yearAt(reading, reading.is(to, "O") ? to + 1 : to);
  return end > 0 || reading.is(to, "4k")
    ? [iso(end > 0 ? next : year, named ?? Number(month), other), end || to]
    : undefined;
}

/** The month of a word; `first, may I ask` names none. */
function monthAt(reading: Reading, at: number): number | undefined {
  return reading.is(at, "23") && !/^(?:i|we|you)$/i.test(reading.piece(at + 1).asSaid)
    ? reading.piece(at).means.month
    : undefined;
}

function dayAt(reading: Reading, at: number): readonly [day: number | undefined, to: number] {
  const [{ worth: value }, { asRead, worth: unit }] = [reading.piece(at), reading.piece(at + 1)];
  // "march two two, nineteen eighty five"
  if (value < 4 && /^\d$/.test(asRead) && yearAt(reading, reading.skip(at + 2))[1] > 0)
    return [value * 10 + unit, at + 2];
  return whole(reading, at, 1, 31) ? [value, at + 1] : [undefined, at];
}

/** A year from 1900 to 2099, in however many numbers it is said, and the piece behind it; 0 where there is none. */
function yearAt(reading: Reading, from: number): readonly [year: string, to: number] {
  let digits = "";
  for (let at = from; reading.is(at, "0") && digits.length < 4; at++) {
    digits += reading.asRead(at);
    if (/^(?:19|20)..$/.test(digits)) return [digits, at + 1];
  }
  // "del 62"
  const soon = reading.wants("date") && digits.startsWith("2") && !reading.is(from + 1, "0h");
  if (digits.length === 2 && (soon || reading.wants("birth")))
    return [(digits > "25" ? "19" : "20") + digits, from + 1];
  return ["-", 0];
}

function written(reading: Reading, at: number): Found {
  const { word } = reading.piece(at);
  const [day = 0, month = 0] = word.split(".").map(Number); // "vom 28.12. bis 3.1."
  if (/^\d+\.\d+$/.test(word) && reading.is(at + 1, ".") && reading.speaks("de") && reading.is(at - 1, "Oi"))
    return valid(day, month) ? [iso("-", month, day), at + 2] : undefined;
  return /^(?:(?:19|20)\d\d([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d\d))$/.test(word)
    ? inOrder(reading, word.split(/\D/).map(Number), at + 1, word.includes("."))
    : undefined;
}

/** Three numbers with a word for a stroke between them, or as the answer to what day. */
function spelled(reading: Reading, from: number): Found {
  const values: number[] = [];
  let digits = "";
  let to = from;
  // "zero five nine eight, nineteen eighty-four": no end of it alone
  if (reading.is(from - 1, "0")) return undefined;
  for (let at = from; at < from + 14; at++) {
    const { asRead, worth: value } = reading.piece(at);
    if (reading.is(at, "01")) {
      to = at + 1;
      digits += asRead;
      values.push(value);
    } else if (at > from && reading.is(at, "y/b") && reading.is(at + 1, "01")) digits += "/";
    else if (at === from || !reading.is(at, reading.speaks("es fr") ? ",-|O" : ",-|")) break;
  }
  const parts = digits.split("/");
  if (parts.length === 3)
    return parts.every((part) => part !== "" && part.length < 5) ? inOrder(reading, parts.map(Number), to) : undefined;
  if (
    parts.length > 1 ||
    !(reading.wants(...DAYS) || [1, 2, 3].some((before) => DAYS.includes(reading.cue(from - before) ?? "")))
  )
    return undefined;
  const [, ...eight] =
    /^((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)$/.exec(digits) ?? /^(\d\d)(\d\d)((?:19|20)\d\d|\d\d)$/.exec(digits) ?? [];
  if (eight.length > 0 && (digits.length > 6 || (values.length < 6 && Number(values[values.length - 1]) < 100)))
    return inOrder(reading, eight.map(Number), to);
  const [first = 0, second = 0, third = 0] = values;
  const year = Number(values.slice(2).join(""));
  if (values.length < 7 && year > 1899 && year < 2100) return inOrder(reading, [first, second, year], to);
  return values.length === 3 && third > 31 && third < 100 ? inOrder(reading, [first, second, third], to) : undefined;
}

/** Day and month may stand in either order: Americans put the month first, others the day, unless only one is right. */
function inOrder(reading: Reading, parts: readonly number[], to: number, dotted = false): Found {
  const { american, countries } = reading.setting;
  let [day = 0, month = 0, year = 0] = parts;
  if (day > 999) [day, year] = [year, day];
  else {
    if (year < 100) year += year > 40 ? 1900 : 2000;
    if (
      reading.speaks("en") &&
      !dotted &&
      (american || countries.length === 0) &&
      !reading.asked.some(({ dayFirst }) => dayFirst)
        ? valid(month, day)
        : !valid(day, month)
    )
      [day, month] = [month, day];
  }
  return valid(day, month) ? [iso(String(year), month, day), to] : undefined;
}

function valid(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function iso(year: string, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}
