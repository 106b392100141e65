import { LANGUAGES } from "../../Transcript/languages";
import { relativeTime } from "../../OpenCXTranscriptControl/host/relativeTime";
import { minutesEast } from "../support/minutesEast";

/** How long before `now` it was for a user in a zone, who reads a language. */
function ago(then: string, now: string, zone = "UTC", language = "en"): string | undefined {
  return relativeTime(new Date(then), new Date(now), {
    offsetAt: (instant) => minutesEast(zone, instant),
    language,
    integer: String,
  });
}

test.each([
  ["2026-11-26T12:00:00Z", "now"],
  ["2026-11-26T11:59:01Z", "now"],
  ["2026-11-26T11:59:00Z", "1 minute ago"],
  ["2026-11-26T11:55:00Z", "5 minutes ago"],
  ["2026-11-26T11:00:01Z", "59 minutes ago"],
  ["2026-11-26T11:00:00Z", "1 hour ago"],
  ["2026-11-26T00:00:00Z", "12 hours ago"],
  ["2026-11-25T23:59:59Z", "yesterday"],
  ["2026-11-25T00:00:00Z", "yesterday"],
  ["2026-11-24T23:59:59Z", "2 days ago"],
  ["2026-11-17T12:00:00Z", "9 days ago"],
  ["2026-10-27T00:00:00Z", "30 days ago"],
  ["2026-10-26T23:59:59Z", "1 month ago"],
  ["2026-09-27T12:00:00Z", "1 month ago"],
  ["2026-09-26T12:00:00Z", "2 months ago"],
  ["2025-11-27T12:00:00Z", "11 months ago"],
  ["2025-11-26T12:00:00Z", "1 year ago"],
  ["2020-05-30T18:32:32Z", "6 years ago"],
])("noon on 26 November is %s -> %s", (then, words) => {
  expect(ago(then, "2026-11-26T12:00:00Z")).toBe(words);
});

test("days are those of the user's zone", () => {
  const [then, now] = ["2026-11-25T22:30:00Z", "2026-11-26T05:00:00Z"];
  expect(ago(then, now, "UTC")).toBe("yesterday");
  expect(ago(then, now, "Asia/Riyadh")).toBe("6 hours ago");
  expect(ago(then, now, "America/New_York")).toBe("yesterday");
  expect(ago("2026-11-26T00:30:00Z", "2026-11-27T04:00:00Z", "America/New_York")).toBe("yesterday");
  expect(ago("2026-11-26T00:30:00Z", "2026-11-26T06:30:00Z", "America/New_York")).toBe("yesterday");
  expect(ago("2026-11-26T10:30:00Z", "2026-11-26T18:00:00Z", "Asia/Kathmandu")).toBe("7 hours ago");
  expect(ago("2026-11-26T10:30:00Z", "2026-11-26T18:30:00Z", "Asia/Kathmandu")).toBe("yesterday");
});

test("across midnight, minutes stay minutes", () => {
  expect(ago("2026-11-25T23:58:00Z", "2026-11-26T00:03:00Z")).toBe("5 minutes ago");
});

test("a day of 23 or 25 hours is a day", () => {
  // New York: the clock goes forward on 8 March 2026, back on 1 November.
  expect(ago("2026-03-08T05:30:00Z", "2026-03-09T04:00:00Z", "America/New_York")).toBe("yesterday");
  expect(ago("2026-03-08T05:30:00Z", "2026-03-09T03:59:00Z", "America/New_York")).toBe("22 hours ago");
  expect(ago("2026-11-01T04:30:00Z", "2026-11-02T04:30:00Z", "America/New_York")).toBe("24 hours ago");
  expect(ago("2026-11-01T04:30:00Z", "2026-11-02T05:30:00Z", "America/New_York")).toBe("yesterday");
  // The hour that the clock shows twice.
  expect(ago("2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "America/New_York")).toBe("1 hour ago");
  // Samoa left 30 December 2011 out: by its calendar the 29th was two days before the 31st.
  expect(ago("2011-12-30T09:00:00Z", "2011-12-30T11:00:00Z", "Pacific/Apia")).toBe("2 days ago");
});

test("a month is over on its day of the month, and a shorter one with its last", () => {
  expect(ago("2026-01-31T12:00:00Z", "2026-03-03T12:00:00Z")).toBe("1 month ago");
  expect(ago("2026-01-31T12:00:00Z", "2026-03-31T12:00:00Z")).toBe("2 months ago");
  expect(ago("2024-02-29T12:00:00Z", "2025-02-28T12:00:00Z")).toBe("11 months ago");
  expect(ago("2024-02-29T12:00:00Z", "2025-03-01T12:00:00Z")).toBe("1 year ago");
});

test("a clock that is a little ahead says now; one that is wrong says nothing", () => {
  expect(ago("2026-11-26T12:05:00Z", "2026-11-26T12:00:00Z")).toBe("now");
  expect(ago("2026-11-26T12:05:01Z", "2026-11-26T12:00:00Z")).toBeUndefined();
  expect(ago("2026-11-27T12:00:00Z", "2026-11-26T12:00:00Z")).toBeUndefined();
  expect(ago("0001-01-01T00:00:00Z", "2026-11-26T12:00:00Z")).toBeUndefined();
  expect(ago("no date", "2026-11-26T12:00:00Z")).toBeUndefined();
});

test.each(LANGUAGES)("$name has words of its own, with numbers in the user's format", ({ tag }) => {
  const words = ["2026-11-26T11:55:00Z", "2026-11-25T12:00:00Z", "2026-11-17T12:00:00Z"].map((then) =>
    relativeTime(new Date(then), new Date("2026-11-26T12:00:00Z"), {
      offsetAt: () => 0,
      // The language's own digits, so that the format's are seen.
      language: `${tag}-u-nu-arab`,
      integer: (value) => `<${value}>`,
    }),
  );
  expect(words).toEqual(
    {
      en: ["<5> minutes ago", "yesterday", "<9> days ago"],
      ar: ["قبل <5> دقائق", "أمس", "قبل <9> أيام"],
      de: ["vor <5> Minuten", "gestern", "vor <9> Tagen"],
      fr: ["il y a <5> minutes", "hier", "il y a <9> jours"],
      es: ["hace <5> minutos", "ayer", "hace <9> días"],
    }[tag],
  );
});
