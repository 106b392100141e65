import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import { cellsOf } from "../support/exhaustive";
import {
  eventually,
  inboxRows,
  inState,
  openInstallation,
  QUICK,
  queueItemsOf,
  type Installation,
} from "./support/installation";

jest.setTimeout(90_000);

/** Long waits after a failure: who waits for those of others never lands here. */
const SLOW = { ...QUICK, backoff: { ...QUICK.backoff, first: 20_000, cap: 20_000, patientCap: 60_000 } };

let installation: Installation;
beforeEach(async () => {
  installation = await openInstallation({ tuning: SLOW });
});
afterEach(async () => installation.close());

function many(count: number): readonly CallFile[] {
  const calls = Array.from({ length: count }, () => aCall());
  for (const call of calls) installation.opencx.load(call);
  return calls;
}

async function deliver(calls: readonly CallFile[]): Promise<void> {
  for (const call of calls) await installation.opencx.deliver(call, installation.target);
}

async function allLand(calls: readonly CallFile[]): Promise<void> {
  for (const call of calls) await inState(installation, call, "done");
}

/** From now on what is asked of these sessions goes wrong. */
function sicken(calls: readonly CallFile[], does: Parameters<Installation["opencx"]["addFault"]>[0]["does"]): void {
  for (const call of calls) installation.opencx.addFault({ path: `${call.session.id}/history`, does });
}

/** What is no answer of OpenCX's own is heard of in gateway.test.ts, too. */
const SICK = [
  {
    what: "answers 500",
    does: { kind: "answer", status: 500, body: '{"statusCode":500,"message":"Internal server error"}' },
  },
  { what: "breaks off", does: { kind: "reset" } },
  { what: "is a gateway's page", does: { kind: "answer", status: 403, body: "<html>no</html>" } },
] as const;
const CASES = SICK.map(({ what, does }) => ({ what, does, kind: does.kind }));

test.each(cellsOf(CASES, ["kind"], ({ what }) => what !== "is a gateway's page"))(
  "twenty sessions whose history $what wait alone: those before and after them land",
  async ({ does }) => {
    const [sick, good] = [many(20), many(30)];
    sicken(sick, does);
    // The sick come first, all in a row, and some more in between.
    await deliver(sick.slice(0, 15));
    await deliver(good.slice(0, 15));
    await deliver(sick.slice(15));
    await deliver(good.slice(15));
    await allLand(good);
    const states = (await inboxRows(installation)).map(({ state }) => state);
    expect(states.filter((state) => state === "waiting" || state === "working")).toHaveLength(20);
  },
);

test("what others in a row have failed by is an outage: one handoff at a time is tried, and all land after it", async () => {
  installation.dataverse.addFault({ path: "/api/data/", does: { kind: "reset" } });
  const calls = many(30);
  await deliver(calls);
  const { pool } = installation.service.inbox;
  // Of one moment: probes go on, and each of them is an attempt.
  const outage = await eventually("the outage", async () => {
    const { rows } = await pool.query<{ code: string; probes: number; attempts: number }>(
      "select code, probes, (select sum(attempts)::int from opencx.handoff) as attempts from opencx.outage",
    );
    return rows.find(({ probes }) => probes > 0);
  });
  expect(outage.code).toBe("no-answer");
  // Until it is written down others are claimed; how many, the database's speed decides.
  expect(outage.attempts - outage.probes).toBeLessThan(calls.length);
  installation.dataverse.clearFaults();
  // Its next probe is due.
  await pool.query("update opencx.outage set probe_at = now()");
  await allLand(calls);
  for (const call of calls) expect(queueItemsOf(installation, call)).toHaveLength(1);
  expect((await pool.query("select 1 from opencx.outage")).rowCount).toBe(0);
});
