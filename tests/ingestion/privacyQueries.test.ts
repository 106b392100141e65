import { readFileSync } from "node:fs";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { clientOf, idOf, placeholderOf, rowsOf, type Client } from "../platform/support/dataverseClient";

const [CASES = "", NOTES = "", CONTACTS = ""] = [
  ...readFileSync("docs/privacy.md", "utf8").matchAll(/```xml\n([^]*?)```/g),
].map(([, xml]) => xml ?? "");

let dataverse: LocalDataverse;
let admin: Client;
const made: Record<string, string> = {};
beforeAll(async () => {
  dataverse = await startDataverse();
  admin = clientOf(dataverse, dataverse.users.admin);
});
afterAll(() => dataverse.close());

async function create(name: string, set: string, body: object): Promise<string> {
  return (made[name] = idOf(await admin.send("POST", set, body)));
}

/** Names of the rows that the document's query finds. */
async function found(set: string, fetchXml: string): Promise<readonly string[]> {
  const rows = rowsOf(await admin.query(set, { fetchXml }));
  const ids = rows.flatMap((row) => Object.values(row));
  return Object.keys(made).filter((name) => ids.includes(made[name]));
}

const monthsAgo = (months: number): string => new Date(Date.now() - months * 31 * 86_400_000).toISOString();
const close = (name: string): Promise<unknown> =>
  admin.send("PATCH", `incidents(${made[name] ?? ""})`, { statecode: 2, statuscode: 6 });

test("the cases of calls that are closed and old, and no other", async () => {
  const old = { title: "Call", opencx_sessionid: "s", opencx_handoffon: monthsAgo(26), ...placeholderOf(dataverse) };
  await create("old", "incidents", old);
  await create("open", "incidents", old);
  await create("young", "incidents", { ...old, opencx_handoffon: monthsAgo(20) });
  await create("by hand", "incidents", { ...old, opencx_sessionid: null });
  for (const name of ["old", "young", "by hand"]) await close(name);
  expect(await found("incidents", CASES)).toEqual(["old"]);
});

test("the attached transcripts of calls that are old, and no other note", async () => {
  const call = { title: "Call", opencx_sessionid: "s", ...placeholderOf(dataverse) };
  const incident = await create("call", "incidents", call);
  const other = await create("no call", "incidents", { ...call, opencx_sessionid: null });
  const on = (id: string) => ({ "objectid_incident@odata.bind": `/incidents(${id})` });
  const subject = "Transcript of the call (1 of 2)";
  const overriddencreatedon = monthsAgo(14);
  await create("transcript", "annotations", { subject, overriddencreatedon, ...on(incident) });
  await create("new transcript", "annotations", { subject, ...on(incident) });
  await create("of no call", "annotations", { subject, overriddencreatedon, ...on(other) });
  await create("own words", "annotations", { subject: "About the call", overriddencreatedon, ...on(incident) });
  expect(await found("annotations", NOTES)).toEqual(["transcript"]);
});

test("the contacts that were made of a call and have no case any more", async () => {
  const description = "Created from chat session 5f8f1f1e";
  await create("alone", "contacts", { lastname: "A", description });
  await create("no caller", "contacts", { lastname: "B", description: "met at a fair" });
  const withCase = await create("with a case", "contacts", { lastname: "C", description });
  await admin.send("POST", "incidents", { title: "x", "customerid_contact@odata.bind": `/contacts(${withCase})` });
  expect(await found("contacts", CONTACTS)).toEqual(["alone"]);
});
