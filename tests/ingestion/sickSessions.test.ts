import type { RunningService } from "../../Ingestion/commands/service";
import { systemClock } from "../../Ingestion/clock";
import { aCall, at } from "../support/callFile";
import {
  eventually,
  incidentsOf,
  inState,
  openInstallation,
  QUICK,
  serve,
  type Installation,
} from "./support/installation";
import { sweepSince } from "./support/terminal";

const ORGANIZATION = { OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" };
const AWAY = { kind: "answer", status: 500, body: '{"statusCode":500,"message":"no"}' } as const;

let installation: Installation;
beforeEach(async () => {
  installation = await openInstallation({ environment: ORGANIZATION });
});
/** Further services of a test, which end whatever becomes of it. */
const services: RunningService[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
  await installation.close();
});

test("ten sessions whose histories OpenCX cannot give keep the sweep from none of the others, however they lie", async () => {
  const calls = Array.from({ length: 14 }, (_, index) => aCall({ createdAt: at(index) }));
  for (const call of calls) installation.opencx.load(call);
  const [first, second, ...rest] = calls;
  const sick = rest.slice(0, 10);
  const well = [first, second, ...rest.slice(10)].flatMap((call) => call ?? []);
  for (const { session } of sick) installation.opencx.addFault({ path: `${session.id}/history`, does: AWAY });
  const said = await sweepSince(installation, new Date(at(-60)));
  expect(said[0]).toContain(`${well.length} without an incident`);
  expect(said.filter((line) => line.includes("was not looked at"))).toHaveLength(10);
  for (const call of well) await inState(installation, call, "done");
});

test("an outage of OpenCX ends the sweep after a few sessions", async () => {
  for (let count = 0; count < 12; count++) installation.opencx.load(aCall());
  installation.opencx.addFault({ after: 1, does: AWAY });
  await expect(sweepSince(installation, new Date(at(-60)))).rejects.toMatchObject({ code: "opencx-away" });
  // The list, three histories, and the list again.
  expect(installation.opencx.seen).toHaveLength(5);
});

test("a session that was sick for hours is repaired once it is well, also by a service that was started since", async () => {
  let ahead = 0;
  const tuning = {
    ...QUICK,
    http: {
      clock: {
        now: () => Date.now() + ahead,
        sleep: (milliseconds: number, signal?: AbortSignal) => systemClock.sleep(Math.min(milliseconds, 50), signal),
      },
    },
  };
  const lines: string[] = [];
  const environment = { ...installation.environment, RECONCILE_EVERY: "1s" };
  const sweeps = async (count: number): Promise<void> => {
    const from = lines.length;
    const done = (): number => lines.slice(from).filter((line) => line.includes('"reconciled"')).length;
    await eventually(`${count} more sweeps`, () => (done() >= count ? true : undefined));
  };
  const start = async (): Promise<number> =>
    services.push(await serve(environment, installation.databaseUrl, tuning, lines));
  await start();
  const [sick, later] = [installation.opencx.callIn(aCall()), installation.opencx.callIn(aCall())];
  for (const { session } of [sick, later]) installation.opencx.addFault({ path: `${session.id}/history`, does: AWAY });
  await sweeps(1);
  ahead = 3 * 3_600_000;
  await sweeps(2);
  installation.opencx.clearFaults();
  installation.opencx.addFault({ path: `${later.session.id}/history`, does: AWAY });
  await inState(installation, sick, "done");
  for (const service of services.splice(0)) await service.stop();
  installation.opencx.clearFaults();
  expect(incidentsOf(installation, later)).toEqual([]);
  await start();
  await inState(installation, later, "done");
});
