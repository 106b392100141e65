import { phones, type PhonesOptions } from "../../Ingestion/commands/phones/phones";
import { readEnvironment } from "../../Ingestion/config/environment";
import { shapeOf } from "../../Ingestion/commands/phones/shape";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { clientOf } from "../platform/support/dataverseClient";
import { environmentOf } from "./support/installation";
import { QUICK } from "./support/installation";
import { allRoles } from "./support/roles";
import { recordedTerminal, type RecordedTerminal } from "./support/terminal";

/** A column that no seeded contact has anything in. */
const COLUMN = "address3_telephone3";
const VALUES = [
  "+447700900461",
  "07700 900 461",
  "+44 7700 900461 / +44 20 7946 0958",
  "+44 7700 900461 (mother, evenings)",
  "+44 (0)7700 900461 ext. 77",
  "call her office first",
];

let dataverse: LocalDataverse;
let environment: NodeJS.ProcessEnv;
let rows = VALUES.length;
beforeAll(async () => {
  dataverse = await startDataverse();
  const opencx = { url: "http://127.0.0.1:1", apiKey: "", webhookSecret: "" };
  environment = environmentOf({ dataverse, opencx: opencx as never }, "");
  rows += dataverse.rows("contact").filter(({ statecode }) => statecode === 0).length;
  const admin = clientOf(dataverse, dataverse.users.admin);
  for (const value of VALUES) await admin.send("POST", "contacts", { lastname: "Someone", [COLUMN]: value });
  const inactive = await admin.send("POST", "contacts", { lastname: "Gone", [COLUMN]: "no number at all" });
  const [, path = ""] = /(contacts\([^)]*\))/.exec(inactive.headers.get("odata-entityid") ?? "") ?? [];
  await admin.send("PATCH", path, { statecode: 1, statuscode: 2 });
  dataverse.setPrivileges(dataverse.users.application ?? "", allRoles(dataverse).get("OpenCX Report") ?? new Map());
});
afterAll(() => dataverse.close());

async function reported(
  options: PhonesOptions = {},
  changes: NodeJS.ProcessEnv = {},
): Promise<RecordedTerminal & { readonly code: number }> {
  const terminal = recordedTerminal();
  const [connection] = readEnvironment({ ...environment, ...changes }, ["dataverse", "cases"]).connections;
  const code = await phones(connection, terminal, { backoff: QUICK.backoff, ...options });
  return { ...terminal, said: terminal.said, code };
}

async function json(options: PhonesOptions = {}, changes: NodeJS.ProcessEnv = {}) {
  const reports: Parameters<NonNullable<PhonesOptions["json"]>>[0][] = [];
  await reported({ ...options, json: (report) => void reports.push(report) }, changes);
  return reports as readonly Readonly<Record<string, unknown>>[];
}

const ours = (reports: readonly Readonly<Record<string, unknown>>[]) =>
  reports.find(({ table, column }) => table === "contact" && column === COLUMN);

test("each column's values are counted by what they hold, under a role that reads and nothing else", async () => {
  const reports = await json({}, { DEFAULT_COUNTRY: "GB" });
  expect(ours(reports)).toMatchObject({
    rows,
    filled: VALUES.length,
    kinds: { one: 2, remarks: 2, several: 1, nothing: 1 },
    forms: { national: 1, trunk: 1 },
    // Of a column of an address fewer spellings are asked for.
    callers: { equality: 1, digits: 4, nothing: 1, untold: 0 },
    examples: { several: ["+99 9999 999999 / +99 99 9999 9999"], nothing: ["a"] },
  });
  for (const { filled, kinds, callers } of reports as readonly Record<string, Record<string, number>>[])
    for (const counts of [kinds, callers])
      expect(Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0)).toBe(filled);
  expect(new Set(reports.map(({ table }) => table))).toEqual(new Set(["contact", "account"]));
});

test("a number without a country is of nobody known where no country is set", async () => {
  expect(ours(await json())).toMatchObject({ callers: { untold: 1 } });
});

test("a page at a time says the same, and a page that fails is read again", async () => {
  const whole = await json();
  dataverse.addFault({ path: "/contacts", after: 2, times: 1, does: { kind: "answer", status: 503 } });
  const before = dataverse.seen.length;
  expect(await json({ page: 100 })).toEqual(whole);
  const asked = dataverse.seen.slice(before).filter(({ url }) => url.includes("/contacts?"));
  expect(asked).toHaveLength(Math.ceil(rows / 100) + 1);
  dataverse.clearFaults();
});

test("no digit and no word of a value is said, and what cannot be told is", async () => {
  const { code, said } = await reported();
  expect(code).toBe(0);
  for (const word of ["7700", "900461", "mother", "office", "Someone"]) expect(said).not.toContain(word);
  expect(said).toMatch(/^ {2}address3_telephone3: 6 filled$/m);
  expect(said).toMatch(/1 several numbers \(such as \+99 9999 999999 \/ \+99 99 9999 9999\)/);
  expect(said).toMatch(/\d values do not say their country, and DEFAULT_COUNTRY is not set/);
});

test.each([
  ["+44 (0)20 7946 0958", "+99 (0)99 9999 9999"],
  ["+44 ( 0 )20 ext. 7", "+99 (0)99 a. 9"],
  ["٠٢٠ ٧٩٤٦\u200e", "999 9999"],
  ["ask for Mrs Smith", "a"],
  ["☎ 020_7946", "? 999?9999"],
])("%s is shown as %s", (written, shape) => {
  expect(shapeOf(written)).toBe(shape);
});
