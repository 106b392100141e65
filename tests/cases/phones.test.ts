/** @jest-environment ./tests/cases/support/pageEnvironment.cjs */
import { PHONE_COLUMNS } from "../../Caller/phone/filters";
import { MATCH_LEVELS, type MatchLevel } from "../../Caller/phone/match";
import { LANGUAGES, readStrings } from "../control/support/strings";
import { startPhoneSearch, type PhoneSearch } from "./support/phoneSearch";
import { testTheme } from "./support/theme";

interface Input {
  readonly caller: string;
  readonly stored: string;
  readonly defaultCountry?: string;
}

interface Expected {
  readonly found: boolean;
  readonly level?: MatchLevel;
  readonly atLeast?: MatchLevel;
  readonly below?: MatchLevel;
  readonly said?: string;
}

let phones: PhoneSearch;

beforeAll(async () => {
  phones = await startPhoneSearch();
});
afterAll(() => phones.close());

/** The level of a contact that holds the number in this one column, as the panel finds it; NO_MATCH: not found. */
async function searched({
  caller,
  stored,
  defaultCountry,
}: Input): Promise<readonly (readonly [string, MatchLevel])[]> {
  const ids = await phones.store(PHONE_COLUMNS.map((column) => [column, stored]));
  const levels = await phones.search(caller, defaultCountry);
  await phones.remove(ids);
  return PHONE_COLUMNS.map((column, index) => [column, levels.get(ids[index] ?? "") ?? "NO_MATCH"]);
}

testTheme<Input, Expected>(
  "phones",
  { input: ["caller", "stored", "defaultCountry"], expected: ["found", "level", "atLeast", "below", "said"] },
  async (input, { found, level, atLeast, below, said }) => {
    const levels = await searched(input);
    const any = levels[0]?.[1] ?? "NO_MATCH";
    expect(levels).toEqual(PHONE_COLUMNS.map((column) => [column, any]));
    expect({ level: any, found: any !== "NO_MATCH" }).toEqual({ level: any, found });
    if (level !== undefined) expect(any).toBe(level);
    const place = (each: MatchLevel): number => MATCH_LEVELS.indexOf(each);
    if (atLeast !== undefined) expect({ any, enough: place(any) <= place(atLeast) }).toEqual({ any, enough: true });
    if (below !== undefined) expect({ any, less: place(any) > place(below) }).toEqual({ any, less: true });
    if (said !== undefined)
      expect(
        readStrings(LANGUAGES[0] ?? 1033)
          .get(`level_${any}`)
          ?.toLowerCase(),
      ).toContain(said.toLowerCase());
  },
);
