import { getCountries, getExampleNumber } from "libphonenumber-js/min";
import fc from "fast-check";
import examples from "libphonenumber-js/mobile/examples";
import * as filters from "../../Caller/phone/filters";
import { parsePhone } from "../../Caller/phone/parse";
import { levelOf } from "./support/levelOf";

const { ACCOUNT_PHONE_COLUMNS, PHONE_COLUMNS } = filters;
const exactFilter = (caller: string, country?: string): string => filters.exactFilter(parsePhone(caller, country));
const looseFilter = (caller: string): string => filters.looseFilter(parsePhone(caller));

/** The values of the first In() of a filter, as Dataverse would read them. */
function spellings(filter: string): readonly string[] {
  const [, json = "[]"] = /PropertyValues=(\[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\])/.exec(filter) ?? [];
  return JSON.parse(json) as string[];
}

/** SQL's LIKE, for the pattern of a contains(). */
function contains(filter: string, value: string): boolean {
  const [, pattern = ""] = /contains\(mobilephone,'([^']*)'\)/.exec(filter) ?? [];
  return new RegExp(pattern.replaceAll("%", ".*")).test(value);
}

/** What Dataverse takes of one query, read as strictly as its documentation can be. */
function expectWithinLimits(filter: string): void {
  const lists = [...filter.matchAll(/PropertyValues=(\[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\])/g)].map(
    ([, json = ""]) => json,
  );
  expect(lists.filter((json) => json.length > 850)).toEqual([]);
  const values = lists.flatMap((json) => JSON.parse(json) as string[]);
  // The one besides is that of the state.
  expect(values.length + filter.split("contains(").length).toBeLessThan(500);
  expect(encodeURIComponent(filter).length).toBeLessThan(30_000);
}

const numbers = getCountries().flatMap((country) => {
  const number = getExampleNumber(country, examples);
  return number === undefined
    ? []
    : [
        {
          country,
          e164: number.format("E.164"),
          national: number.formatNational(),
          international: number.formatInternational(),
        },
      ];
});

test("looks into every column of contact that holds a number the contact can call from", () => {
  expect([...PHONE_COLUMNS].sort()).toEqual([
    "address1_telephone1",
    "address1_telephone2",
    "address1_telephone3",
    "address2_telephone1",
    "address2_telephone2",
    "address2_telephone3",
    "address3_telephone1",
    "address3_telephone2",
    "address3_telephone3",
    "business2",
    "callback",
    "company",
    "home2",
    "mobilephone",
    "telephone1",
    "telephone2",
    "telephone3",
  ]);
  expect([...ACCOUNT_PHONE_COLUMNS].sort()).toEqual([
    "address1_telephone1",
    "address1_telephone2",
    "address1_telephone3",
    "address2_telephone1",
    "address2_telephone2",
    "address2_telephone3",
    "telephone1",
    "telephone2",
    "telephone3",
  ]);
});

