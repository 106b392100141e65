import fc from "fast-check";
import { getCountries, getExampleNumber, type CountryCode } from "libphonenumber-js/min";
import examples from "libphonenumber-js/mobile/examples";
import type { MatchLevel } from "../../Caller/phone/match";
import { levelOf } from "./support/levelOf";

/** Both ways round: nobody should have to know which number came from the network. */
function match(a: string, b: string, defaultCountry?: string): MatchLevel {
  const level = levelOf(a, b, defaultCountry);
  expect(levelOf(b, a, defaultCountry)).toBe(level);
  return level;
}

/**
 * The cases of libphonenumber's own PhoneNumberUtilTest (isNumberMatch) that are strings; what it calls NOT_A_NUMBER
 * matches nothing here.
 */
const GOOGLE: readonly (readonly [string, string, MatchLevel])[] = [
  ["+64 3 331 6005", "+64 03 331 6005", "EXACT"],
  ["+800 1234 5678", "+80012345678", "EXACT"],
  ["+64 03 331-6005", "+64 03331 6005", "EXACT"],
  ["+643 331-6005", "+64033316005", "EXACT"],
  ["+643 331-6005", "+6433316005", "EXACT"],
  ["+64 3 331-6005", "+6433316005", "EXACT"],
  ["+64 3 331-6005", "tel:+64-3-331-6005;isub=123", "EXACT"],
  ["+1800 siX-Flags", "+1 800 7493 5247", "EXACT"],
  ["+64 3 331-6005 extn 1234", "+6433316005#1234", "EXACT"],
  ["+64 3 331-6005 ext. 1234", "+6433316005;1234", "EXACT"],
  ["+7 423 202-25-11 ext 100", "+7 4232022511 \u0434\u043E\u0431. 100", "EXACT"],
  ["03 331 6005", "03 331 6006", "NO_MATCH"],
  ["+800 1234 5678", "+1 800 1234 5678", "NO_MATCH"],
  ["+64 3 331-6005", "+16433316005", "NO_MATCH"],
  ["+64 3 331-6005", "+6133316005", "NO_MATCH"],
  ["+64 3 331-6005 extn 1234", "+64 3 331-6005 extn 1235", "NO_MATCH"],
  ["+64 3 331-6005 extn 1234", "0116433316005#1235", "NO_MATCH"],
  ["+64 3 331-6005 extn 1234", "tel:+64-3-331-6005;ext=1235", "NO_MATCH"],
  ["+64 3 331-6005 ext.1235", "3 331 6005#1234", "NO_MATCH"],
  ["4", "3 331 6043", "NO_MATCH"],
  ["+43", "+64 3 331 6005", "NO_MATCH"],
  ["+43", "64 3 331 6005", "NO_MATCH"],
  ["Dog", "64 3 331 6005", "NO_MATCH"],
  ["+64 3 331-6005", "03 331 6005", "NSN"],
  ["+64 3 331-6005", "tel:03-331-6005;isub=1234;phone-context=abc.nz", "NSN"],
  ["+64 3 331 6005", "(64-3) 331 6005", "NSN"],
  ["+1 234 567 8901", "1-234-567-8901", "NSN"],
  ["+1 234 567 8901", "2345678901", "NSN"],
  ["+1 234-567 8901", "1 234 567 8901", "NSN"],
  ["1 234-567 8901", "1 234 567 8901", "NSN"],
  ["+41 2345678901", "1-234-567-8901", "SHORT_NSN"],
  ["+64 3 331-6005", "331 6005", "SHORT_NSN"],
  ["+64 3 331-6005", "tel:331-6005;phone-context=abc.nz", "SHORT_NSN"],
  ["+64 3 331-6005", "tel:331-6005;isub=1234;phone-context=abc.nz", "SHORT_NSN"],
  ["+64 3 331-6005", "tel:331-6005;isub=1234;phone-context=abc.nz;a=%A1", "SHORT_NSN"],
  ["3 331-6005", "03 331 6005", "SHORT_NSN"],
  ["3 331-6005", "331 6005", "SHORT_NSN"],
  ["3 331-6005", "tel:331-6005;phone-context=abc.nz", "SHORT_NSN"],
  ["3 331-6005", "+64 331 6005", "SHORT_NSN"],
  ["03 331-6005", "331 6005", "SHORT_NSN"],
  ["1 234 345 6789", "345 6789", "SHORT_NSN"],
  ["+1 (234) 345 6789", "345 6789", "SHORT_NSN"],
  ["+64 3 331-6005", "3 331 6005#1234", "SHORT_NSN"],
  ["+39 0236618300", "+39 236618300", "SHORT_NSN"],
  // The two that its documentation explains.
  ["+1 345 657 1234", "657 1234", "SHORT_NSN"],
  ["+1 345 657 1234", "345 657", "NO_MATCH"],
];

