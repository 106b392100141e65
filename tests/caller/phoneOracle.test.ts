import fc from "fast-check";
import google from "google-libphonenumber";
import type { MatchLevel } from "../../Caller/phone/match";
import { levelOf } from "./support/levelOf";

const oracle = google.PhoneNumberUtil.getInstance();
const LEVELS: readonly MatchLevel[] = ["NO_MATCH", "NO_MATCH", "SHORT_NSN", "NSN", "EXACT"];

/** Google's answer in our words; NOT_A_NUMBER is NO_MATCH to us, since a rep cannot act on the difference. */
const googleLevel = (a: string, b: string): MatchLevel => LEVELS[oracle.isNumberMatch(a, b)] ?? "NO_MATCH";

const REGIONS = ["US", "GB", "FR", "DE", "ES", "IT", "SA", "AE", "BR", "IN", "JP", "MX", "AU", "NG", "CI", "SM"];

/** A real number of some country, moved about in its last digits. */
const e164 = fc
  .tuple(
    fc.constantFrom(...REGIONS),
    fc.constantFrom(google.PhoneNumberType.FIXED_LINE, google.PhoneNumberType.MOBILE),
    fc.nat(999),
  )
  .map(([region, type, tail]) => {
    const example = oracle.getExampleNumberForType(region, type);
    const text = oracle.format(example, google.PhoneNumberFormat.E164);
    return `${text.slice(0, -3)}${String(tail).padStart(3, "0")}`;
  });

const international = (number: string): string =>
  oracle.format(oracle.parse(number), google.PhoneNumberFormat.INTERNATIONAL);

test("two E.164 numbers are graded as Google's library grades them", () => {
  fc.assert(
    fc.property(e164, e164, fc.boolean(), (a, other, same) => {
      const b = same ? a : other;
      expect(levelOf(a, b)).toBe(googleLevel(a, b));
    }),
    { numRuns: 150 },
  );
});

test("an international spelling is the same number, as Google's library says", () => {
  fc.assert(
    fc.property(e164, (a) => {
      const spelled = international(a);
      expect(levelOf(a, spelled)).toBe(googleLevel(a, spelled));
    }),
    { numRuns: 150 },
  );
});

test("an extension on one side or both is graded as Google's library grades it", () => {
  fc.assert(
    fc.property(
      e164,
      fc.constantFrom("", " ext. 12", " ext. 34"),
      fc.constantFrom("", " ext. 12"),
      (a, first, second) => {
        const [left, right] = [`${international(a)}${first}`, `${international(a)}${second}`];
        expect(levelOf(left, right)).toBe(googleLevel(left, right));
      },
    ),
    { numRuns: 150 },
  );
});

test("the last digits of a number are graded as Google's library grades them", () => {
  fc.assert(
    fc.property(e164, fc.integer({ min: 4, max: 9 }), (a, length) => {
      const tail = a.slice(-length);
      // A tail that starts with 0 is a national prefix to Google and a digit to whoever wrote it down.
      fc.pre(!tail.startsWith("0"));
      // A Saudi number without the 1 that it got in 2013 is its old form: a level that Google does not know.
      const expected = a === `+9661${tail}` ? "OLD_FORM" : googleLevel(a, tail);
      expect([tail, levelOf(a, tail)]).toEqual([tail, expected]);
    }),
    { numRuns: 150 },
  );
});