describe("the query by plausible spellings", () => {
  test.each([
    ["+12025550143", "(202) 555-0143"],
    ["+12025550143", "202-555-0143"],
    ["+12025550143", "202.555.0143"],
    ["+12025550143", "+1 (202) 555-0143"],
    ["+12025550143", "1-202-555-0143"],
    ["+12025550143", "2025550143"],
    ["+12025550143", "+1.202.555.0143"],
    ["+442079460958", "020 7946 0958"],
    ["+442079460958", "(020) 7946 0958"],
    ["+442079460958", "+44 (0)20 7946 0958"],
    ["+442079460958", "0044 20 7946 0958"],
    ["+442079460958", "00442079460958"],
    ["+442079460958", "02079460958"],
    ["+442079460958", "011442079460958"],
    ["+493012345678", "030/12345678"],
    ["+33123456789", "01 23 45 67 89"],
    ["+33123456789", "01.23.45.67.89"],
    ["+33123456789", "+33123456789"],
    // Grouped by habit, not by the numbering plan.
    ["+442079460958", "0207 946 0958"],
    ["+442079460958", "+44 (0)207 946 0958"],
    ["+442079460958", "+44 207 946 0958"],
    ["+447700900461", "07700 900 461"],
    ["+447700900461", "+44 7700 900 461"],
    ["+34912345678", "912 345 678"],
    ["+34912345678", "+34 91 234 56 78"],
    ["+919876543210", "987 654 3210"],
    ["+919876543210", "91-9876543210"],
    ["+12025550143", "(202)-555-0143"],
    ["+12025550143", "+1.2025550143"],
    ["+12025550143", "001-202-555-0143"],
    ["+12025550143", "1(202)555-0143"],
  ])("of %s asks for %j in every phone column", (e164, spelling) => {
    const filter = exactFilter(e164);
    expect(spellings(filter)).toContain(spelling);
    for (const column of PHONE_COLUMNS)
      expect(filter).toContain(`Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=["`);
  });

  test.each(numbers)(
    "$country: short enough for one request, with no spelling twice and none that is another number",
    ({ country, e164, national, international }) => {
      const filter = exactFilter(e164, country);
      for (const each of [filter, filters.exactFilter(parsePhone(e164, country), ACCOUNT_PHONE_COLUMNS)])
        expectWithinLimits(each);
      const values = spellings(filter);
      expect(values).toEqual(expect.arrayContaining([e164, national, international]));
      expect(new Set(values).size).toBe(values.length);
      expect(values.filter((value) => value.length > 50)).toEqual([]);
      expect(
        values.filter((value) => levelOf(e164, value, country) === "NO_MATCH" && levelOf(e164, value) === "NO_MATCH"),
      ).toEqual([]);
    },
  );

  test("reads a number without a country as one of the default country", () => {
    expect(spellings(exactFilter("202 555 0143", "US"))).toEqual(
      expect.arrayContaining(["+12025550143", "(202) 555-0143"]),
    );
    expect(spellings(exactFilter("202 555 0143"))).toEqual(["202 555 0143", "2025550143"]);
  });

  test("cannot be broken out of by what a caller's number holds", () => {
    const hostile = `+1"]) or contactid ne null or x eq '`;
    expect(spellings(exactFilter(hostile))).toEqual(["+1"]);
    expect(looseFilter(`'%${hostile}2025550143`)).toMatch(
      /^statecode eq 0 and \((?:(?:contains|endswith)\([a-z0-9_]+,'[\p{Nd}a-z[\]%_-]+'\)(?: or )?)+\)$/u,
    );
  });

  test("asks for what is dialled alone, whatever a number holds", () => {
    const [list, others] = [/PropertyName='[a-z0-9_]+',PropertyValues=\[("[\d+()./ -]+",?)*\]/g, /[\w.=() ]*/];
    const units = Array.from("0123456789 +()-./*#;,'\"[]{}%_&=\\xe@\n\u0000\u0663\uFF11\u2019\u00a0");
    const odd = fc.array(fc.constantFrom(...units)).map((each) => each.join(""));
    const written = fc.oneof(
      odd,
      fc.string({ unit: "grapheme" }),
      odd.map((text) => `+12025550143${text}`),
    );
    fc.assert(
      fc.property(written, fc.constantFrom(undefined, "US", "DE"), (number, country) => {
        const filter = exactFilter(number, country);
        expect(filter.replace(list, "")).toMatch(new RegExp(`^${others.source}$`));
        const loose = filters.looseFilter(parsePhone(number, country));
        expect(loose.replace(/'(?:[\p{Nd}a-z[\]%_-]|\[ –-\])+'/gu, "")).toMatch(/^[\w.,=() ]*$/);
      }),
      { numRuns: 1_000 },
    );
  });

  test("asks for nobody by the 0 of a switchboard alone", () => {
    expect(looseFilter("00000")).not.toContain("'%[ –-]0'");
    expect(looseFilter("+493023125077")).toContain("%[ –-]0'");
  });

  test("does not ask for what is too long for a phone column", () => {
    const note = `call the number behind this long remark: 202 555 0143`;
    expect(note.length).toBeGreaterThan(50);
    expect(spellings(exactFilter(note))).toEqual(["2025550143"]);
  });

  test("asks for active contacts only", () => {
    expect(exactFilter("+12025550143")).toMatch(/^statecode eq 0 and \(.*\)$/);
    expect(looseFilter("+12025550143")).toMatch(/^statecode eq 0 and \(.*\)$/);
  });

  test("finds nobody without a number", () => {
    for (const nothing of ["", "  ", "+"]) expect(looseFilter(nothing)).toBe("createdon eq null");
    for (const nothing of ["", "  ", "+", "anonymous"]) expect(exactFilter(nothing)).toBe("createdon eq null");
    expect(looseFilter("1234")).toBe("createdon eq null");
  });
});

describe("the query by digits", () => {
  test.each(numbers)("$country: within what Dataverse takes", ({ e164 }) => {
    expectWithinLimits(looseFilter(e164));
  });

  test.each([
    // Copied from where spaces and hyphens do not break.
    ["+33123456789", "01\u00A023\u00A045\u00A067\u00A089"],
    ["+12025550143", "(202) 555\u20110143"],
    ["+442079460958", "+44 020 7946-0958"],
    ["+442079460958", "44-20.7946.0958"],
    ["+12025550143", "1 202/555-0143"],
    ["+12025550143", "202 / 555 - 0143"],
  ])("of %s finds %j, which is too rare a spelling for the other query", (e164, spelling) => {
    expect(spellings(exactFilter(e164))).not.toContain(spelling);
    expect(contains(looseFilter(e164), spelling)).toBe(true);
  });

  test("finds the number whatever stands between its last digits", () => {
    const filter = looseFilter("+12025550143");
    for (const value of ["(202)555--01 43", "555-0143", "+1/202/555/01/43 x9", "home: 5 5 5 0 1 4 3"])
      expect(contains(filter, value)).toBe(true);
    for (const value of ["555-0144", "(202) 555-1403", ""]) expect(contains(filter, value)).toBe(false);
    expect(contains(looseFilter("+442079460958"), "7946 0958")).toBe(true);
    const [five, zero, one, four, three] = [
      "[5٥۵५৫๕၅៥５]",
      "[0٠۰०০๐၀០０]",
      "[1١۱१১๑၁១１]",
      "[4٤۴४৪๔၄៤４]",
      "[3٣۳३৩๓၃៣３]",
    ];
    const pattern = [five, five, five, zero, one, four, three].join("%");
    for (const column of PHONE_COLUMNS) expect(filter).toContain(`contains(${column},'${pattern}')`);
  });

  test.each(numbers)("$country: finds every spelling of the other query", ({ country, e164 }) => {
    const loose = looseFilter(e164);
    expect(spellings(exactFilter(e164, country)).filter((value) => !contains(loose, value))).toEqual([]);
  });
});
