import type { Reading } from "../reading";
import { two, whole } from "./times";

type Found = readonly [value: string, to: number] | undefined;

/** Words around a day by which it is offered. */
const NEAR = 8;
const DAYS = ["date", "birth"];

/** Days: `March 3rd, 2020`, `03/04/1985`, `zero six dash one four dash two zero two two`. */
export function dateAt(reading: Reading, at: number): number | undefined {
  // "شارع 26 يوليو"
  if (reading.is(at - 1, "S") && reading.speaks("ar es")) return undefined;
  const day = named(reading, at) ?? written(reading, at) ?? spelled(reading, at);
  return day && reading.add("date", day[0], at, day[1], { cue: reading.wants("birth") ? "birth" : undefined });
}

/** A day and a month by its name, in either order, with or without a year. */
function named(reading: Reading, at: number): Found {
  let month = monthAt(reading, at);
  let day: number | undefined;
  let to: number;
  if (month !== undefined) {
    // "février vingt-huit": a month and its year.
    if (reading.speaks("es fr")) return undefined;
    // "june the fifth"
    const begin = reading.skip(reading.piece(at + 1).text === "the" ? at + 2 : at + 1, ",|.");
    [day, to] = dayAt(reading, begin);
    // "march twenty twenty seven": a month of a year
    const [, end] = yearAt(reading, begin);
    if (end > to && !reading.is(begin, "1") && !reading.is(end, "0")) return undefined;
  } else {
    [day, to] = dayAt(reading, at);
    to = reading.skip(to, ".,|");
    if (reading.is(to, "O")) to++;
    // "the second of the fifth"
    if (reading.is(at, "1") && reading.is(to - 1, "O") && reading.is(to + 1, "1") && reading.wants(...DAYS)) to++;
    // "خمسة شهر تسعة"
    if (reading.is(to, "B") && whole(reading, to + 1, 1, 12)) month = reading.piece(++to).value;
    // "am neunzehnten elften"
    else if (
      (reading.speaks("de") ? reading.is(at - 1, "iOk4") : reading.speaks("en") && reading.is(to - 1, "s")) &&
      reading.is(at, "1") &&
      reading.is(to, "1") &&
      whole(reading, to, 1, 12)
    )
      month = reading.piece(to).value;
    else month = monthAt(reading, to);
    to++;
    // "كانون الثاني": the second of the two months of that name
    if (reading.is(to, "1") && /^(?:كانون|تشرين)$/.test(reading.piece(to - 1).text)) {
      if (month !== undefined && reading.piece(to).value === 2) month = (month % 12) + 1;
      to++;
    }
    // "vom vierten bis zum siebten november": the month of the second is that of the first.
    const until = /^(?:a[lu]|الي|حتي|لغايه|ل.+)$/.test(reading.piece(to - 1).word);
    const next = reading.skip(to - 1, until ? "jiTOs-V,3" : "jiTOs-V,");
    // "el 3 y el 4 de noviembre", "les 3 et 4 novembre"
    const again =
      reading.is(to - 1, "j") &&
      reading.is(at - 1, "sO") &&
      (next === to || reading.piece(next - 1).text === reading.piece(at - 1).text);
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
    (reading.speaks("es") ? /^(?:el|al|del)$/.test(reading.piece(at - 1).text) : reading.is(at - 1, "sO")) &&
    reading.is(at + 1, "4skj") &&
    (!reading.speaks("en de") || reading.is(at, "1") || (reading.is(at - 1, "O") && reading.is(at + 1, ".")))
  )
    return [known.value.slice(0, -2) + two(day), at + 1];
  if (month === undefined || day === undefined) return undefined;
  const next = reading.skip(to, ",|.'");
  let [year, end] = yearAt(reading, reading.is(next, "O") ? next + 1 : next);
  // "deux mille six non deux mille sept"
  for (let at = end + 1; end > 0 && at < end + 4; at++)
    if (reading.test("sorry", reading.textOf(end, at)) && yearAt(reading, at)[1] > 0) [year, end] = yearAt(reading, at);
  // "neunzehnhundertneunundachtzig und zwar am ersten neunten"
  for (let before = at - 1; end === 0 && before > at - 6 && reading.wants("birth"); before--)
    [year, end] = yearAt(reading, before);
  return [iso(year, month, day), Math.max(end, to)];
}

/** The month of a word; `first, may I ask` names none. */
function monthAt(reading: Reading, at: number): number | undefined {
  return reading.is(at, "23") && !/^(?:i|we|you)$/i.test(reading.piece(at + 1).raw)
    ? reading.piece(at).means.month
    : undefined;
}

