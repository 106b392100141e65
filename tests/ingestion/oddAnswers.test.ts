import { contactByEmail } from "../../Ingestion/dataverse/rows/contacts";
import { DataverseClient } from "../../Ingestion/dataverse/client";
import { createIncident } from "../../Ingestion/dataverse/incidents";
import { aCall } from "../support/callFile";
import { inState, openInstallation, type Installation } from "./support/installation";

const GUID = "00000000-0000-4000-8000-00000000000a";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.dataverse.clearFaults());
afterAll(async () => installation.close());

/** The next write of an incident is answered so. */
function answerIncident(status: number, body: unknown): void {
  installation.dataverse.addFault({
    path: "/incidents\\(",
    times: 1,
    does: { kind: "answer", status, body: JSON.stringify(body) },
  });
}

test("a NUL in what Dataverse says holds no worker: the handoff is dead with the rest of it", async () => {
  const call = aCall();
  installation.opencx.load(call);
  answerIncident(400, { error: { code: "0x80040265", message: "it says a\u0000b" } });
  await installation.opencx.deliver(call, installation.target);
  const row = await inState(installation, call, "dead");
  expect(row.error).toContain("it says a\\u0000b");
});

test("of a plug-in's text no more is logged than the name of a privilege is long", async () => {
  const call = aCall();
  installation.opencx.load(call);
  const before = installation.logged.length;
  answerIncident(403, { error: { code: "0x80040220", message: `lacks prvX${"y".repeat(60_000)}` } });
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "dead");
  expect(Math.max(...installation.logged.slice(before).map(({ length }) => length))).toBeLessThan(2_000);
});

/** A client of which each answer is given. */
function answering(answer: (path: string) => Response): DataverseClient {
  return new DataverseClient({
    url: "https://org.example",
    tokens: { get: () => Promise.resolve("token"), forget: () => undefined },
    fetch: (url) => Promise.resolve(answer(new URL(url as string).pathname)),
  });
}

test("a ticket number is no longer than its column, and none that the inbox cannot hold", async () => {
  const client = answering(() => Response.json({ ticketnumber: `CAS\u0000${"1".repeat(1_000_000)}` }, { status: 201 }));
  const { ticketNumber } = await createIncident(client, GUID, {});
  expect(ticketNumber).toMatch(/^CAS\\u00001+…$/);
  expect(ticketNumber).toHaveLength(100);
});

test.each([
  [
    "the contact that one went into has no id",
    { contactid: GUID, merged: true, _masterid_value: "x)/../../../other?a=" },
    GUID,
  ],
  ["a contact has no id", { contactid: "x)/../accounts(y" }, expect.not.stringContaining("/")],
])("no other address is asked when %s", async (_name, contact, expected) => {
  const asked: string[] = [];
  const client = answering((path) => {
    asked.push(path);
    const row = { statecode: 0, emailaddress1: "ito@example.com", ...contact };
    return path.endsWith("/contacts") ? Response.json({ value: [row] }) : new Response(null, { status: 204 });
  });
  const found = await contactByEmail(
    client,
    { email: "ito@example.com", firstName: "", lastName: "Ito", phone: "", street: "", postcode: "" },
    "s1",
  );
  expect(found).toEqual(expected);
  for (const path of asked) expect(path).toMatch(/^\/api\/data\/v9\.2\/contacts(\([0-9a-f-]{36}\))?$/);
});
