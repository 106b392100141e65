/** @jest-environment node */
import path from "node:path";
import vm from "node:vm";
import { PLANS } from "../../Caller/phone/plans";

type Metadata = Record<"countries" | "nonGeographic", Record<string, unknown[]>> & {
  readonly country_calling_codes: Record<string, string[]>;
};

const loader = jest.requireActual<(this: { resourcePath: string }) => string>(
  "../../scripts/smaller/packed/phone-plans-loader.cjs",
);
const { IMPORT, SOURCE } = jest.requireActual<{ IMPORT: string; SOURCE: string }>(
  "../../scripts/smaller/packed/packed-text.cjs",
);
const script = loader
  .call({ resourcePath: path.resolve("Caller/phone/plans.ts") })
  .replace(IMPORT, () => SOURCE)
  .replace("export const PLANS =", "result =");

/** What the bundle has, once more unpacked from the start. */
function bundled(): Metadata {
  return vm.runInThisContext(`(() => { let result; ${script}; return result; })()`) as Metadata;
}

/** The library's columns that the bundle has, of a row and of a format. */
const COLUMNS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10];
const FORMAT_COLUMNS = [0, 1, 2, 3, 5];

const orNone = (part: unknown): unknown => (part === undefined || part === 0 ? "" : part);

/** The library's rows as the bundle has them: what a row has none of is an empty text, or no list. */
function read(rows: Record<string, unknown[]>): Record<string, unknown[]> {
  const formats = (list: unknown): unknown => Array.isArray(list) && list.map(readFormat);
  const entries = Object.entries(rows).map(([name, row]): [string, unknown[]] => [
    name,
    COLUMNS.map((column) => (column === 4 ? formats(row[column]) : orNone(row[column]))),
  ]);
  return Object.fromEntries(entries);
}

/** But for the patterns of typing: of the leading digits the last alone. */
function readFormat(format: unknown[]): unknown[] {
  const [digits] = Array.isArray(format[2]) ? format[2].slice(-1) : [];
  return FORMAT_COLUMNS.map((column) => orNone(column === 2 ? digits : format[column]));
}

test("the bundle knows every country as Caller does, but for the patterns of typing", () => {
  const plans = bundled();
  // Each row is unpacked when it is read.
  const all = (rows: Record<string, unknown[]>): unknown => ({ ...rows });
  const { countries, nonGeographic } = PLANS as unknown as Metadata;
  expect(all(plans.countries)).toEqual(read(countries));
  expect(all(plans.nonGeographic)).toEqual(read(nonGeographic));
});

test("countries that share a calling code stand in the library's order, the main one first", () => {
  expect(bundled().country_calling_codes).toEqual(PLANS.country_calling_codes);
});

test("a country's plan is the same whichever is asked for first", () => {
  const whole = JSON.stringify(bundled().countries.DE);
  const plans = bundled();
  for (const country of ["ZW", "US", "AE", "GB"]) expect(plans.countries[country]).toBeDefined();
  expect(JSON.stringify(plans.countries.DE)).toBe(whole);
  expect(plans.countries.DE).toBe(plans.countries.DE);
  expect("XX" in plans.countries).toBe(false);
});
