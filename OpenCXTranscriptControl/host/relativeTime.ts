const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A clock that is ahead by this much is an ordinary clock; one that is ahead by more cannot tell how long ago. */
const AHEAD = 5 * MINUTE;
/** So long ago that it is no call but a date that some program puts where it has none, such as the year 1. */
const YEARS = 100;

/** Where and how the user reads times. */
export interface Reader {
  /** Minutes east of UTC of the user's zone at an instant: a setting of Dynamics, not of the machine. */
  readonly offsetAt: (instant: Date) => number;
  /** BCP 47 tag of the language that the strings are in. */
  readonly language: string;
  /** A number as the user's format has it. */
  readonly integer: (value: number) => string;
}

/**
 * How long ago something was, in words: "5 minutes ago" within the hour, "3 hours ago" within the calendar day of the
 * user's zone, then "yesterday", "9 days ago" by calendar days, "2 months ago" after 30 days, "1 year ago".
 * @returns undefined where words would be wrong: `then` lies more than five minutes ahead of `now` (one of the two
 *   clocks is wrong), or a century back, or is no date.
 */
export function relativeTime(then: Date, now: Date, { offsetAt, language, integer }: Reader): string | undefined {
  const elapsed = now.getTime() - then.getTime();
  if (!(elapsed >= -AHEAD)) return undefined;
  const wall = (instant: Date): Date => new Date(instant.getTime() + offsetAt(instant) * MINUTE);
  const [from, to] = [wall(then), wall(now)];
  const days = Math.floor(to.getTime() / DAY) - Math.floor(from.getTime() / DAY);
  const words = (amount: number, unit: Intl.RelativeTimeFormatUnit, numeric: "always" | "auto"): string =>
    new Intl.RelativeTimeFormat(language, { numeric })
      .formatToParts(-amount, unit)
      .map((part) => (part.type === "literal" ? part.value : integer(amount)))
      .join("");
  if (elapsed < MINUTE) return words(0, "second", "auto");
  if (elapsed < HOUR) return words(Math.floor(elapsed / MINUTE), "minute", "always");
  if (days < 1) return words(Math.floor(elapsed / HOUR), "hour", "always");
  if (days <= 30) return words(days, "day", "auto");
  const months = wholeMonths(from, to);
  if (months < 12) return words(months, "month", "always");
  // "last year" would be December for who reads in January.
  return months < 12 * YEARS ? words(Math.floor(months / 12), "year", "always") : undefined;
}

/** Months that are over between two wall clocks, each a UTC date that stands for local time. */
function wholeMonths(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return months - (to.getUTCDate() < from.getUTCDate() ? 1 : 0);
}
