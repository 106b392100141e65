import { shownTimes, type StartedAt } from "./support/shownTimes";
import { testTheme } from "./support/theme";

testTheme<StartedAt, { shown: string }>(
  "time-zones",
  { input: ["browserZone", "userZone", "callStarted"], expected: ["shown"] },
  ({ browserZone, ...input }, { shown }) => {
    expect(shownTimes(browserZone, [input])).toEqual([shown]);
  },
);

const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];
/** Every half hour around a change of the clock somewhere: 29 March, 8 March, 25 October, 1 November, 5 April 2026. */
const INSTANTS = [
  "2026-03-28T12:00Z",
  "2026-03-07T18:00Z",
  "2026-10-24T12:00Z",
  "2026-10-31T18:00Z",
  "2026-04-04T06:00Z",
]
  .map((start) => Date.parse(start))
  .flatMap((start) => Array.from({ length: 72 }, (_, half) => new Date(start + half * 1_800_000)));

function wallClock(zone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "?";
  return `${part("year")}/${part("month")}/${part("day")} ${part("hour")}:${part("minute")}`;
}

test.each(ZONES)(
  "on a machine in %s a call's start is the user's own time, around every change of a clock",
  (browserZone) => {
    const inputs = ZONES.flatMap((userZone) =>
      INSTANTS.map((instant) => ({ userZone, callStarted: instant.toISOString() })),
    );
    expect(shownTimes(browserZone, inputs)).toEqual(
      inputs.map(({ userZone, callStarted }) => wallClock(userZone, new Date(callStarted))),
    );
  },
);

/** Zones whose rules changed, or whose clock leaves out midnight or half an hour, and half a day before they did. */
const CHANGES: readonly (readonly [zone: string, start: string])[] = [
  ["Africa/Cairo", "2026-04-23T10:00Z"],
  ["America/Santiago", "2026-09-05T16:00Z"],
  ["Pacific/Chatham", "2026-09-26T02:00Z"],
  ["America/Sao_Paulo", "2018-11-03T15:00Z"],
  ["Asia/Pyongyang", "2018-05-04T03:00Z"],
  ["America/Caracas", "2016-04-30T19:00Z"],
  ["Europe/Istanbul", "2016-10-29T13:00Z"],
  ["Pacific/Apia", "2011-12-29T22:00Z"],
];

test.each(CHANGES)(
  "a change of the clock that was only in %s is on no other clock, nor lost on its own",
  (zone, start) => {
    const instants = Array.from({ length: 96 }, (_, half) => new Date(Date.parse(start) + half * 1_800_000));
    for (const browserZone of [zone, "Australia/Lord_Howe"]) {
      const inputs = [zone, "America/St_Johns", "Australia/Lord_Howe"].flatMap((userZone) =>
        instants.map((instant) => ({ userZone, callStarted: instant.toISOString() })),
      );
      expect(shownTimes(browserZone, inputs).map(withoutMarks)).toEqual(
        inputs.map(({ userZone, callStarted }) => withoutMarks(wallClock(userZone, new Date(callStarted)))),
      );
    }
  },
);

/** A day that the browser's clock leaves out is written as ISO has it. */
function withoutMarks(shown: string): string {
  return shown.replaceAll("/", "-");
}
