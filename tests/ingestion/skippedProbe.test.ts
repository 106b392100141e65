import { aCall } from "../support/callFile";
import { eventually, inboxRows, inState, openInstallation, QUICK, type Installation } from "./support/installation";

/** Long waits after a failure: what is tried meanwhile is tried for another reason. */
const SLOW = { ...QUICK, backoff: { ...QUICK.backoff, first: 20_000, cap: 20_000, patientCap: 60_000 } };

let installation: Installation;
beforeEach(async () => {
  installation = await openInstallation({ tuning: SLOW });
});
afterEach(async () => installation.close());

async function outages(): Promise<readonly { readonly since: Date; readonly probes: number }[]> {
  const { rows } = await installation.service.inbox.pool.query<{ since: Date; probes: number }>(
    "select since, probes from opencx.outage",
  );
  return rows;
}

test("handoffs that are for no case say nothing of Dataverse: its outage goes on, and the calls wait", async () => {
  installation.dataverse.addFault({ path: "/api/data/", does: { kind: "reset" } });
  const calls = Array.from({ length: 4 }, () => aCall());
  for (const call of calls) {
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
  }
  const [before] = await eventually("an outage", async () => {
    const found = await outages();
    return (found[0]?.probes ?? 0) > 0 ? found : undefined;
  });
  for (const chat of [aCall({ channel: "web" }), aCall({ channel: "sms" }), aCall({ channel: "web" })]) {
    installation.opencx.load(chat);
    await installation.opencx.deliver(chat, installation.target);
    await inState(installation, chat, "skipped");
  }
  expect((await outages()).map(({ since }) => since)).toEqual([before?.since]);
  expect(installation.logged.join("\n")).not.toContain("land again");
  installation.dataverse.clearFaults();
  const last = aCall();
  installation.opencx.load(last);
  await installation.opencx.deliver(last, installation.target);
  for (const call of [...calls, last]) await inState(installation, call, "done");
  expect(await outages()).toEqual([]);
  expect((await inboxRows(installation)).filter(({ state }) => state === "done")).toHaveLength(5);
});
