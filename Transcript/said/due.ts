import { fold } from "../find/fold";
import { lexiconOf } from "./lexicon";

const DAY = 86_400_000;
const HOUR = DAY / 24;
/** Longer is no time that anybody promises to the day. */
const MOST_DAYS = 400;
const UNITS = [
  ["hour", HOUR],
  ["day", DAY],
  ["week", 7 * DAY],
  ["month", 30 * DAY],
] as const;
/** Letters by which the forms of a unit's word are alike. */
const ALIKE = 3;
/** Days that are none of work do not count: business, Werktage, ouvrés, hábiles, laborables, عمل. */
const WORKING = /^(?:busi|work|werkt|arbeit|ouvr|habil|labor|عمل)/;

/** What the browser calls something, without case and accents. */
function named(word: string): string {
  return fold(word).text;
}

/**
 * The day that the words of a promise mean (`by Friday`, `within three business days`, `demain`), counted from when it
 * was made; the browser knows how languages name days and units. Undefined where the words fix none.
 * @param from when it was promised, as the clock on the wall then, read as UTC
 * @param language BCP 47 tag of the words
 * @returns midnight of the day in the same clock
 */
export function dueDay(due: string, from: Date, language: string): Date | undefined {
  const words = named(due).match(/[\p{L}\p{M}']+|\p{Nd}+/gu) ?? [];
  const today = Math.floor(from.getTime() / DAY) * DAY;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const days of [2, 1, 0])
    if (` ${words.join(" ")} `.includes(` ${named(relative.format(days, "day"))} `))
      return new Date(today + days * DAY);
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  for (let day = 1; day <= 7; day++) {
    const name = named(weekday.format(today + day * DAY));
    if (words.some((word) => word === name)) return new Date(today + day * DAY);
  }
  const amount = amountOf(words, language);
  if (amount === undefined) return undefined;
  for (const [unit, length] of UNITS) {
    const written = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    const names = [1, 2, 3, 11].map((count) =>
      named(written.format(count))
        .replace(/[\p{Nd}\s]/gu, "")
        .slice(0, ALIKE),
    );
    // A German day of work ends in the word for a day.
    const said = words.find((word) => names.some((name) => word.startsWith(name) || word.slice(ALIKE).includes(name)));
    if (said === undefined) continue;
    // Arabic has a form for two.
    const time = length * (/(?:ين|ان)$/.test(said) ? 2 : amount);
    if (time > MOST_DAYS * DAY) return undefined;
    if (unit === "day" && words.some((word) => WORKING.test(word))) return workingDay(today, time / DAY);
    return new Date(Math.floor((unit === "hour" ? from.getTime() + time : today + time) / DAY) * DAY);
  }
  return undefined;
}

/** The largest number among the words, for `three to five days`; one where there is none. */
function amountOf(words: readonly string[], language: string): number | undefined {
  const lexicon = lexiconOf(language);
  const numbers = words.flatMap((word) => (/^\d/.test(word) ? Number(word) : (lexicon.meaning(word).number ?? [])));
  return numbers.length === 0 ? 1 : Math.max(...numbers);
}

function workingDay(today: number, days: number): Date {
  let day = today;
  for (let left = days; left > 0;) {
    day += DAY;
    if (new Date(day).getUTCDay() % 6 !== 0) left--;
  }
  return new Date(day);
}
