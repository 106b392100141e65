import { execFileSync } from "node:child_process";
import { build } from "esbuild";
import { z } from "zod";
import { time, timeOf } from "../../Ingestion/opencx/time";

/** 2026-03-01T10:01:00.250Z, in a winter of Berlin. */
const MOMENT = 1_772_359_260_250;
const WHOLE = 1_772_359_260_000;

const WRITTEN: readonly (readonly [unknown, number])[] = [
  ["2026-03-01T10:01:00.250Z", MOMENT],
  ["2026-03-01T10:01:00.25Z", MOMENT],
  ["2026-03-01T10:01:00,250Z", MOMENT],
  ["2026-03-01T10:01:00.250999999Z", MOMENT],
  ["2026-03-01T10:01:00.250", MOMENT],
  ["2026-03-01 10:01:00.250", MOMENT],
  ["2026-03-01 10:01:00.250000+00", MOMENT],
  ["2026-03-01T11:01:00.250+01:00", MOMENT],
  ["2026-03-01T11:01:00.250+0100", MOMENT],
  ["2026-03-01T11:01:00.250+01:00[Europe/Berlin]", MOMENT],
  ["2026-03-01T15:31:00.250+05:30", MOMENT],
  ["2026-03-01T04:01:00.250-06:00", MOMENT],
  ["2026-03-01T06:31:00.250\u221203:30", MOMENT],
  ["2026-03-01t10:01:00.250z", MOMENT],
  ["  2026-03-01T10:01:00.250Z\n", MOMENT],
  ["20260301T100100.250Z", MOMENT],
  ["2026-03-01T10:01Z", WHOLE],
  ["2026-03-01T10:01", WHOLE],
  ["2026-03-01 10:01:00 UTC", WHOLE],
  ["2026-02-28T24:00:00Z", Date.UTC(2026, 2, 1)],
  ["2026-02-28T23:59:60Z", Date.UTC(2026, 2, 1)],
  ["2026-03-01", Date.UTC(2026, 2, 1)],
  ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ["Sun, 01 Mar 2026 10:01:00 GMT", WHOLE],
  ["1 Mar 2026 11:01:00 +0100", WHOLE],
  ["Sun, 01 Mar 2026 10:01:00", WHOLE],
  ["2026-03-01 10:01:00.25 +0000 UTC", MOMENT],
  ["2026-03-01T11:01:00.250+01:00:00", MOMENT],
  ["2026/03/01 10:01:00", WHOLE],
  ["20260301100100", WHOLE],
  ["20260301100100250", MOMENT],
  ["202603011001", WHOLE],
  ["2026-03-01 10:01:00 AM", WHOLE],
  ["2026-03-01 10:01:00.250 a.m.", MOMENT],
  ["2026-03-01 11:01 PM +13:00", WHOLE],
  ["2026-03-01 12:01:00 am", Date.UTC(2026, 2, 1, 0, 1)],
  ["2026-03-01 12:01:00PM", Date.UTC(2026, 2, 1, 12, 1)],
  ["Sun Mar 01 2026 11:01:00 GMT+0100 (Central European Standard Time)", WHOLE],
  ["Sun Mar  1 10:01:00 2026", WHOLE],
  [`/Date(${MOMENT})/`, MOMENT],
  [`/Date(${MOMENT}+0200)/`, MOMENT],
  [MOMENT, MOMENT],
  [String(MOMENT), MOMENT],
  [MOMENT / 1_000, MOMENT],
  [WHOLE / 1_000, WHOLE],
  [String(WHOLE / 1_000), WHOLE],
  ["1772359260.25", MOMENT],
  [MOMENT * 1_000, MOMENT],
  [`${MOMENT}000000`, MOMENT],
];

test.each(WRITTEN)("%j is a time", (value, expected) => {
  expect(timeOf(value)).toBe(expected);
});

test.each([
  [null],
  [undefined],
  [""],
  [" "],
  ["yesterday"],
  ["call 5"],
  ["10:01"],
  ["2026"],
  ["2026-13-01T10:00:00Z"],
  ["2026-02-30T10:00:00Z"],
  ["2026-03-01T25:00:00Z"],
  ["2026-03-01T10:61:00Z"],
  ["03/01/2026 10:01"],
  ["2026-03/01 10:01"],
  ["20261301100100"],
  ["/Date(0)/"],
  ["/Date(soon)/"],
  ["Sun Mac  1 10:01:00 2026"],
  ["1970-01-01T00:00:00Z"],
  ["0001-01-01T00:00:00"],
  ["9999-12-31T23:59:59Z"],
  ["+275760-01-01T00:00:00Z"],
  [0],
  [-1],
  [5],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [1e300],
  ["0"],
  [true],
  [{}],
  [["2026-03-01T10:01:00Z"]],
])("%j is none", (value) => {
  expect(timeOf(value)).toBeUndefined();
});

test("a field that is missing or no time is read as none, and its object is read all the same", () => {
  const item = z.looseObject({ created_at: time });
  expect(item.parse({ a: 1 })).toMatchObject({ a: 1 });
  expect(item.parse({ created_at: { seconds: 5 } }).created_at).toBeUndefined();
});

test.each(["Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "UTC"])(
  "times mean the same on a machine in %s",
  async (zone) => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { timeOf } from "./Ingestion/opencx/time";
          const written = ${JSON.stringify(WRITTEN.map(([value]) => value))};
          console.log(JSON.stringify([new Date(2026, 2, 1).getTimezoneOffset(), ...written.map(timeOf)]));`,
        resolveDir: process.cwd(),
        loader: "ts",
      },
      bundle: true,
      platform: "node",
      write: false,
    });
    const output = execFileSync(process.execPath, ["-"], {
      input: outputFiles[0]?.text ?? "",
      encoding: "utf8",
      env: { PATH: process.env.PATH, TZ: zone },
    });
    const [offset, ...read] = JSON.parse(output) as readonly number[];
    expect(offset === 0).toBe(zone === "UTC");
    expect(read).toEqual(WRITTEN.map(([, expected]) => expected));
  },
);
