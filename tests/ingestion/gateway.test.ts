import { OpenCXClient } from "../../Ingestion/opencx/client";
import { aCall } from "../support/callFile";
import {
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  QUICK,
  queueItemsOf,
  rowOf,
  type Installation,
} from "./support/installation";

jest.setTimeout(90_000);

/** Many attempts are waited for here. */
const OFTEN = { pollEvery: 10, backoff: { ...QUICK.backoff, first: 5, cap: 20, patientCap: 20 } };

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ tuning: { ...OFTEN, backoff: { ...OFTEN.backoff, patience: 400 } } });
});
afterEach(() => {
  installation.dataverse.clearFaults();
  installation.opencx.clearFaults();
});
afterAll(async () => installation.close());

const PAGE = "<html><head><title>Forbidden</title></head></html>";

async function attemptsOf(session: string): Promise<number> {
  const row = (await inboxRows(installation)).find((each) => each.conversation_id === session);
  expect(row?.state).toMatch(/waiting|working/);
  return row?.attempts ?? 0;
}

/** Until the handoff of this session was tried so often that nothing but an endless patience keeps it. */
async function triedOften(session: string): Promise<void> {
  await eventually("more attempts than a limit would allow", async () =>
    (await attemptsOf(session)) > 12 ? true : undefined,
  );
}

test("a proxy's 403 kills nobody of a backlog: all wait, and land once it is gone, each once", async () => {
  const calls = Array.from({ length: 12 }, () => aCall());
  installation.dataverse.addFault({ path: "/api/data/", does: { kind: "answer", status: 403, body: PAGE } });
  for (const call of calls) {
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
  }
  await eventually("many attempts", async () => {
    const rows = await inboxRows(installation);
    expect(rows.filter(({ state }) => state === "dead")).toEqual([]);
    return rows.reduce((sum, { attempts }) => sum + attempts, 0) > 30 ? true : undefined;
  });
  installation.dataverse.clearFaults();
  for (const call of calls) {
    await inState(installation, call, "done");
    expect(incidentsOf(installation, call)).toHaveLength(1);
    expect(queueItemsOf(installation, call)).toHaveLength(1);
  }
});

test.each([
  ["the write of the case is no case that stands", "PATCH", "/incidents\\(", 412],
  ["the read of a case that stands is no case that is gone", "GET", "/incidents\\(", 404],
  ["the look at a column is no missing solution", "GET", "/EntityDefinitions", 404],
  ["the queue is no queue that refuses", "POST", "AddToQueue", 400],
  ["the write of the contact is no contact that stands", "PATCH", "/contacts\\(", 412],
])("a gateway's page in answer to %s", async (_what, method, path, status) => {
  const own = await openInstallation({ tuning: OFTEN });
  const call = aCall({ email: "gateway@example.com" });
  own.opencx.load(call);
  own.dataverse.addFault({ method, path, does: { kind: "answer", status, body: PAGE } });
  // A lost answer makes the service read the case that stands.
  if (method === "GET" && path.includes("incidents"))
    own.dataverse.addFault({ method: "PATCH", path, times: 1, does: { kind: "reset-after" } });
  await own.opencx.deliver(call, own.target);
  await eventually("a few attempts", async () => {
    const [row] = await inboxRows(own);
    expect(row?.state).toMatch(/waiting|working/);
    return (row?.attempts ?? 0) > 12 ? row : undefined;
  });
  own.dataverse.clearFaults();
  await inState(own, call, "done");
  expect(incidentsOf(own, call)).toHaveLength(1);
  expect(queueItemsOf(own, call)).toHaveLength(1);
  expect(own.dataverse.rows("contact").filter((row) => row.emailaddress1 === "gateway@example.com")).toHaveLength(1);
  await own.close();
});

