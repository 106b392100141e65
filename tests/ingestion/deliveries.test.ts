import { Webhook } from "standardwebhooks";
import { readEnvironment } from "../../Ingestion/config/environment";
import { aCall } from "../support/callFile";
import { signedHeaders } from "./support/signed";
import { environmentOf, incidentsOf, inState, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

interface Sent {
  readonly path?: string;
  readonly prefix?: string;
  readonly headers?: Readonly<Record<string, string>> | ((right: Signed) => Readonly<Record<string, string>>);
}

/** What a right set of headers holds. */
interface Signed {
  readonly id: string;
  readonly time: string;
  readonly signature: string;
}

function headersOf(prefix: string, id: string, time: string, signature: string): Readonly<Record<string, string>> {
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: time, [`${prefix}-signature`]: signature };
}

/** Sends a body, signed as Standard Webhooks says, under either name of the headers. */
async function send(body: string, { path = "/webhooks/opencx", prefix = "webhook", headers = {} }: Sent = {}) {
  const id = `msg_${Math.random().toString(36).slice(2)}`;
  const when = new Date();
  const time = String(Math.floor(when.getTime() / 1000));
  const signature = new Webhook(installation.opencx.webhookSecret).sign(id, when, body);
  const all = new Headers(headersOf(prefix, id, time, signature));
  const others = typeof headers === "function" ? headers({ id, time, signature }) : headers;
  for (const [name, value] of Object.entries(others)) all.set(name, value);
  return fetch(`${installation.service.url ?? ""}${path}`, {
    method: "POST",
    headers: all,
    body,
  });
}

test.each<[string, string, Sent]>([
  ["to the route with a slash at its end", "", { path: "/webhooks/opencx/" }],
  ["to the route with a slash too many", "", { path: "//webhooks/opencx" }],
  ["with a query", "", { path: "/webhooks/opencx/?source=opencx" }],
  ["with Svix's names of the headers", "", { prefix: "svix" }],
  ["with a byte order mark", "\uFEFF", {}],
  ["with white space around it", "\r\n ", {}],
  ["as some other type of content", "", { headers: { "content-type": "text/plain; charset=utf-16" } }],
])("a handoff that comes %s lands", async (_how, before, how) => {
  const call = aCall();
  installation.opencx.load(call);
  const answer = await send(`${before}${JSON.stringify(call.webhook)}`, how);
  expect(answer.status).toBe(202);
  await inState(installation, call, "done");
  expect(incidentsOf(installation, call)).toHaveLength(1);
});

test("Svix's headers are checked like the others, and never mixed with them", async () => {
  const body = JSON.stringify(aCall().webhook);
  expect((await send(body, { prefix: "svix", headers: { "svix-id": "msg_other" } })).status).toBe(401);
  expect((await send(body, { prefix: "svix", headers: { "webhook-id": "msg_other" } })).status).toBe(401);
  expect((await send(body, { prefix: "svix", headers: { "svix-signature": "" } })).status).toBe(401);
});

const WRONG = `v1,${"A".repeat(43)}=`;

test.each<[string, number, "webhook" | "svix", (right: Signed) => Readonly<Record<string, string>>]>([
  ["both sets alike", 202, "webhook", ({ id, time, signature }) => headersOf("svix", id, time, signature)],
  ["both sets, the wrong one Svix's", 202, "webhook", ({ time }) => headersOf("svix", "msg_other", time, WRONG)],
  ["both sets, the right one Svix's", 401, "svix", ({ time }) => headersOf("webhook", "msg_other", time, WRONG)],
  [
    "a wrong signature before the right one",
    202,
    "svix",
    (right) => ({ "svix-signature": `${WRONG} ${right.signature}` }),
  ],
  [
    "unknown versions around",
    202,
    "webhook",
    (r) => ({ "webhook-signature": `v1a,c2ln v2,x ${r.signature} v1a,c2ln v9` }),
  ],
  ["spaces around", 202, "webhook", ({ signature }) => ({ "webhook-signature": `  ${signature}  ${WRONG} ` })],
  ["an unknown version alone", 401, "webhook", (r) => ({ "webhook-signature": r.signature.replace("v1,", "v1a,") })],
  ["a version in capitals", 401, "webhook", (r) => ({ "webhook-signature": r.signature.replace("v1,", "V1,") })],
  ["no version", 401, "webhook", (r) => ({ "webhook-signature": r.signature.replace("v1,", "") })],
])("a delivery with %s gets %i", async (_what, status, prefix, headers) => {
  const body = JSON.stringify(aCall().webhook);
  expect((await send(body, { prefix, headers })).status).toBe(status);
});

test.each([
  ["conversation.closed", "conversation.closed"],
  ["phone_call.ended", "phone_call.ended"],
  ["csat.requested", "csat.requested"],
  ["Anna Smith called +442079460958", "other"],
])("a signed event %j gets 2xx, is counted as %s and not kept", async (event, label) => {
  const rows = (await installation.service.inbox.pool.query("select 1 from opencx.handoff")).rowCount;
  const answer = await send(JSON.stringify({ event, organization_id: "o", data: { conversation_id: "c" } }));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ignored" });
  const text = await (await fetch(`${installation.service.adminUrl ?? ""}/metrics`)).text();
  expect(text).toContain(`opencx_webhooks_other_events_total{event="${label}"}`);
  expect((await installation.service.inbox.pool.query("select 1 from opencx.handoff")).rowCount).toBe(rows);
});

test("an unsigned event of another kind is refused like any other", async () => {
  const answer = await send(JSON.stringify({ event: "conversation.closed" }), {
    headers: { "webhook-signature": "v1,x" },
  });
  expect(answer.status).toBe(401);
});

test.each([
  ["https://org.crm4.dynamics.com:443", "https://org.crm4.dynamics.com"],
  ["https://org.crm4.dynamics.com:443/", "https://org.crm4.dynamics.com"],
  ["https://ORG.crm4.dynamics.com/", "https://org.crm4.dynamics.com"],
  ["https://org.crm4.dynamics.com:8443", "https://org.crm4.dynamics.com:8443"],
])("DATAVERSE_URL %s is %s, as Entra knows the scope of its token", (given, expected) => {
  const environment = { ...environmentOf(installation, ""), DATAVERSE_URL: given };
  expect(readEnvironment(environment, ["dataverse"]).connections[0].dataverse.url).toBe(expected);
});

test("another event under an id that was used is no duplicate, also of the same session; the same event is", async () => {
  const [first, second] = [aCall(), aCall()];
  const later = { ...first.webhook, data: { ...first.webhook.data, timestamp: "2026-03-01T11:00:00.000Z" } };
  const { webhookSecret } = installation.opencx;
  const sent = async (event: object): Promise<unknown> => {
    const body = JSON.stringify(event);
    const headers = signedHeaders(webhookSecret, body, { id: "msg_always_the_same" });
    return (await fetch(installation.target, { method: "POST", headers, body })).json();
  };
  const statuses = [];
  for (const event of [first.webhook, second.webhook, later, second.webhook])
    statuses.push(((await sent(event)) as { readonly status: unknown }).status);
  expect(statuses).toEqual(["accepted", "accepted", "accepted", "duplicate"]);
});
