import { lexiconOf } from "./lexicon";
import { passageOf } from "./pieces";
import { tokenizer } from "./tokens";

const DAY = 86_400_000;
/** Longer is no time that anybody promises to the day. */
const MOST_DAYS = 400;

// In the folded words a weekday is W, today and tomorrow are A, a month is M and its number; so in the patterns of the
// English table: `Units` are hours, days, weeks and months, `Working` tells days that do not count where none works,
// `Open` what leaves a day open (`every Friday`, `after Friday`, `two days before`).
/** More than one, which no number tells: `in the next days`. */
const MANY = /n$|(?<!age|at|oi|me)s$|[هي]ام$/;
/** Hours of the clock. */
const CLOCK = /(?<!\d) (?:[aà]|entre|las) \d|لساع/;
const DATE = /(\d+) (?:of |de )?M(\d+)|M(\d+) (?:the )?(\d+)/;

/**
 * The day that the words of a promise mean (`by Friday`, `within three business days`, `demain`), counted from when it
 * was made. Undefined where the words fix none, or where people mean different days by them: `next Friday` on a Monday.
 * @param from when it was promised, as the clock on the wall then, read as UTC
 * @param language BCP 47 tag of the words
 * @returns midnight of the day in the same clock
 */
export function dueDay(due: string, from: Date, language: string): Date | undefined {
  const today = Math.floor(from.getTime() / DAY);
  const day = dayOf(due, from, today, language);
  return day >= today && day <= today + MOST_DAYS ? new Date(day * DAY) : undefined;
}

/** Days are counted from 1970; NaN where there is none. */
function dayOf(due: string, from: Date, today: number, language: string): number {
  const lexicon = lexiconOf(language);
  const monday = today - ((today + 3) % 7);
  const days: number[] = [];
  let text = " ";
  for (const { asSaid, word, spelt, asRead: digits } of passageOf(due, "ai", 0, lexicon, tokenizer(lexicon)).pieces) {
    // "Montagabend"
    const { day, ahead, month } = lexicon.meaning(word.replace(/(tag|woch).+/, "$1"));
    if (day !== undefined) {
      days.push(today + ((monday + day - today + 6) % 7) + 1);
      text += "W ";
    } else if (ahead !== undefined) {
      // "heute Morgen", "por la mañana"
      if (!/ (?:[WA]|la) $/.test(text))
        days.push(today + (text.endsWith("esta ") ? 0 : ahead + Number(/(?:after|apres|pasado|بعد) $/.test(text))));
      text += "A ";
    } else if (month !== undefined) text += `M${month} `;
    else if (spelt === "0 ") text += `${/\d+$/.exec(asSaid)?.[0] ?? digits} `;
    else if (spelt !== ". ") text += spelt;
  }
  // "lundi en huit", "sous quinzaine"
  text = text.replace(/ (?:[WA] en|sous) \d+ $/, "$&jour ");
  const tells = (name: string): boolean => lexicon.shared(name).test(text);
  if (tells("Open")) return NaN;
  const year = from.getUTCFullYear();
  const anchored = days.length > 0;
  const base = anchored ? Math.max(...days) : today;
  const weekday = text.indexOf(" W ");
  if (text.includes(" M")) {
    const [, day, month, monthBefore, dayBehind] = DATE.exec(text) ?? [];
    const dated = (each: number): number =>
      Date.UTC(Number(/\d{4}/.exec(text) ?? each), Number(month ?? monthBefore) - 1, Number(day ?? dayBehind)) / DAY;
    const date = dated(year) < today ? dated(year + 1) : dated(year);
    // Another weekday than that day's.
    return weekday < 0 || (date - base) % 7 === 0 ? date : NaN;
  }
  const next = tells("Next");
  const [unit = "", ...kinds] = lexicon.shared("Units").exec(text) ?? [];
  // 0 hours, 1 days, 2 weeks, 3 months; less: none
  const kind = kinds.findIndex(Boolean);
  const before = text.slice(0, text.indexOf(unit) + 1);
  // Arabic has no article for one, and a form for two.
  const one =
    !MANY.test(unit) &&
    (/ (?:an?|eine[mr]) $/.test(before) ||
      (!anchored && (kind === 0 || (kind === 1 && next) || /^ (?!ال)[ء-ي]/.test(unit))));
  const count = unit.endsWith("ين") ? 2 : Math.max(...(before.match(/\d+/g) ?? [one]).map(Number));
  // Whether Friday is in this week: then `next Friday` is one of two.
  const soon = base < monday + 7;
  const far = text.includes(" ubern") ? 7 : 0;
  if (anchored && (kind < 1 || (count === 0 && kind !== 2)))
    return !next || weekday < 0 ? base : soon ? NaN : base + far;
  const working = tells("Working");
  if (count > 0) {
    // "in two weeks on Thursday": of that week, or so long after Thursday?
    const open = weekday > text.indexOf(unit) && !soon && !text.includes(" from ");
    if (open || (kind === 3 && anchored)) return NaN;
    if (kind === 0) return working || CLOCK.test(text) ? NaN : Math.floor(from.getTime() / DAY + count / 24);
    if (kind > 1) return base + count * (kind === 2 ? 7 : 30);
    // "in acht Tagen" is a week.
    return later(
      base,
      (count === 8 && !unit.startsWith(" day")) || (count === 15 && anchored) ? count - 1 : count,
      working,
    );
  }
  const ahead = next ? 1 : 0;
  if (anchored) return weekday < 0 || far > 0 ? NaN : soon ? base + 7 * ahead : next ? base : NaN;
  if (!tells("End") || MANY.test(unit)) return NaN;
  if (kind === 3) return Date.UTC(year, from.getUTCMonth() + 1 + ahead, 0) / DAY;
  return kind === 2 ? monday + 4 + 7 * ahead : kind === 1 ? today : NaN;
}

/** So many days later. */
function later(from: number, days: number, working: boolean): number {
  let day = from;
  for (let left = Math.min(days, MOST_DAYS); left > 0;) {
    day++;
    // 1 January 1970 was a Thursday.
    if (!working || ((day + 4) % 7) % 6 !== 0) left--;
  }
  return day;
}
