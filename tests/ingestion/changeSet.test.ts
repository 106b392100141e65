import type { Change } from "../../Ingestion/dataverse/changeSet";
import { DataverseClient } from "../../Ingestion/dataverse/client";
import type { Failure } from "../../Ingestion/failures/failure";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { clientOf, idOf } from "../platform/support/dataverseClient";

const GUID = "00000000-0000-4000-8000-00000000000a";
const WHAT = { what: "emptying the case", accepts: [404, 412] };

let dataverse: LocalDataverse;
beforeAll(async () => {
  dataverse = await startDataverse();
});
afterAll(() => dataverse.close());

/** A client whose requests go there, or are answered so. */
function client(answer?: () => Response): DataverseClient {
  return new DataverseClient({
    url: dataverse.url,
    tokens: { get: () => Promise.resolve(dataverse.tokenFor(dataverse.users.admin ?? "")), forget: () => undefined },
    ...(answer !== undefined && { fetch: () => Promise.resolve(answer()) }),
  });
}

const update = (id: string, body: object): Change => ({
  method: "PATCH",
  path: `incidents(${id})`,
  headers: { "If-Match": "*" },
  body,
});

/** Opens a resolved case, gives it a title and resolves it again. */
const renamed = (id: string, title: string): readonly Change[] => [
  update(id, { statecode: 0, statuscode: 1 }),
  update(id, { title }),
  {
    method: "POST",
    path: "CloseIncident",
    body: { IncidentResolution: { subject: "s", "incidentid@odata.bind": `/incidents(${id})` }, Status: 5 },
  },
];

async function resolvedCase(): Promise<{ readonly id: string; row(): Promise<Record<string, unknown>> }> {
  const admin = clientOf(dataverse, dataverse.users.admin);
  const customer = { "customerid_account@odata.bind": `/accounts(${dataverse.customer.slice("account:".length)})` };
  const id = idOf(await admin.send("POST", "incidents", { title: "Before", ...customer }));
  await admin.send("POST", "CloseIncident", renamed(id, "")[2]?.body);
  return { id, row: async () => (await admin.get(`incidents(${id})?$select=title,statecode`)).body };
}

test("a closed case is opened, changed and closed again by one request", async () => {
  const { id, row } = await resolvedCase();
  const asked = dataverse.seen.length;
  expect(await client().changeSet(renamed(id, "After — 案件"), WHAT)).toMatchObject({ status: 204 });
  expect(dataverse.seen.slice(asked).filter(({ url }) => !url.includes("/incidents("))).toHaveLength(1);
  expect(await row()).toMatchObject({ title: "After — 案件", statecode: 1 });
});

test("where one write is refused none has come about, and the refusal is that write's", async () => {
  const { id, row } = await resolvedCase();
  const failure = await failureOf(client().changeSet(renamed(id, "x".repeat(201)), WHAT));
  expect(failure).toMatchObject({ code: "value-too-long", status: 400 });
  expect(await row()).toMatchObject({ title: "Before", statecode: 1 });
});

test("of a row that is not there the answer is that write's too", async () => {
  expect(await client().changeSet(renamed(GUID, "After"), WHAT)).toMatchObject({ status: 404 });
});

const TYPE = "multipart/mixed; boundary=b";
const part = (status: string): string => `--c\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\n\r\n\r\n`;

test.each([
  ["a page", 200, "text/html", "<p>HTTP/1.1 204</p>", "dataverse-not-json"],
  ["an empty answer", 200, TYPE, "", "dataverse-not-json"],
  ["JSON of somebody else", 200, "application/json", "{}", "dataverse-not-json"],
  ["fewer answers than writes", 200, TYPE, part("204 No Content").repeat(2), "dataverse-not-json"],
  ["a write that a gateway refused", 200, TYPE, part("204 No Content") + part("502 Bad Gateway"), "dataverse-away"],
  ["a gateway's page", 502, "text/html", "<h1>HTTP/1.1 204</h1>", "dataverse-away"],
])("%s is no yes, and taken anew", async (_what, status, type, text, code) => {
  const answer = (): Response => new Response(text, { status, headers: { "content-type": type } });
  expect(await failureOf(client(answer).changeSet(renamed(GUID, "After"), WHAT))).toMatchObject({
    code,
    kind: "retry",
  });
});

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => Promise.reject(new Error("it was taken")),
    (failure: unknown) => failure as Failure,
  );
}
