import fc from "fast-check";
import { DEFAULT_COUNTRIES, REGIONS, searchedLevel, spellingsOf } from "./support/recall";

const SEED = 20_260_102;
const tail = fc.nat(99);
const country = fc.constantFrom(...DEFAULT_COUNTRIES);

test("no default country hides a caller from anywhere", () => {
  fc.assert(
    fc.property(fc.constantFrom(...REGIONS), tail, country, (region, last, defaultCountry) => {
      const lost = spellingsOf(region, last).filter(
        (each) => searchedLevel({ ...each, defaultCountry }) === "NO_MATCH",
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 400, seed: SEED },
  );
});

test("another number is never the same in full, whatever the default country", () => {
  const any = fc.constantFrom(...REGIONS);
  fc.assert(
    fc.property(any, any, tail, tail, country, (region, other, last, otherLast, defaultCountry) => {
      const [first] = spellingsOf(region, last);
      const [second] = spellingsOf(other, otherLast);
      if (first === undefined || second === undefined || first.caller === second.caller) return;
      // With its country: without one, the default country's reading is meant.
      const written = spellingsOf(other, otherLast).filter(({ spelling }) => /^(?:\+|00)/.test(spelling));
      const same = written.filter(
        ({ spelling }) => searchedLevel({ caller: first.caller, spelling, defaultCountry }) === "EXACT",
      );
      expect(same).toEqual([]);
    }),
    { numRuns: 1000, seed: SEED },
  );
});