test.each([
  ["a proxy's 403", 403],
  ["a proxy's 404", 404],
  ["a proxy's 412", 412],
  ["a sign-in page with 200", 200],
])("%s in place of OpenCX's answer waits however often it is tried", async (_what, status) => {
  const call = aCall();
  installation.opencx.load(call);
  installation.opencx.addFault({ path: call.session.id, does: { kind: "answer", status, body: PAGE } });
  await installation.opencx.deliver(call, installation.target);
  await triedOften(call.session.id);
  installation.opencx.clearFaults();
  await inState(installation, call, "done");
  expect(incidentsOf(installation, call)).toHaveLength(1);
});

test.each([
  [400, "opencx-refused", { statusCode: 400, message: "Validation failed (uuid is expected)", error: "Bad Request" }],
  [404, "opencx-unknown", { statusCode: 404, message: "Session not found", error: "Not Found" }],
  [404, "opencx-unknown", { statusCode: 404, message: ["Session not found"] }],
  [400, "opencx-gateway", { message: "Bad Request" }],
  [404, "opencx-gateway", { message: "no Route matched with those values", request_id: "1" }],
  [404, "opencx-gateway", { statusCode: 404, message: "Cannot GET /v2/chat/sessions", error: "Not Found" }],
  [403, "opencx-key-refused", { message: "Forbidden" }],
  [500, "opencx-away", { statusCode: 500, message: "Internal server error" }],
])("OpenCX's %i is %s when it says %j", async (status, code, body) => {
  const { url, apiKey } = installation.opencx;
  installation.opencx.addFault({ does: { kind: "answer", status, body: JSON.stringify(body) } });
  await expect(new OpenCXClient({ url, apiKey }).session("s")).rejects.toMatchObject({ code });
});

test("a refusal that nobody understands is tried again by itself while others land, then dead; replayed, it lands once", async () => {
  const [odd, other] = [aCall({ email: "odd@example.com" }), aCall()];
  for (const call of [odd, other]) installation.opencx.load(call);
  installation.dataverse.addFault({
    method: "PATCH",
    path: "/contacts\\(",
    does: {
      kind: "answer",
      status: 400,
      body: '{"error":{"code":"0x80040216","message":"An unexpected error occurred."}}',
    },
  });
  await installation.opencx.deliver(odd, installation.target);
  // On a busy machine it may be dead by then.
  await eventually("it was tried", async () =>
    ((await rowOf(installation.service, odd))?.attempts ?? 0) > 1 ? true : undefined,
  );
  await installation.opencx.deliver(other, installation.target);
  await inState(installation, other, "done");
  const row = await inState(installation, odd, "dead");
  expect(row).toMatchObject({ error_code: "dataverse-unclear", failing_kind: "retry-hour" });
  expect(row.attempts).toBeGreaterThan(1);
  installation.dataverse.clearFaults();
  await installation.service.inbox.replay(row.id);
  await inState(installation, odd, "done");
  expect(incidentsOf(installation, odd)).toHaveLength(1);
});

test("the hour begins anew when something else was the matter meanwhile", async () => {
  // With an hour's patience: with less a busy machine has it over between two attempts.
  const own = await openInstallation({ tuning: OFTEN });
  const call = aCall();
  own.opencx.load(call);
  const answer = { method: "PATCH", path: "/incidents\\(" };
  const unclear = '{"error":{"code":"0x80040216","message":"An unexpected error occurred."}}';
  own.dataverse.addFault({ ...answer, times: 2, does: { kind: "answer", status: 400, body: unclear } });
  own.dataverse.addFault({ ...answer, does: { kind: "answer", status: 403, body: PAGE } });
  await own.opencx.deliver(call, own.target);
  const row = await eventually("the gateway's page", async () =>
    (await inboxRows(own)).find(({ error_code: code }) => code === "gateway"),
  );
  expect(row.attempts).toBeGreaterThan(2);
  const { rows } = await own.service.inbox.pool.query(
    "select 1 from opencx.handoff where id = $1 and failing_kind = 'retry-hour'",
    [row.id],
  );
  expect(rows).toEqual([]);
  await own.close();
});
