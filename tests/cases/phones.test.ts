/** @jest-environment ./tests/cases/support/pageEnvironment.cjs */
import { PHONE_COLUMNS } from "../../Caller/phone/filters";
import { MATCH_LEVELS, type MatchLevel } from "../../Caller/phone/match";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { lookUpCaller } from "../../OpenCXTranscriptControl/caller/panel/callerLookup";
import { createCaseStore } from "../../OpenCXTranscriptControl/host/webApiStore";
import { LANGUAGES, readStrings } from "../control/support/strings";
import { hostWebApi } from "./support/hostWebApi";
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

let dataverse: LocalDataverse;
let incidentId: string;

beforeAll(async () => {
  dataverse = await startDataverse();
  const admin = hostWebApi(dataverse, dataverse.users.admin);
  const account = `/accounts(${dataverse.customer.split(":")[1] ?? ""})`;
  incidentId = (await admin.createRecord("incident", { title: "Call", "customerid_account@odata.bind": account })).id;
});
afterAll(() => dataverse.close());

/** The level of a contact that holds the number in this one column, as the panel finds it; NO_MATCH: not found. */
async function searched({ caller, stored, defaultCountry }: Input): Promise<Readonly<Record<string, MatchLevel>>> {
  const admin = hostWebApi(dataverse, dataverse.users.admin);
  const columns = new Map<string, string>();
  await Promise.all(
    PHONE_COLUMNS.map(async (column) => {
      columns.set((await admin.createRecord("contact", { lastname: "Doe", [column]: stored })).id, column);
    }),
  );
  const store = createCaseStore(() => hostWebApi(dataverse));
  // Nobody is of this name, so that the second query runs as well.
  const query = { incidentId, phone: caller, name: "Ann Roe", defaultCountry };
  const finding = await lookUpCaller(store, query, () => undefined);
  await Promise.all([...columns.keys()].map((id) => admin.deleteRecord("contact", id)));
  const found = finding.kind === "open" ? (finding.found ?? []) : [];
  const levels = new Map(found.map(({ customer, match }) => [columns.get(customer.id), match.level]));
  return Object.fromEntries([...columns.values()].map((column) => [column, levels.get(column) ?? "NO_MATCH"]));
}

function everywhere(level: MatchLevel): Readonly<Record<string, MatchLevel>> {
  return Object.fromEntries(PHONE_COLUMNS.map((column) => [column, level]));
}

testTheme<Input, Expected>(
  "phones",
  { input: ["caller", "stored", "defaultCountry"], expected: ["found", "level", "atLeast", "below", "said"] },
  async (input, { found, level, atLeast, below, said }) => {
    const levels = await searched(input);
    const any = levels[PHONE_COLUMNS[0]] ?? "NO_MATCH";
    expect(levels).toEqual(everywhere(any));
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
