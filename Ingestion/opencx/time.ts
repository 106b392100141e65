import { z } from "zod";

/**
 * ISO 8601, basic or extended, RFC 3339 and the way databases and programs print it: `T` or a space, `,` or `.`, zone or
 * none, or Go's zone with its name.
 */
const ISO = new RegExp(
  [
    /^(\d{4})([-/]?)(\d\d)\2(\d\d)/,
    /(?:[T ]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?/,
    /\s*(Z|UTC|GMT|[+\-\u2212]\d\d(?::?\d\d(?::?00)?)?)?(?: UTC)?(?:\[[^\]]*\])?$/,
  ]
    .map(({ source }) => source)
    .join(""),
  "i",
);

/** The same without anything between its parts, which would else be a count. */
const DIGITS = /^(20\d{6})(\d{4}(?:\d\d)?)(\d{3})?$/;

/** An hour of twelve. */
const HALF_DAY = /(?<!\d)(\d\d?)(:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*([ap])\.?m\b\.?/i;

/** RFC 2822, as HTTP and mail write it: `Sun, 01 Mar 2026 10:01:00 GMT`. */
const RFC_2822 =
  /^(?:[a-z]{3},\s*)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))?(?: (Z|UTC|GMT|[+-]\d\d:?\d\d))?$/i;

/** C's, and JavaScript's with the zone: `Sun Mar 01 2026 11:01:00 GMT+0100 (Central European Standard Time)`. */
const ASCTIME =
  /^[a-z]{3} ([a-z]{3}) +(\d{1,2}) (?:(\d{4}) )?(\d\d:\d\d:\d\d)(?: (\d{4}))?(?: ((?:UTC|GMT)?[+-]\d{4}|UTC|GMT))?(?: \(.*\))?$/i;

/** .NET's older JSON: milliseconds since 1970; the zone behind them changes nothing. */
const NET = /^\/?Date\((\d+)(?:[+-]\d{4})?\)\/?$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Digits alone, as text: a count since 1970, if they are no date. */
const COUNT = /^\d{9,20}(?:\.\d+)?$/;

/** A count below the first is of seconds, below the next of milliseconds, then micro- and nanoseconds. */
const COUNTS = [
  [1e11, 1_000],
  [1e14, 1],
  [1e17, 1e-3],
  [1e20, 1e-6],
] as const;

/**
 * No call is older than OpenCX, nor in another century: 1970, year 1 and year 9999 are what programs write for "no
 * time".
 */
const [EARLIEST, LATEST] = [Date.UTC(2000, 0, 1), Date.UTC(2200, 0, 1)];

const MINUTE = 60_000;
/** No zone was ever further from UTC than this; in minutes. */
const FURTHEST_ZONE = 16 * 60;

/** Characters of the longest way to write a time, with the names of its zone. A longer text is none. */
const LONGEST = 150;

/**
 * A time that OpenCX sent, in whole milliseconds since 1970: the one place that reads times, of webhook, session and
 * history alike. Without a zone it is UTC, wherever the machine stands.
 * @param value ISO 8601 or RFC 2822 text, or seconds, milliseconds or finer since 1970 as a number or as text
 * @returns undefined for what is no time of a call
 */
export function timeOf(value: unknown): number | undefined {
  const time = millisecondsOf(typeof value === "object" && value !== null ? inObject(value) : value);
  return time >= EARLIEST && time < LATEST ? time : undefined;
}

/** As databases tell it that keep documents: MongoDB's `$date`, Firestore's seconds. */
function inObject(value: object): unknown {
  const { $date, seconds, _seconds }: { $date?: unknown; seconds?: unknown; _seconds?: unknown } = value;
  return $date ?? seconds ?? _seconds;
}

/** Dataverse knows no earlier day, and no later one. */
const [FIRST_DAY, LAST_DAY] = [Date.UTC(1753, 0, 1), Date.UTC(9999, 11, 31)];

/**
 * Any moment that a customer's data may tell, such as a date of birth, in the form that Dataverse takes: ISO 8601 in UTC
 * with whole seconds. Read as {@link timeOf} does, but for its bounds.
 * @returns undefined for what is no time
 */
export function instantOf(value: unknown): string | undefined {
  // A count of seconds is told from any other number by what it counts to: 20260501 is a day, and none of 1970.
  const isCount = typeof value === "number" || (typeof value === "string" && COUNT.test(value.trim()));
  const time = isCount ? (timeOf(value) ?? NaN) : millisecondsOf(value);
  if (!(time >= FIRST_DAY && time <= LAST_DAY)) return undefined;
  return new Date(Math.floor(time / 1_000) * 1_000).toISOString().replace(".000Z", "Z");
}

