import type { MatchLevel } from "../../../Caller/phone/match";
import { startPhoneSearch, type PhoneSearch } from "./phoneSearch";

/** What a phone column holds, and how it agrees with a caller's number; NO_MATCH: not found. */
export type Row = readonly [caller: string, stored: string, level: MatchLevel, defaultCountry?: string];

/** Makes a test of each row: all of them are stored at once, so that each is found beside the others. */
export function testRows(rows: readonly Row[]): void {
  let phones: PhoneSearch;
  let ids: readonly string[];

  beforeAll(async () => {
    phones = await startPhoneSearch();
    ids = await phones.store(rows.map(([, stored]) => ["telephone1", stored]));
  });
  afterAll(() => phones.close());

  test.each(rows.map((row, index) => [row[0], row[1], row[2], row[3], index] as const))(
    "of %s both queries find %s as %s (default country %s)",
    async (caller, _stored, level, country, index) => {
      const found = await phones.search(caller, country);
      expect(found.get(ids[index] ?? "") ?? "NO_MATCH").toBe(level);
    },
  );
}