/** What CRMs hold besides. */
const FOUND_IN_CRMS: readonly (readonly [string, string, MatchLevel])[] = [
  ["+12025550143", "(202) 555-0143", "NSN"],
  ["+12025550143", "1 (202) 555.0143", "NSN"],
  ["+12025550143", "+1(202)555-0143", "EXACT"],
  ["+12025550143", "202.555.0143 x5", "SHORT_NSN"],
  ["+442079460958", "+44 (0)20 7946 0958", "EXACT"],
  ["+442079460958", "+44(0) 20 7946 0958", "EXACT"],
  ["+442079460958", "(020) 7946 0958", "NSN"],
  ["+442079460958", "0044 20 7946 0958", "EXACT"],
  ["+442079460958", "011 44 20 7946 0958", "EXACT"],
  // A range that the numbering plans do not list (kept for drama), dialled from abroad.
  ["+447700900461", "0044 7700 900461", "EXACT"],
  ["+442079460958", "Mobile: +44 20 7946 0958 (home)", "EXACT"],
  ["+442079460958", "\uFF0B\uFF14\uFF14 2079460958", "EXACT"],
  ["+442079460958", "+\u0664\u0664 \u0662\u0660 \u0667\u0669\u0664\u0666 \u0660\u0669\u0665\u0668", "EXACT"],
  ["+442079460958", "+\u06F4\u06F42079460958", "EXACT"],
  ["+390236618300", "+39 (0)2 3661 8300", "EXACT"],
  ["+390236618300", "02 3661 8300", "NSN"],
  ["+493012345678", "030/12345678", "NSN"],
  ["+493012345678", "030 / 1234-5678", "NSN"],
  ["+18003569377", "1-800-FLOWERS", "NSN"],
  ["+15305836985 x302", "(530) 583-6985 x302/x2303", "NSN"],
  ["+442079460958", "+442079460958,,12#", "SHORT_NSN"],
  ["03 331 6005", "64 3 331 6005", "SHORT_NSN"],
  // A remark behind a number is no word that is dialled.
  ["+442079460958", "+44 20 7946 0958 mobile", "EXACT"],
  ["+442079460958", "+44 20 7946 0958 - ask for Ann, after 5", "EXACT"],
  ["+442079460958", "+44 20 7946 0958 ext.", "EXACT"],
  ["+442079460958", "+44 20 7946 0958 (ext 12)", "SHORT_NSN"],
  ["+442079460958 x12", "+44 20 7946 0958 (x 12)", "EXACT"],
  // Several numbers in one column.
  ["+442079460958", "+44 20 7946 0958 / +44 7700 900461", "EXACT"],
  ["+447700900461", "+44 20 7946 0958 / +44 7700 900461", "EXACT"],
  // Short ones: both together would still do for one number, which ends in the one looked for.
  ["+24740123", "+247 40123 / +247 40123", "EXACT"],
  ["+37631234", "+376 312 345 / +376 312 34", "EXACT"],
  ["+12025550143", "+1 202 555 0143 ext. 1234567", "SHORT_NSN"],
  ["+447700900461", "+44 20 7946 0958; +44 7700 900461", "EXACT"],
  ["+447700900461", "020 7946 0958 or 07700 900461", "NSN"],
  ["+447700900461", "work: 020 7946 0958, mobile: 07700 900461", "NSN"],
  ["+447700900461", "020 7946 0958\n07700 900461", "NSN"],
  ["+447700900461", "020 7946 0958/07700 900462", "NO_MATCH"],
  // As a telephone network names a caller, and as people type + and 00 both.
  ["+442079460958", "sip:+442079460958@sbc.example.com;user=phone", "EXACT"],
  ["+442079460958", "+0044 20 7946 0958", "EXACT"],
  ["+442079460958", "anonymous", "NO_MATCH"],
  ["+442079460958", "", "NO_MATCH"],
  ["anonymous", "anonymous", "NO_MATCH"],
  ["+", "+", "NO_MATCH"],
  ["7", "7", "NO_MATCH"],
  ["123456789012345678", "123456789012345678", "NO_MATCH"],
];

