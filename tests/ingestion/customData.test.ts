// Columns and options of which the published subset knows nothing: an operator's own, wrong ones, stored queries.
import "../requests/unrecorded.cjs";
import { status } from "../../Ingestion/commands/inboxCommands";
import type { LocalDataverseOptions } from "../../LocalPlatform/dataverse/contract";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import { caseOf } from "./support/cases";
import { openInstallation, type Installation } from "./support/installation";

const written = { required: "None", write: "create+update" } as const;
const addedColumns: LocalDataverseOptions["addedColumns"] = {
  new_plan: { type: "String", edm: "Edm.String", maxLength: 10, ...written },
  new_seats: { type: "Integer", edm: "Edm.Int32", range: { min: 0, max: 1_000 }, ...written },
  new_spend: { type: "Money", edm: "Edm.Decimal", range: { min: 0, max: 1e9, precision: 2 }, ...written },
  new_vip: {
    type: "Boolean",
    edm: "Edm.Boolean",
    options: [
      { value: 0, label: "Regular" },
      { value: 1, label: "VIP" },
    ],
    ...written,
  },
  new_renewal: { type: "DateTime", edm: "Edm.DateTimeOffset", ...written },
  new_birthday: { type: "DateTime", edm: "Edm.Date", ...written },
  new_tier: {
    type: "Picklist",
    edm: "Edm.Int32",
    options: [
      { value: 100000000, label: "Gold" },
      { value: 100000001, label: "Silver" },
    ],
    ...written,
  },
};
const CUSTOM_DATA_COLUMNS = JSON.stringify({
  ...{ plan: "new_plan", seats: "new_seats", spend: "new_spend", vip: "new_vip", renewal: "new_renewal" },
  ...{ birthday: "new_birthday", tier: "new_tier", kind: "casetypecode", gone: "new_gone", topic: "subjectid" },
});

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({
    dataverse: { addedColumns },
    environment: { CUSTOM_DATA_COLUMNS, MASK_CARDS: "on" },
  });
});
afterAll(async () => installation.close());

function callWith(custom_data: unknown): CallFile {
  const call = aCall();
  return { ...call, session: { ...call.session, custom_data } };
}

/** The columns of the case that this custom data makes. */
const filled = (custom: unknown) => caseOf(installation, callWith(custom));

async function statusSays(): Promise<string> {
  const lines: string[] = [];
  await status(installation.service.inbox.pool, { out: (line) => void lines.push(line), error: () => undefined });
  return lines.join("\n");
}

test("custom data fills columns by the type of each", async () => {
  const custom = {
    ...{ plan: "Business", seats: "12", spend: 1234.567, vip: "vip", renewal: "2026-05-01T12:00:00+02:00" },
    ...{ birthday: "1975-02-28T23:00:00-08:00", tier: "gold", kind: 2, another: "not mapped" },
  };
  expect(await filled(custom)).toMatchObject({
    ...{ new_plan: "Business", new_seats: 12, new_spend: 1234.57, new_vip: true, new_renewal: "2026-05-01T10:00:00Z" },
    ...{ new_birthday: "1975-02-28", new_tier: 100000000, casetypecode: 2 },
  });
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["a text is cut at its column's length", { plan: "Business and more" }, { new_plan: "Business a" }],
  ["a number as text, in other digits", { seats: " ١٢ " }, { new_seats: 12 }],
  ["a number for a text", { plan: 7 }, { new_plan: "7" }],
  ["a two-option by number", { vip: 0 }, { new_vip: false }],
  ["a choice by its number as text", { tier: "100000001" }, { new_tier: 100000001 }],
  ["a time as milliseconds", { renewal: 1_777_636_800_000 }, { new_renewal: "2026-05-01T12:00:00Z" }],
  ["a day without anything between", { birthday: "19750228" }, { new_birthday: "1975-02-28" }],
  ["a day for a time", { renewal: "2026-05-01" }, { new_renewal: "2026-05-01T00:00:00Z" }],
  ["characters that no column holds go away", { plan: "a\u0000b\ud800" }, { new_plan: "ab" }],
  ["a card's digits are masked", { plan: "4242424242424242" }, { new_plan: expect.not.stringMatching(/4242/) }],
  ["those of a number too", { plan: 4242424242424242 }, { new_plan: expect.not.stringMatching(/4242/) }],
])("%s", async (_, custom, columns) => {
  expect(await filled(custom)).toMatchObject(columns);
});

test.each<[string, unknown]>([
  ["new_seats", { seats: 12.5 }],
  ["new_seats", { seats: -1 }],
  ["new_seats", { seats: true }],
  ["new_spend", { spend: "1,234.5" }],
  ["new_spend", { spend: 1e300 }],
  ["new_vip", { vip: "perhaps" }],
  ["new_renewal", { renewal: "01/02/2026" }],
  ["new_renewal", { renewal: "0000-01-01T00:00:00Z" }],
  ["new_birthday", { birthday: "2026-02-31" }],
  ["new_birthday", { birthday: 20260501 }],
  ["new_tier", { tier: "Bronze" }],
  ["new_tier", { tier: 3 }],
  ["new_plan", { plan: { nested: "text" } }],
  ["new_plan", { plan: ["a", "b"] }],
  ["new_gone", { gone: "x" }],
  ["subjectid", { topic: "Billing" }],
])("%s is left out where %j does not fit, the case is made and the operator told", async (column, custom) => {
  const incident = await filled(custom);
  // A new row begins with a two-option as no.
  expect(incident[column] ?? null).toBe(column === "new_vip" ? false : null);
  expect(await statusSays()).toContain(`CUSTOM_DATA_COLUMNS: ${column} left out: `);
});

test.each([[null], ["text"], [["list"]], [{ plan: null, seats: "", vip: " " }], [{}]])(
  "custom data %j fills nothing and is no fault of the settings",
  async (custom) => {
    const call = callWith(custom);
    const { new_plan, new_seats } = await caseOf(installation, call);
    expect([new_plan ?? null, new_seats ?? null]).toEqual([null, null]);
    expect(installation.logged.filter((line) => line.includes(call.session.id)).join("")).not.toContain("left out");
  },
);

test("a column that was made stricter since its definition was read costs no case", async () => {
  await filled({ plan: "Business" });
  installation.dataverse.addFault({
    method: "PATCH",
    path: "/incidents\\(",
    times: 1,
    does: {
      kind: "answer",
      status: 400,
      body: '{"error":{"code":"0x80044331","message":"The length of the \'new_plan\' attribute exceeded the maximum allowed length of \'5\'."}}',
    },
  });
  const { new_plan, title } = await filled({ plan: "Business" });
  expect([new_plan ?? null, title]).toEqual([null, "Pay bill - Michael Davis"]);
  expect(await statusSays()).toContain("CUSTOM_DATA_COLUMNS: new_plan left out: Dataverse refused it");
});
