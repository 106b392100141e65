import google from "google-libphonenumber";
import { DEFAULT_COUNTRIES, REGIONS, searchedLevel, spellingsOf } from "../caller/support/recall";
import type { Comparison } from "./measure";

/** Numbers of each region. */
const TAILS = [1, 43, 77];

/**
 * How many spellings of every region's numbers both queries and the comparison find, in organizations of every default
 * country, beside what Google's own comparison alone would.
 * @throws Error where another number is said to be the same in full
 */
export function recallBench(): readonly Comparison[] {
  const oracle = google.PhoneNumberUtil.getInstance();
  const numbers = REGIONS.flatMap((region) => TAILS.flatMap((tail) => spellingsOf(region, tail)));
  const stored = numbers.flatMap((each) => DEFAULT_COUNTRIES.map((defaultCountry) => ({ ...each, defaultCountry })));
  const found = stored.filter((each) => searchedLevel(each) !== "NO_MATCH").length;
  const theirs = numbers.filter(({ caller, spelling }) => oracle.isNumberMatch(caller, spelling) > 1).length;
  neverTheSame(numbers.filter(({ caller, spelling }) => caller === spelling).map(({ caller }) => caller));
  return [
    {
      what: `spellings found, of ${stored.length}`,
      unit: "%",
      ours: (100 * found) / stored.length,
      beside: "google-libphonenumber isNumberMatch",
      theirs: (100 * theirs) / numbers.length,
      moreIsBetter: true,
    },
  ];
}

/** Each beside a hundred others, from near it and from far. */
function neverTheSame(callers: readonly string[]): void {
  callers.forEach((caller, index) => {
    for (let step = 1; step <= 100; step += 1) {
      const spelling = callers[(index + step * step) % callers.length] ?? "";
      if (caller !== spelling && searchedLevel({ caller, spelling, defaultCountry: "DE" }) === "EXACT")
        throw new Error(`${spelling} is said to be ${caller}`);
    }
  });
}
