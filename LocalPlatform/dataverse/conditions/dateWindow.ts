/** A stretch of time in milliseconds: from its begin on, up to its end, which it does not hold. */
export interface Window {
  readonly from?: number;
  readonly until?: number;
}

type Unit = "minute" | "hour" | "day" | "week" | "month" | "fiscal-period" | "year";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIXED: Partial<Record<Unit, number>> = { minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY };
const MONTHS: Partial<Record<Unit, number>> = { month: 1, "fiscal-period": 3, year: 12 };

/** Some units later; a day that the month there does not have becomes its last one. */
function later(time: number, unit: Unit, count: number): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return time + fixed * count;
  const date = new Date(time);
  const month = date.getUTCMonth() + (MONTHS[unit] ?? 0) * count;
  const [first, next] = [Date.UTC(date.getUTCFullYear(), month, 1), Date.UTC(date.getUTCFullYear(), month + 1, 1)];
  return Math.min(first + (date.getUTCDate() - 1) * DAY, next - DAY) + (time % DAY);
}

/**
 * Begin of the unit that a time is in. All users are in UTC; weeks begin on Sunday, the fiscal year on 1 January and its
 * periods are quarters, as an environment is shipped.
 */
function beginOf(time: number, unit: Unit): number {
  const fixed = FIXED[unit];
  // 1 January 1970 was a Thursday.
  if (unit === "week") return Math.floor((time + 4 * DAY) / (7 * DAY)) * 7 * DAY - 4 * DAY;
  if (fixed !== undefined) return Math.floor(time / fixed) * fixed;
  const [date, months] = [new Date(time), MONTHS[unit] ?? 1];
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months, 1);
}

function whole(now: number, unit: Unit, from: number, count = 1): Window {
  const begin = beginOf(now, unit);
  return { from: later(begin, unit, from), until: later(begin, unit, from + count) };
}

/** Days are whole ones, so that months and years, too, begin at a midnight; hours begin at a full hour. */
function anchor(unit: Unit): Unit {
  return unit === "minute" || unit === "hour" ? unit : "day";
}

const UNITS: Readonly<Record<string, Unit>> = {
  minutes: "minute",
  hours: "hour",
  days: "day",
  weeks: "week",
  months: "month",
  years: "year",
  week: "week",
  month: "month",
  year: "year",
  "fiscal-period": "fiscal-period",
  "fiscal-periods": "fiscal-period",
  "fiscal-year": "year",
  "fiscal-years": "year",
};

const NAMED: Readonly<Record<string, (now: number) => Window>> = {
  today: (now) => whole(now, "day", 0),
  yesterday: (now) => whole(now, "day", -1),
  tomorrow: (now) => whole(now, "day", 1),
  "last-seven-days": (now) => counted("last", "day", 7, now),
  "next-seven-days": (now) => counted("next", "day", 7, now),
};

function counted(way: string, unit: Unit, count: number, now: number): Window {
  const begin = beginOf(now, anchor(unit));
  if (way === "olderthan") return { until: later(begin, unit, -count) };
  if (way === "last") return { from: later(begin, unit, -count), until: now + 1 };
  return { from: now, until: later(later(begin, unit, count), anchor(unit), 1) };
}

/**
 * The time that an operator such as `last-month`, `next-x-days` or `olderthan-x-years` means.
 * @param count the X of those that have one
 * @returns undefined for an operator that means none
 */
export function dateWindow(operator: string, now: Date, count: number): Window | undefined {
  const time = now.getTime();
  const named = NAMED[operator];
  if (named !== undefined) return named(time);
  const [, way = "", x, of = ""] = /^(last|this|next|olderthan)-(x-)?([a-z-]+)$/.exec(operator) ?? [];
  const unit = UNITS[of];
  if (unit === undefined) return undefined;
  if (x === undefined) return whole(time, unit, way === "last" ? -1 : way === "next" ? 1 : 0);
  if (of.startsWith("fiscal-")) return way === "last" ? whole(time, unit, -count, count) : whole(time, unit, 1, count);
  return counted(way, unit, count, time);
}

/** The day that a time is in. */
export function dayOf(time: number): Required<Window> {
  const from = beginOf(time, "day");
  return { from, until: from + DAY };
}

/** Fiscal year and period of a time. */
export function fiscalOf(time: number): { readonly year: number; readonly period: number } {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), period: Math.floor(date.getUTCMonth() / 3) + 1 };
}
