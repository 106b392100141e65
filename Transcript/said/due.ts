import { fold } from "../find/fold";
import { lexiconOf } from "./lexicon";

const DAY = 86_400_000;
const HOUR = DAY / 24;
/** Longer is no time that anybody promises to the day. */
const MOST_DAYS = 400;
/** Longer than any month. */
const MONTH = 31 * DAY;
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

/** What the browser calls something, without case, accents and signs: ` apres demain `. */
function named(words: string): string {
  return ` ${(fold(words).text.match(/[\p{L}\p{M}']+|\p{Nd}+/gu) ?? []).join(" ")} `;
}

/**
 * The day that the words of a promise mean (`by Friday`, `within three business days`, `demain`), counted from when it
 * was made; the browser knows how languages name days and units. Undefined where the words fix none.
 * @param from when it was promised, as the clock on the wall then, read as UTC
 * @param language BCP 47 tag of the words
 * @returns midnight of the day in the same clock
 */
export function dueDay(due: string, from: Date, language: string): Date | undefined {
  const said = named(due);
  const words = said.trim().split(" ");
  const today = Math.floor(from.getTime() / DAY) * DAY;
  const calls = (style: Intl.DateTimeFormatOptions, day: number): boolean =>
    said.includes(named(new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" }).format(day)).trimEnd());
  // Which day of a month it is may be said in words.
  for (let month = 0; month < 12; month++) if (calls({ month: "long" }, month * MONTH)) return undefined;
  // Before `morgen` and `mañana`, which are mornings then. A German day has its part behind it: Montagabend.
  for (let day = 1; day <= 7; day++)
    if (calls({ weekday: "long" }, today + day * DAY)) return new Date(today + day * DAY);
  // What fixes no day, or another than its words alone: a few days, the end of the week, the day after tomorrow.
  if (said.search(lexiconOf(language).pattern("vague")) >= 0) return undefined;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  // Today before tomorrow: `heute Morgen`.
  for (const days of [2, 0, 1])
    if (said.includes(named(relative.format(days, "day")))) return new Date(today + days * DAY);
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
    const each = words.find((word) => names.some((name) => word.startsWith(name) || word.slice(ALIKE).includes(name)));
    if (each === undefined) continue;
    // Arabic has a form for two.
    const time = length * (/(?:ين|ان)$/.test(each) ? 2 : amount);
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
