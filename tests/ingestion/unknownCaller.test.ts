import { randomUUID } from "node:crypto";
import { status } from "../../Ingestion/commands/inboxCommands";
import { aCall } from "../support/callFile";
import { asked } from "./support/asked";
import { caseOf } from "./support/cases";
import { inState, openInstallation, type Installation } from "./support/installation";

type Caller = NonNullable<Parameters<typeof aCall>[0]>;

let matching: Installation;
let creating: Installation;
beforeAll(async () => {
  const environment = { DEFAULT_COUNTRY: "gb" };
  matching = await openInstallation({ environment: { ...environment, UNKNOWN_CALLER: "match-phone" } });
  creating = await openInstallation({ environment: { ...environment, UNKNOWN_CALLER: "create-contact" } });
});
afterAll(async () => {
  await matching.close();
  await creating.close();
});

/** A contact as a colleague adds it. */
async function addContact({ dataverse }: Installation, columns: object, inactive = false): Promise<string> {
  const contactid = randomUUID();
  const headers = {
    authorization: `Bearer ${dataverse.tokenFor(dataverse.users.admin ?? "")}`,
    "content-type": "application/json",
  };
  const send = (method: string, path: string, body: object) =>
    fetch(`${dataverse.url}/api/data/v9.2/${path}`, { method, headers, body: JSON.stringify(body) });
  expect((await send("POST", "contacts", { contactid, lastname: "Ito", ...columns })).status).toBe(204);
  if (inactive) await send("PATCH", `contacts(${contactid})`, { statecode: 1, statuscode: 2 });
  return contactid;
}

/** `contact:GUID` or `account:GUID`: the customer of the case of a caller. */
async function customerOf(installation: Installation, caller: Caller): Promise<string> {
  const { _customerid_value: id } = await caseOf(installation, aCall(caller));
  const isContact = installation.dataverse.rows("contact").some(({ contactid }) => contactid === id);
  return `${isContact ? "contact" : "account"}:${String(id)}`;
}

const contactCount = ({ dataverse }: Installation): number => dataverse.rows("contact").length;

async function statusOf({ service }: Installation): Promise<string> {
  const lines: string[] = [];
  await status(service.inbox.pool, { out: (line) => void lines.push(line), error: () => undefined });
  return lines.join("\n");
}

describe("match-phone", () => {
  test.each([
    ["a likely spelling", "(01632) 960101", "+441632960101"],
    ["digits with anything between them", "01 63 29 60 102 (home)", "+441632960102"],
    ["a number without its country, of the default country", "+44 1632 960103", "01632 960103"],
  ])("the one contact of the number is the customer: %s", async (_, stored, phone) => {
    const id = await addContact(matching, { telephone2: stored });
    expect(await customerOf(matching, { phone })).toBe(`contact:${id}`);
  });

  test("whoever has the caller's name too is found by one query, anybody else by two", async () => {
    await addContact(matching, { firstname: "Yuki", mobilephone: "+441632960104" });
    const searches = (name: string) =>
      asked(matching, () => customerOf(matching, { name, phone: "+441632960104" })).then(
        (requests) => requests.filter((request) => request === "GET contacts").length,
      );
    expect([await searches("Yuki Ito"), await searches("Another Person")]).toEqual([1, 2]);
  });

  test.each<[string, (add: (columns: object, inactive?: boolean) => Promise<string>) => Promise<unknown>, string]>([
    [
      "several have it",
      async (add) => [await add({ mobilephone: "+441632960111" }), await add({ telephone1: "01632 960111" })],
      "+441632960111",
    ],
    [
      "the second query finds another",
      async (add) => [await add({ mobilephone: "+441632960112" }), await add({ telephone3: "01 63 29 60 112 home" })],
      "+441632960112",
    ],
    ["it agrees in part", (add) => add({ mobilephone: "960113" }), "+441632960113"],
    ["its contact is retired", (add) => add({ mobilephone: "+441632960114" }, true), "+441632960114"],
    ["nobody has it", () => Promise.resolve(), "+441632960115"],
  ])("the placeholder stands where %s", async (_, prepare, phone) => {
    await prepare((columns, inactive) => addContact(matching, columns, inactive));
    expect(await customerOf(matching, { phone })).toBe(matching.dataverse.customer);
  });

  test.each(["anonymous", "+266696687", "1234", "sip:7@pbx.example", "", null])(
    "a number that is nobody's is not searched by: %j",
    async (phone) => {
      await addContact(matching, { telephone1: "1234" });
      const requests = await asked(matching, async () =>
        expect(await customerOf(matching, { name: null, phone })).toBe(matching.dataverse.customer),
      );
      expect(requests).toEqual(["PATCH incidents", "POST queues"]);
    },
  );

  test("an e-mail address goes before the number", async () => {
    const id = await addContact(matching, { emailaddress1: "ito@example.com" });
    await addContact(matching, { mobilephone: "+441632960121" });
    expect(await customerOf(matching, { email: "ito@example.com", phone: "+441632960121" })).toBe(`contact:${id}`);
  });

  test.each([
    [403, "0x80040220", "is missing prvReadContact privilege"],
    [400, "0x80044151", "SQL timeout expired."],
  ])("a search that Dataverse refuses with %i costs no case, and is told", async (code, remote, message) => {
    const body = JSON.stringify({ error: { code: remote, message } });
    matching.dataverse.addFault({ path: "/contacts\\?", does: { kind: "answer", status: code, body } });
    expect(await customerOf(matching, { phone: "+441632960122" })).toBe(matching.dataverse.customer);
    matching.dataverse.clearFaults();
    expect(await statusOf(matching)).toMatch(new RegExp(`UNKNOWN_CALLER: the placeholder stands.*${remote}`));
  });
});