describe("two phone numbers", () => {
  test.each(GOOGLE)("are graded as libphonenumber documents: %s and %s are %s", (a, b, level) => {
    expect(match(a, b)).toBe(level);
  });

  test.each(FOUND_IN_CRMS)(
    "are compared by meaning in the spellings that CRMs hold: %s and %s are %s",
    (a, b, level) => {
      expect(match(a, b)).toBe(level);
    },
  );

  test.each([
    ["+12025550143", "(202) 555-0143", "US", "EXACT"],
    ["+12025550143", "(202) 555-0143", "us ", "EXACT"],
    ["+12025550143", "(202) 555-0143", "", "NSN"],
    ["+12025550143", "(202) 555-0143", "Neverland", "NSN"],
    ["(202) 555-0143", "202-555-0143", "US", "EXACT"],
    ["+442079460958", "020 7946 0958", "GB", "EXACT"],
    // A number that is valid at home may be the other side's all the same: whoever wrote it down sat there.
    ["+442025550143", "(202) 555-0143", "US", "NSN"],
    ["+442079460958", "020 7946 0958", "US", "NSN"],
    ["+12025550143", "555-0143", "US", "SHORT_NSN"],
    ["+442079460958", "0044 20 7946 0958", "US", "EXACT"],
    ["+442079460958", "01144 20 7946 0958", "GB", "EXACT"],
    ["+441134960000", "0113 496 0000", "GB", "EXACT"],
    ["+61293744000", "0011 61 2 9374 4000", "AU", "EXACT"],
    // Where people dial 0011, what follows it is abroad; read as 00 it would be a number of Florida.
    ["+3212345678", "0011 32 12345678", "AU", "EXACT"],
    ["+13212345678", "0011 32 12345678", "AU", "NO_MATCH"],
    ["+12025550143", "00 1 202 555 0143", "AU", "EXACT"],
    ["+2672401234", "0011 267 2401234", "AU", "EXACT"],
    ["+442079460958", "0011 44 20 7946 0958", "GB", "EXACT"],
    ["+573211234567", "0057 321 1234567", "CO", "EXACT"],
  ] as const)("%s and %s with %j as default country are %s", (a, b, country, level) => {
    expect(match(a, b, country)).toBe(level);
  });
});

describe("the numbers of all countries", () => {
  const numbers = getCountries().flatMap((country) => {
    const number = getExampleNumber(country, examples);
    return number === undefined ? [] : [{ country, number }];
  });

  test.each(numbers)("$country: in its own international and national spelling", ({ country, number }) => {
    const e164 = number.format("E.164");
    expect(match(e164, e164)).toBe("EXACT");
    expect(match(e164, number.formatInternational())).toBe("EXACT");
    expect(match(e164, number.formatNational(), country)).toBe("EXACT");
    expect(match(e164, `00${e164.slice(1)}`, country)).toBe("EXACT");
    expect(match(e164, `${e164} ext. 12`)).toBe("SHORT_NSN");
    expect(match(`${e164} x12`, `${e164};ext=12`)).toBe("EXACT");
    expect(match(`${e164} x12`, `${e164} x13`)).toBe("NO_MATCH");
    expect(match(e164, `${e164.slice(0, -1)}${(Number(e164.slice(-1)) + 1) % 10}`)).toBe("NO_MATCH");
  });

  test("reflexive and symmetric, whatever is written between the digits", () => {
    const any = fc.constantFrom(...numbers);
    const gap = fc.constantFrom("", "", " ", "-", ".", " - ", "\u00A0", "/");
    fc.assert(
      fc.property(any, any, fc.array(gap, { minLength: 20, maxLength: 20 }), (one, other, gaps) => {
        const e164 = one.number.format("E.164");
        const spelled = e164.replace(/\d/g, (digit, index: number) => (index === 1 ? "" : (gaps[index] ?? "")) + digit);
        expect(match(e164, spelled)).toBe("EXACT");
        const level = match(e164, other.number.format("E.164"));
        expect(level === "EXACT").toBe(one.number.format("E.164") === other.number.format("E.164"));
      }),
      { numRuns: 300 },
    );
  });

  test("found in a column that holds another number and remarks too; a third number is not", () => {
    const any = fc.constantFrom(...numbers.map(({ number }) => number));
    const glue = fc.constantFrom(" / ", "/", "; ", ", ", " or ", "\n", " | ", " (home), ", " mobile: ", " & ");
    fc.assert(
      fc.property(
        any,
        any,
        any,
        glue,
        fc.constantFrom("", "Tel. ", "work: "),
        fc.constantFrom("", " (cell)", " after 6 pm", " ask for Ann"),
        (one, other, third, between, before, behind) => {
          const spellings = [one.formatInternational(), other.formatInternational()];
          const column = `${before}${spellings.join(between)}${behind}`;
          for (const number of [one, other]) expect(match(number.format("E.164"), column)).toBe("EXACT");
          if (third.number !== one.number && third.number !== other.number)
            expect(match(third.number, column)).toBe("NO_MATCH");
        },
      ),
      { numRuns: 200 },
    );
  });

  test("never throws, and is symmetric for any two texts and any country", () => {
    const written = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[+#;, ()x\dt:el/-]{0,25}$/));
    const country = fc.option(fc.oneof(fc.string(), fc.constantFrom<CountryCode>("US", "GB", "IT", "DE", "AR")), {
      nil: undefined,
    });
    fc.assert(
      fc.property(written, written, country, (a, b, defaultCountry) => {
        match(a, b, defaultCountry);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    "1".repeat(100_000),
    " ".repeat(100_000) + "1",
    "1" + " ".repeat(100_000) + "x",
    "1" + ",".repeat(100_000) + "x",
    "1" + "-".repeat(100_000) + "x",
    "tel:" + ";a".repeat(50_000),
    "(a".repeat(50_000),
    "/ ".repeat(50_000),
    "1/" + " ".repeat(100_000),
    "1ext".repeat(25_000),
  ])("does not hang on a hostile text (%#)", (text) => {
    expect(levelOf(text, "+12025550143")).toBe("NO_MATCH");
  });
});
