import { systemClock } from "../../Ingestion/clock";
import { aCall, at } from "../support/callFile";
import {
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  QUICK,
  type Installation,
} from "./support/installation";
import { sweepSince } from "./support/terminal";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({
    environment: { OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" },
  });
});
afterAll(async () => installation.close());

/**
 * A second installation of a test: closed whatever becomes of the test, since a service that goes on would keep the
 * test run from ending.
 */
let also: Installation | undefined;
afterEach(async () => {
  await also?.close();
  also = undefined;
});

function sweep(since: Date): Promise<readonly string[]> {
  return sweepSince(installation, since);
}

test("a sweep finds the handoffs whose webhook was lost, and only those", async () => {
  const told = aCall();
  const lost = aCall({ email: "lost@example.com" });
  const chat = aCall({ channel: "web" });
  for (const call of [told, lost, chat]) installation.opencx.load(call);
  await installation.opencx.deliver(told, installation.target);
  await inState(installation, told, "done");

  expect((await sweep(new Date(at(-60))))[0]).toContain("2 handoffs");
  await inState(installation, lost, "done");
  expect(incidentsOf(installation, lost)).toHaveLength(1);
  expect(incidentsOf(installation, told)).toHaveLength(1);
  expect(await inboxRows(installation)).toHaveLength(2);

  // The webhook comes after all, and the sweep again: nothing is made twice.
  await installation.opencx.deliver(lost, installation.target);
  expect((await sweep(new Date(at(-60))))[0]).toContain("0 without an incident");
  expect(incidentsOf(installation, lost)).toHaveLength(1);
});

test("a session that OpenCX lists and cannot show is named, and the others are repaired", async () => {
  const lost = [aCall(), aCall(), aCall()] as const;
  for (const call of lost) installation.opencx.load(call);
  installation.opencx.addFault({
    path: `${lost[1].session.id}/history`,
    does: { kind: "answer", status: 404, body: '{"statusCode":404,"message":"gone"}' },
  });
  const said = await sweep(new Date(at(-60)));
  installation.opencx.clearFaults();
  expect(said[0]).toContain("2 without an incident");
  expect(said.at(-1)).toContain(`session ${lost[1].session.id} was not looked at: OpenCX does not know`);
  await inState(installation, lost[0], "done");
  await inState(installation, lost[2], "done");
  await sweep(new Date(at(-60)));
  await inState(installation, lost[1], "done");
});

test("an incident that a rep has deleted is not made again", async () => {
  const call = aCall();
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  const { incident_id: id } = await inState(installation, call, "done");
  const token = installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "");
  const gone = await fetch(`${installation.dataverse.url}/api/data/v9.2/incidents(${id ?? ""})`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(gone.status).toBe(204);
  expect((await sweep(new Date(at(-60))))[0]).toContain("0 without an incident");
  expect(incidentsOf(installation, call)).toEqual([]);
});

test("handoffs before the time asked for are left alone", async () => {
  installation.opencx.load(aCall());
  expect((await sweep(new Date(at(120))))[0]).toContain("0 handoffs");
});

test("a service that sweeps by itself repairs what was handed off after its start", async () => {
  const own = await openInstallation({
    environment: { RECONCILE_EVERY: "1s", OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" },
  });
  also = own;
  const old = aCall();
  own.opencx.load(old);
  const fresh = own.opencx.callIn(aCall());
  await inState(own, fresh, "done");
  expect(incidentsOf(own, old)).toEqual([]);
});

test("a session that has not changed for ten minutes is read once more and then let alone, until it changes", async () => {
  let ahead = 0;
  const own = await openInstallation({
    environment: { RECONCILE_EVERY: "1s", OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" },
    tuning: {
      ...QUICK,
      http: {
        clock: {
          now: () => Date.now() + ahead,
          sleep: (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 50), signal),
        },
      },
    },
  });
  also = own;
  own.opencx.addFault({ path: "/handoff-analytics/", does: { kind: "answer", status: 404 } });
  const call = own.opencx.callIn(aCall());
  const reads = (): number => own.opencx.seen.filter(({ url }) => url.includes(`${call.session.id}/history`)).length;
  const sweeps = (): number => own.logged.filter((line) => line.includes('"reconciled"')).length;
  const sweepsMore = async (count: number): Promise<void> => {
    const before = sweeps();
    await eventually(`${count} more sweeps`, () => (sweeps() >= before + count ? true : undefined));
  };
  await inState(own, call, "done");
  const fresh = reads();
  await sweepsMore(2);
  expect(reads()).toBeGreaterThan(fresh);

  ahead = 20 * 60_000;
  await sweepsMore(2);
  const settled = reads();
  await sweepsMore(2);
  expect(reads()).toBe(settled);

  own.opencx.load({ ...call, session: { ...call.session, updated_at: new Date(Date.now() + 1_000).toISOString() } });
  await sweepsMore(2);
  expect(reads()).toBeGreaterThan(settled);
});
