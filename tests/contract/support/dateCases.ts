import type { Service } from "./service";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Makes a time of that of the test. */
type Moment = (now: Date) => Date;

const after =
  (milliseconds: number): Moment =>
  (now) =>
    new Date(now.getTime() + milliseconds);
const days = (count: number): Moment => after(count * DAY);
/** The middle of a month: so many months on. */
const months =
  (count: number): Moment =>
  (now) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + count, 15));

/** An operator of dates, with its value, and times that it keeps and that it does not. */
export interface DateCase {
  readonly operator: string;
  /** The query function of $filter, without its namespace. */
  readonly function: string;
  readonly value?: number;
  readonly kept: readonly Moment[];
  readonly left: readonly Moment[];
}

function of(
  operator: string,
  name: string,
  kept: readonly Moment[],
  left: readonly Moment[],
  value?: number,
): DateCase {
  return { operator, function: name, kept, left, ...(value === undefined ? {} : { value }) };
}

export const DATE_CASES: readonly DateCase[] = [
  of("today", "Today", [days(0)], [days(-1), days(1)]),
  of("yesterday", "Yesterday", [days(-1)], [days(0), days(-2)]),
  of("tomorrow", "Tomorrow", [days(1)], [days(0), days(2)]),
  of("last-seven-days", "Last7Days", [days(-1), days(-6)], [days(-9), days(1)]),
  of("next-seven-days", "Next7Days", [days(1), days(6)], [days(-1), days(9)]),
  of("last-week", "LastWeek", [days(-7)], [days(0), days(-14)]),
  of("this-week", "ThisWeek", [days(0)], [days(-7), days(7)]),
  of("next-week", "NextWeek", [days(7)], [days(0), days(14)]),
  of("last-month", "LastMonth", [months(-1)], [months(0), months(-2)]),
  of("this-month", "ThisMonth", [months(0)], [months(-1), months(1)]),
  of("next-month", "NextMonth", [months(1)], [months(0), months(2)]),
  of("last-year", "LastYear", [months(-12)], [months(0), months(-24)]),
  of("this-year", "ThisYear", [days(0)], [months(-12), months(12)]),
  of("next-year", "NextYear", [months(12)], [months(0), months(24)]),
  of("last-x-hours", "LastXHours", [after(-HOUR)], [after(-9 * HOUR), after(HOUR)], 3),
  of("next-x-hours", "NextXHours", [after(HOUR)], [after(9 * HOUR), after(-HOUR)], 3),
  of("last-x-days", "LastXDays", [days(-2)], [days(-5), days(1)], 3),
  of("next-x-days", "NextXDays", [days(2)], [days(5), days(-1)], 3),
  of("last-x-weeks", "LastXWeeks", [days(-10)], [days(-17), days(1)], 2),
  of("next-x-weeks", "NextXWeeks", [days(10)], [days(17), days(-1)], 2),
  of("last-x-months", "LastXMonths", [days(-40)], [days(-70), days(1)], 2),
  of("next-x-months", "NextXMonths", [days(40)], [days(70), days(-1)], 2),
  of("last-x-years", "LastXYears", [days(-500)], [days(-800), days(1)], 2),
  of("next-x-years", "NextXYears", [days(500)], [days(800), days(-1)], 2),
  of("olderthan-x-minutes", "OlderThanXMinutes", [after(-HOUR)], [after(-5 * MINUTE), days(1)], 30),
  of("olderthan-x-hours", "OlderThanXHours", [after(-9 * HOUR)], [after(-HOUR), days(1)], 3),
  of("olderthan-x-days", "OlderThanXDays", [days(-5)], [days(-2)], 3),
  of("olderthan-x-weeks", "OlderThanXWeeks", [days(-17)], [days(-10)], 2),
  of("olderthan-x-months", "OlderThanXMonths", [days(-70)], [days(-40)], 2),
  of("olderthan-x-years", "OlderThanXYears", [days(-800)], [days(-500)], 2),
];

/** The fiscal calendar as an environment is shipped with it: the year begins on 1 January, its periods are quarters. */
export const FISCAL_CASES: readonly DateCase[] = [
  of("this-fiscal-year", "ThisFiscalYear", [days(0)], [months(-12), months(12)]),
  of("last-fiscal-year", "LastFiscalYear", [months(-12)], [days(0), months(-24)]),
  of("next-fiscal-year", "NextFiscalYear", [months(12)], [days(0), months(24)]),
  of("this-fiscal-period", "ThisFiscalPeriod", [days(0)], [months(-3), months(3)]),
  of("last-fiscal-period", "LastFiscalPeriod", [months(-3)], [days(0), months(-6)]),
  of("next-fiscal-period", "NextFiscalPeriod", [months(3)], [days(0), months(6)]),
  of("last-x-fiscal-years", "LastXFiscalYears", [months(-24)], [months(-36), days(1)], 2),
  of("next-x-fiscal-years", "NextXFiscalYears", [months(24)], [months(36), days(-1)], 2),
  of("last-x-fiscal-periods", "LastXFiscalPeriods", [months(-6)], [months(-9), days(1)], 2),
  of("next-x-fiscal-periods", "NextXFiscalPeriods", [months(6)], [months(9), days(-1)], 2),
  of("in-fiscal-year", "InFiscalYear", [() => new Date("2031-05-05")], [() => new Date("2030-05-05")], 2031),
  of("in-fiscal-period", "InFiscalPeriod", [() => new Date("2031-05-05")], [() => new Date("2031-01-05")], 2),
];

/**
 * Makes tasks of the case's account that are due at the times of a date case.
 * @returns the subjects of those that are to be found
 */
export async function datedTasks(service: Service, { kept, left }: DateCase): Promise<readonly string[]> {
  const now = new Date();
  const account = await service.account();
  const make = async (moments: readonly Moment[], name: string): Promise<readonly string[]> =>
    Promise.all(
      moments.map(async (moment, at) => {
        const due = moment(now);
        await service.create("tasks", {
          subject: `${name} ${at}`,
          scheduledend: due.toISOString(),
          "regardingobjectid_account_task@odata.bind": `/accounts(${account})`,
        });
        return `${name} ${at}`;
      }),
    );
  await make(left, "left");
  await service.create("tasks", {
    subject: "never due",
    "regardingobjectid_account_task@odata.bind": `/accounts(${account})`,
  });
  return make(kept, "kept");
}