/** The day of the same, as it is written: no zone moves it. */
export function dayOf(value: unknown): string | undefined {
  const instant = instantOf(value);
  const day = typeof value === "string" ? /^(\d{4}-\d\d-\d\d)/.exec(value.trim())?.[1] : undefined;
  return instant === undefined ? undefined : (day ?? instant.slice(0, 10));
}

/** A field with a time: milliseconds since 1970, undefined when there is none that can be read. */
export const time = z.unknown().optional().transform(timeOf);

/** Any time that is told, since 1970; NaN for none. */
function millisecondsOf(value: unknown): number {
  return typeof value === "number" ? counted(value) : typeof value === "string" ? written(value.trim()) : NaN;
}

function counted(count: number): number {
  const [, milliseconds] = COUNTS.find(([below]) => count < below) ?? [0, NaN];
  return Math.round(count * milliseconds);
}

/** The first moment of the year 1: there is no year 0. */
const FIRST_YEAR = Date.parse("0001-01-01T00:00:00Z");

/**
 * Whether a text is written as a time is, and means none: a day or an hour that does not exist, the year 0. What
 * programs write for "no time" (1970, year 1, year 9999) is possible.
 */
export function isImpossibleTime(value: unknown): boolean {
  if (typeof value !== "string" || value.length > LONGEST) return false;
  const text = isoOrMail(value.trim());
  const time = millisecondsOf(value);
  return (ISO.test(text) || RFC_2822.test(text)) && !(time >= FIRST_YEAR);
}

function written(given: string): number {
  if (given.length > LONGEST) return NaN;
  const text = isoOrMail(given);
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, , month, day, hour, minute, second, fraction, zone] = iso;
    const utc = utcOf([year, month, day, hour, minute, second].map((part) => Number(part ?? 0)));
    return utc + Number((fraction ?? "").padEnd(3, "0").slice(0, 3)) - offsetOf(zone);
  }
  const mail = RFC_2822.exec(text);
  if (mail !== null) {
    const [, day, month = "", year, hour, minute, second, zone] = mail;
    const number = MONTHS.indexOf(month.toLowerCase()) + 1;
    return utcOf([year, number, day, hour, minute, second].map((part) => Number(part ?? 0))) - offsetOf(zone);
  }
  return COUNT.test(text) ? counted(Number(text)) : NaN;
}

/** The other ways to write a time as one of the two that are read. */
function isoOrMail(given: string): string {
  return given
    .replace(/(?:UTC|GMT)(?=[+\-\u2212]\d)/i, "")
    .replace(NET, "$1")
    .replace(DIGITS, (_, day: string, hour: string, fraction = "0") => `${day}T${hour.padEnd(6, "0")}.${fraction}`)
    .replace(HALF_DAY, (_, hour: string, rest: string, half: string) => hourOfDay(Number(hour), half) + rest)
    .replace(
      ASCTIME,
      (_, month: string, day: string, early: string | undefined, hour: string, late = "", zone?: string) =>
        `${day} ${month} ${early ?? late} ${hour} ${zone?.replace(/^...(?=[+-])/, "") ?? ""}`.trim(),
    );
}

/** Twelve at night is 0; an hour that a day of two halves does not have stays what it is. */
function hourOfDay(hour: number, half: string): string {
  const early = hour === 12 ? 0 : hour;
  return String(half.toLowerCase() === "p" && hour <= 12 ? early + 12 : early).padStart(2, "0");
}

/** NaN when there is no such day or hour. A leap second is the second after it; 24:00 the next day's beginning. */
function utcOf([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]): number {
  // Date.UTC takes the years 0 to 99 for those of the last century.
  const date = new Date(new Date(0).setUTCFullYear(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || hour > 24 || minute > 59 || second > 60) return NaN;
  return date.getTime() + (hour * 60 + minute) * MINUTE + second * 1_000;
}

/** Milliseconds east of UTC; NaN for a zone that is further off than any. */
function offsetOf(zone: string | undefined): number {
  const digits = zone?.replaceAll(/\D/g, "") ?? "";
  if (zone === undefined || digits === "") return 0;
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  if (minutes > FURTHEST_ZONE || Number(digits.slice(2, 4)) > 59) return NaN;
  return (zone.startsWith("+") ? minutes : -minutes) * MINUTE;
}
