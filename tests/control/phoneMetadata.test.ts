/** @jest-environment node */
import vm from "node:vm";
import { PLANS } from "../../Caller/phone/plans";

type Metadata = Record<"countries" | "nonGeographic", Record<string, unknown[]>> & {
  readonly country_calling_codes: Record<string, string[]>;
};

const loader = jest.requireActual<() => string>("../../scripts/smaller/packed/phone-plans-loader.cjs");
const { IMPORT, SOURCE } = jest.requireActual<{ IMPORT: string; SOURCE: string }>(
  "../../scripts/smaller/packed/packed-text.cjs",
);
const script = loader()
  .replace(IMPORT, () => SOURCE)
  .replace("export const PLANS =", "result =");

/** What the bundle has, once more unpacked from the start. */
function bundled(): Metadata {
  return vm.runInThisContext(`(() => { let result; ${script}; return result; })()`) as Metadata;
}

const orNone = (part: unknown): unknown => (part === "" || part === undefined ? 0 : part);

/** Rows as the library reads them, where what a format has none of is whatever is false. */
function read(rows: Record<string, unknown[]>): Record<string, unknown[]> {
  const entries = Object.entries(rows).map(([name, row]): [string, unknown[]] => {
    const columns = Array.from({ length: 11 }, (_, column) => orNone(row[column]));
    if (columns[4] !== 0) columns[4] = (columns[4] as unknown[][]).map(readFormat);
    columns[9] = Boolean(columns[9]);
    return [name, columns];
  });
  return Object.fromEntries(entries);
}

/** But for the patterns of typing: of the leading digits the last alone. */
function readFormat([pattern, written, leadingDigits, rule, isOptional, international]: unknown[]): unknown[] {
  const last = Array.isArray(leadingDigits) ? leadingDigits.slice(-1) : [];
  return [pattern, written, last, orNone(rule), Boolean(isOptional), orNone(international)];
}

test("the bundle knows every country as Caller does, but for the patterns of typing", () => {
  const plans = bundled();
  const { countries, nonGeographic } = PLANS as unknown as Metadata;
  expect(read(plans.countries)).toEqual(read(countries));
  expect(read(plans.nonGeographic)).toEqual(read(nonGeographic));
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
