/** @jest-environment node */
import type { CallerPanel } from "../../OpenCXTranscriptControl/caller/panel/CallerPanel";
import type { StoredCustomer } from "../../Caller/customer/caseCustomer";
import { ADA, BEN, CONTOSO, MemoryCase, PLACEHOLDER, person, settle } from "./support/memoryCase";
import { NUMBER } from "./support/openPanel";

/** Customer, primary contact and who did not call; names are the server's. */
function standing({ customer, primaryContactId, notCallers }: StoredCustomer): unknown {
  return { customer, primaryContactId, notCallers };
}

async function done(press: () => void): Promise<void> {
  press();
  await settle();
}

const CREATED = "33333333-3333-4333-8333-333333333333";
const ATCONTOSO = {
  customer: { table: "account", id: CONTOSO },
  customerName: "Contoso",
} as const;

type Case = readonly [string, Partial<StoredCustomer>, (panel: CallerPanel) => void, string];

const CASES: readonly Case[] = [
  ["link", {}, (panel) => panel.link(person(ADA, "Ada Okafor"), undefined), "undone"],
  [
    "link where a primary contact of the placeholder stood",
    { primaryContactId: BEN },
    (panel) => panel.link(person(ADA, "Ada Okafor"), undefined),
    "undone",
  ],
  [
    "link of a contact of the account",
    ATCONTOSO,
    (panel) => panel.link(person(ADA, "Ada Okafor", { parentId: CONTOSO }), undefined),
    "undone",
  ],
  ["link that replaced an account", ATCONTOSO, (panel) => panel.link(person(ADA, "Ada Okafor"), undefined), "undone"],
  [
    "link of somebody who was said not to be the caller",
    { notCallers: [ADA, BEN] },
    (panel) => panel.link(person(ADA, "Ada Okafor"), undefined),
    "undone",
  ],
  [
    "link of an account",
    {},
    (panel) => panel.link({ ...person(CONTOSO, "Contoso"), table: "account" }, undefined),
    "undone",
  ],
  ["unlink of the customer", { customer: { table: "contact", id: ADA } }, (panel) => panel.unlink(), "undone"],
  ["unlink of a primary contact", { ...ATCONTOSO, primaryContactId: ADA }, (panel) => panel.unlink(), "undone"],
  [
    "not this person, of the linked",
    { customer: { table: "contact", id: ADA } },
    (panel) => panel.mark({ contactId: ADA, name: "Ada", isNot: true }),
    "undone",
  ],
  ["not this person, of one found", {}, (panel) => panel.mark({ contactId: ADA, name: "Ada", isNot: true }), "undone"],
  [
    "offered again",
    { notCallers: [ADA] },
    (panel) => panel.mark({ contactId: ADA, name: "Ada", isNot: false }),
    "undone",
  ],
  [
    "create",
    {},
    (panel) =>
      panel.create({
        contactId: CREATED,
        form: { firstName: "Eve", lastName: "New", phone: NUMBER, email: "", street: "", postcode: "" },
        sessionId: undefined,
      }),
    "undoneCreated",
  ],
];

test.each(CASES)("%s: undo puts back exactly what was there", async (_, before, press, said) => {
  const memory = new MemoryCase();
  memory.row = { ...memory.row, ...before };
  const stood = standing(memory.row);
  const panel = await memory.open();
  await done(() => press(panel));
  expect(standing(memory.row)).not.toEqual(stood);
  expect(memory.writes).toHaveLength(1);
  expect(panel.state.undo).toBeDefined();
  await done(() => panel.undo());
  expect(standing(memory.row)).toEqual(stood);
  expect(panel.state.said?.key).toBe(said);
  expect(panel.state.undo).toBeUndefined();
  // The form is told what stands there now.
  const stands = before.customer?.table === "contact" ? before.customer.id : (before.primaryContactId ?? null);
  const isPlaceholder = before.customer === undefined;
  expect(memory.told.at(-1)).toBe(isPlaceholder ? null : stands);
});

test("of a created contact undo takes the link, keeps the contact, and says its name", async () => {
  const memory = new MemoryCase();
  const panel = await memory.open();
  await done(() => CASES.at(-1)?.[2](panel));
  await done(() => panel.undo());
  expect(memory.created).toEqual([CREATED]);
  expect(panel.state.said).toEqual({ key: "undoneCreated", values: ["Eve New"] });
  expect(memory.row.customer).toEqual(PLACEHOLDER);
});

test.each<[string, (memory: MemoryCase) => void]>([
  ["another contact", (memory) => memory.write({ "customerid_contact@odata.bind": `/contacts(${BEN})` })],
  ["an account", (memory) => memory.write({ "customerid_account@odata.bind": `/accounts(${CONTOSO})` })],
])("a colleague chose %s meanwhile: undo replaces nothing and says so", async (_, meanwhile) => {
  const memory = new MemoryCase();
  const panel = await memory.open();
  await done(() => panel.link(person(ADA, "Ada Okafor"), undefined));
  meanwhile(memory);
  const stood = standing(memory.row);
  await done(() => panel.undo());
  expect(standing(memory.row)).toEqual(stood);
  expect(memory.writes).toHaveLength(1);
  expect(panel.state.said?.key).toBe("undoTaken");
});

test("whom a colleague said meanwhile not to be the caller stays so when the own mark is undone", async () => {
  const memory = new MemoryCase();
  const panel = await memory.open();
  await done(() => panel.mark({ contactId: ADA, name: "Ada", isNot: true }));
  memory.write({ opencx_notcallers: `${ADA},${BEN}` });
  await done(() => panel.undo());
  expect(memory.row.notCallers).toEqual([BEN]);
});

test("an undo that fails can be tried again; the next action ends it", async () => {
  const memory = new MemoryCase();
  const panel = await memory.open();
  await done(() => panel.link(person(ADA, "Ada Okafor"), undefined));
  memory.beforeWrite = () => {
    throw Object.assign(new Error("busy"), { status: 503 });
  };
  await done(() => panel.undo());
  expect(panel.state.failure).toEqual({ what: "undo", problem: { kind: "busy", detail: "" } });
  memory.beforeWrite = () => undefined;
  await done(() => panel.undo());
  expect(memory.row.customer).toEqual(PLACEHOLDER);
  await done(() => panel.undo());
  expect(memory.writes).toHaveLength(2);
});

test("another case: nothing of the last one can be undone there", async () => {
  const memory = new MemoryCase();
  const panel = await memory.open();
  await done(() => panel.unlink());
  await done(() => panel.link(person(ADA, "Ada Okafor"), undefined));
  panel.update({ incidentId: "other", phone: NUMBER, name: "", defaultCountry: undefined, modifiedOn: 1 });
  await settle();
  expect(panel.state.undo).toBeUndefined();
});