describe("create-contact", () => {
  test("a caller whom nobody knows becomes a contact, once", async () => {
    const caller = { name: "Yuki van den Berg", phone: "+441632960131" };
    const first = await customerOf(creating, caller);
    const made = creating.dataverse.rows("contact").find(({ contactid }) => first === `contact:${String(contactid)}`);
    expect(made).toMatchObject({ firstname: "Yuki", lastname: "van den Berg", mobilephone: "+441632960131" });
    expect(made?.description).toMatch(/^Created from chat session /);
    expect(await customerOf(creating, { ...caller, phone: "01632 960131" })).toBe(first);
  });

  test.each([
    ["its request is cut off after the commit", "PATCH", "/contacts\\("],
    ["the case has to be tried again", "PATCH", "/incidents\\("],
  ])("no second contact is made when %s", async (what, method, path) => {
    const before = contactCount(creating);
    creating.dataverse.addFault({ method, path, times: 1, does: { kind: "reset-after" } });
    await customerOf(creating, { name: "Yuki Ito", phone: what.startsWith("its") ? "+441632960132" : "+441632960133" });
    expect(contactCount(creating)).toBe(before + 1);
  });

  test("two calls of one caller at the same time make one contact", async () => {
    const before = contactCount(creating);
    const calls = [1, 2].map(() => aCall({ name: "Mika Ito", phone: "+441632960134" }));
    calls.forEach((call) => creating.opencx.load(call));
    await Promise.all(calls.map((call) => creating.opencx.deliver(call, creating.target)));
    await Promise.all(calls.map((call) => inState(creating, call, "done")));
    expect(contactCount(creating)).toBe(before + 1);
  });

  test("a caller without a name is called by the number", async () => {
    const customer = await customerOf(creating, { name: null, phone: "+441632960135" });
    const made = creating.dataverse
      .rows("contact")
      .find(({ contactid }) => customer === `contact:${String(contactid)}`);
    expect(made).toMatchObject({ lastname: "+441632960135", mobilephone: "+441632960135" });
  });

  test("whoever has the number alone is meant; where it is not sure who, nobody is made", async () => {
    const only = await addContact(creating, { mobilephone: "+441632960136" });
    await addContact(creating, { mobilephone: "+441632960137" });
    await addContact(creating, { telephone1: "+441632960137" });
    const before = contactCount(creating);
    expect(await customerOf(creating, { phone: "+441632960136" })).toBe(`contact:${only}`);
    expect(await customerOf(creating, { phone: "+441632960137" })).toBe(creating.dataverse.customer);
    expect(contactCount(creating)).toBe(before);
  });

  test.each(["anonymous", "1234", null])("nobody is made of %j", async (phone) => {
    const before = contactCount(creating);
    expect(await customerOf(creating, { phone })).toBe(creating.dataverse.customer);
    expect(contactCount(creating)).toBe(before);
  });

  test("a contact that Dataverse refuses costs no case, and is told", async () => {
    const body = '{"error":{"code":"0x80040333","message":"A duplicate."}}';
    creating.dataverse.addFault({ method: "PATCH", path: "/contacts\\(", does: { kind: "answer", status: 412, body } });
    expect(await customerOf(creating, { phone: "+441632960138" })).toBe(creating.dataverse.customer);
    creating.dataverse.clearFaults();
    expect(await statusOf(creating)).toMatch(/UNKNOWN_CALLER: the placeholder stands.*0x80040333/);
  });
});