function dayAt(reading: Reading, at: number): readonly [day: number | undefined, to: number] {
  const { value } = reading.piece(at);
  // "june one five two thousand twenty"
  return whole(reading, at, 1, 31) ? [value, at + 1] : [undefined, at];
}

/** A year from 1900 to 2099, in however many numbers it is said, and the piece behind it; 0 where there is none. */
function yearAt(reading: Reading, from: number): readonly [year: string, to: number] {
  let digits = "";
  for (let at = from; reading.is(at, "0") && digits.length < 4; at++) {
    digits += reading.piece(at).text;
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
  return /^(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d\d))$/.test(word)
    ? inOrder(reading, word.split(/\D/).map(Number), at + 1, word.includes("."))
    : undefined;
}

/** Three numbers with a word for a stroke between them, or as the answer to what day. */
function spelled(reading: Reading, from: number): Found {
  const values: number[] = [];
  let digits = "";
  let to = from;
  for (let at = from; at < from + 14; at++) {
    const { text, value } = reading.piece(at);
    if (reading.is(at, "01")) {
      to = at + 1;
      digits += text;
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
  const [, ...eight] = /^(\d\d)(\d\d)((?:19|20)\d\d|\d\d)$/.exec(digits) ?? [];
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
      reading.speaks("en") && !dotted && (american || countries.length === 0) ? valid(month, day) : !valid(day, month)
    )
      [day, month] = [month, day];
  }
  return valid(day, month) ? [iso(String(year), month, day), to] : undefined;
}

/** Words that fix one day: `next friday`, `the fifteenth of this month`; but in a due of who promises. */
export function openDateAt(reading: Reading, at: number): number | undefined {
  let from = at;
  let to = at + 1;
  const of = reading.is(to, "O");
  const told = of && reading.is(at + 2, "N");
  const month = at + (told ? 3 : of ? 2 : 1);
  const behind = reading.is(month + 1, "N");
  // A Spanish `este` is left out as a filler.
  if (whole(reading, at, 1, 31) && reading.is(month, "B") && (told || behind || (of && reading.speaks("es"))))
    to = month + (told || !behind ? 1 : 2);
  else {
    const full = reading.mentions.some(({ type, open }) => type === "date" && open !== true);
    if (
      full ||
      !reading.is(at, "wr") ||
      (reading.passage.speaker !== "customer" &&
        !reading.test("offer", reading.textOf(at - NEAR, at + NEAR)) &&
        !reading.mentions.some(
          ({ type, from: time }) => type === "time" && time > at && time < at + 4 && reading.is(at, "w"),
        ))
    )
      return undefined;
    // "on mondays and wednesdays"
    if (reading.piece(at).text.endsWith("days") || /^l[eo]s?$/.test(reading.piece(at - 1).text)) return undefined;
    // `après-demain`, written as one
    const near = reading.is(at, "r");
    // "بعد بكرة"
    const named = reading.is(at - 1, "N") || (near && reading.piece(at - 1).text === "بعد");
    const joined = near && (reading.is(at - 1, "-") || reading.textOf(at - 2, at) === " antes de ") ? 2 : Number(named);
    from -= joined;
    if (reading.is(to, "v") && !reading.speaks("en")) to++;
    const later = reading.match("later", reading.textOf(to, to + 5));
    if (later?.index === 0) to = reading.at(later[0].length - 1, to);
    // "the day before yesterday"
    if (near && reading.piece(at - 2).text === "day") from = at - 2;
    // "ja morgen wer ist da"
    const greeting = reading.opening && at < 3 && reading.is(at, "s");
    // "el martes 22": a day of a month that was named.
    if (greeting || guessed(reading, from, to) || (reading.speaks("es fr") && whole(reading, to, 1, 31)))
      return undefined;
  }
  return reading.add(
    "date",
    reading
      .said(from, to)
      // "nächsten Freitag"
      .replace(/\S*[^dgh](?!\S)/g, (word) => word.toLowerCase())
      .replace(/ de mes$/, " de este mes"),
    from,
    to,
    { open: true },
  );
}

/** A guess between two days, what day it is, a day of other weeks. */
function guessed(reading: Reading, from: number, to: number): boolean {
  for (let at = from - 5; at < to + 5; at++)
    if (
      (at < from || at >= to) &&
      reading.is(at, "wr") &&
      !reading.test("sorry", reading.textOf(Math.min(at, to), Math.max(at, from))) &&
      !((reading.is(at, "a") && reading.is(at - 1, "O")) || reading.piece(at - 1).text === "guten")
    )
      return true;
  return to - from < 2 && reading.test("nodate", `${reading.textOf(from - 4, from)}#${reading.textOf(to, to + 2)}`);
}

function valid(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function iso(year: string, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}
