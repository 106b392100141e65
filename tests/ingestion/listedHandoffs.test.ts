import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { systemClock } from "../../Ingestion/clock";
import { aCall } from "../support/callFile";
import { eventually, inState, openInstallation, QUICK, type Installation } from "./support/installation";

// What the list holds: docs.open.cx, api-reference/handoff-analytics/events. Whether every key may have it, and whether it
// has phone calls, is not documented.

const LIST = "/handoff-analytics/events";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({
    environment: { RECONCILE_EVERY: "1s", OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" },
    tuning: {
      ...QUICK,
      http: {
        clock: {
          ...systemClock,
          sleep: (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 50), signal),
        },
      },
    },
  });
});
afterEach(() => installation.opencx.clearFaults());
afterAll(async () => installation.close());

function asked(path: string): number {
  return installation.opencx.seen.filter(({ url }) => url.includes(path)).length;
}

/** Lets the service sweep so many times more. */
async function sweeps(count: number): Promise<void> {
  const done = (): number => installation.logged.filter((line) => line.includes('"reconciled"')).length;
  const before = done();
  await eventually(`${count} more sweeps`, () => (done() >= before + count ? true : undefined));
}

async function told(): Promise<CallFile> {
  const call = installation.opencx.callIn(aCall());
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");
  return call;
}

function saidWhy(): number {
  return installation.logged.filter((line) => line.includes("OpenCX's list of handoffs is not to be had")).length;
}

test("no history is read of a session whose listed handoffs are all in the inbox; one that is not is repaired", async () => {
  const known = await told();
  await sweeps(2);
  const reads = asked(`${known.session.id}/history`);
  const lost = installation.opencx.callIn(aCall());
  await inState(installation, lost, "done");
  await sweeps(2);
  expect(asked(`${known.session.id}/history`)).toBe(reads);
  expect(asked(LIST)).toBeGreaterThan(2);
  expect(saidWhy()).toBe(0);
});

test("a second handoff of a session, whose webhook was lost, is found by the list", async () => {
  const known = await told();
  await sweeps(1);
  const later = new Date(Date.now() + 1_000).toISOString();
  installation.opencx.load({
    ...known,
    session: { ...known.session, updated_at: later },
    history: [
      ...known.history,
      ...known.history.slice(-1).map((item) => ({ ...item, id: "again", created_at: later })),
    ],
  });
  await eventually("the second", async () => {
    const { rowCount } = await installation.service.inbox.pool.query(
      "select 1 from opencx.handoff where conversation_id = $1 and source = 'reconcile'",
      [known.session.id],
    );
    return rowCount === 1 ? true : undefined;
  });
});

test("a session that the list does not have is read all the same", async () => {
  const body = JSON.stringify({ items: [], next: null, total: 0 });
  installation.opencx.addFault({ path: LIST, does: { kind: "answer", status: 200, body } });
  await inState(installation, installation.opencx.callIn(aCall()), "done");
  expect(saidWhy()).toBe(0);
});

const dto = (statusCode: number): string => JSON.stringify({ statusCode, message: "no" });

test("while the list cannot be had the sessions are read, which is said once, and the list is asked for again", async () => {
  installation.opencx.addFault({ path: LIST, does: { kind: "answer", status: 500, body: dto(500) }, times: 2 });
  const known = await told();
  await sweeps(4);
  const reads = asked(`${known.session.id}/history`);
  await sweeps(2);
  expect(asked(`${known.session.id}/history`)).toBe(reads);
  expect(saidWhy()).toBe(1);
});

test("a key that may not have the list has its sessions read", async () => {
  installation.opencx.addFault({ path: LIST, does: { kind: "answer", status: 403, body: dto(403) } });
  const before = asked(LIST);
  await inState(installation, installation.opencx.callIn(aCall()), "done");
  await sweeps(2);
  expect(asked(LIST)).toBe(before + 1);
  expect(saidWhy()).toBe(2);
});
