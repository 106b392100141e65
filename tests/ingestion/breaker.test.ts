import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import {
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  QUICK,
  queueItemsOf,
  type Installation,
} from "./support/installation";
import { recordedTerminal } from "./support/terminal";
import { status } from "../../Ingestion/commands/inboxCommands";

let installation: Installation;
beforeEach(async () => {
  installation = await openInstallation({ tuning: QUICK });
});
afterEach(async () => installation.close());

/** @param email those with an address make a contact, too */
function many(count: number, email?: string): readonly CallFile[] {
  const calls = Array.from({ length: count }, (_, index) =>
    aCall(email === undefined ? {} : { email: `${index}${email}` }),
  );
  for (const call of calls) installation.opencx.load(call);
  return calls;
}

async function deliver(calls: readonly CallFile[]): Promise<void> {
  for (const call of calls) await installation.opencx.deliver(call, installation.target);
}

async function statesOf(calls: readonly CallFile[]): Promise<readonly string[]> {
  const sessions = new Set(calls.map(({ session }) => session.id));
  return (await inboxRows(installation)).flatMap((row) => (sessions.has(row.conversation_id) ? [row.state] : []));
}

function without(privilege: string, path: string): void {
  installation.dataverse.addFault({
    method: path.includes("Queue") ? "POST" : "PATCH",
    path,
    does: {
      kind: "answer",
      status: 403,
      body: JSON.stringify({
        error: { code: "0x80040220", message: `Principal user is missing ${privilege} privilege` },
      }),
    },
  });
}

test("a privilege that all lack kills two, the others wait, status says why, and they land once it is there", async () => {
  without("prvCreateIncident", "/incidents\\(");
  const calls = many(15);
  await deliver(calls);
  await eventually("two dead, and probes that find the cause still there", async () => {
    const { rows } = await installation.service.inbox.pool.query<{ probes: number }>(
      "select probes from opencx.breaker",
    );
    return (rows[0]?.probes ?? 0) > 2 ? true : undefined;
  });
  const terminal = recordedTerminal();
  await status(installation.service.inbox.pool, terminal);
  expect(terminal.said).toMatch(
    /^default: all handoffs \(13\) wait since \S+: Dataverse refused .*lacks prvCreateIncident.*\(missing-privilege\)\. Give the role that privilege/m,
  );
  expect((await statesOf(calls)).filter((state) => state === "dead")).toHaveLength(2);
  const ready = (await (await fetch(`${installation.service.adminUrl ?? ""}/readyz`)).json()) as object;
  expect(ready).toMatchObject({
    halts: expect.arrayContaining([
      expect.objectContaining({ connection: "default", whom: "all", code: "missing-privilege", waiting: 13 }),
    ]) as unknown,
  });
  installation.dataverse.clearFaults();
  await eventually("the others land", async () =>
    (await statesOf(calls)).filter((state) => state === "done").length === 13 ? true : undefined,
  );
  for (const row of await inboxRows(installation))
    if (row.state === "dead") await installation.service.inbox.replay(row.id);
  for (const call of calls) {
    await inState(installation, call, "done");
    expect(incidentsOf(installation, call)).toHaveLength(1);
    expect(queueItemsOf(installation, call)).toHaveLength(1);
  }
});

test("one that only some need holds up those alone: the others land meanwhile", async () => {
  without("prvCreateContact", "/contacts\\(");
  const [known, others] = [many(8, "@example.com"), many(8)];
  for (const [index, call] of known.entries()) await deliver([call, ...others.slice(index, index + 1)]);
  for (const call of others) await inState(installation, call, "done");
  await eventually("two dead, six wait", async () => {
    const states = await statesOf(known);
    return states.filter((state) => state === "dead").length === 2 && states.length === 8 ? true : undefined;
  });
  installation.dataverse.clearFaults();
  await eventually("the six land", async () =>
    (await statesOf(known)).filter((state) => state === "done").length === 6 ? true : undefined,
  );
});

test("three calls that each are too long are dead: that is no cause they share", async () => {
  const calls = many(4);
  for (const { session } of calls)
    installation.opencx.addFault({
      path: `${session.id}/history`,
      does: { kind: "answer", status: 200, body: `{"items":[${"0,".repeat(5_000_000)}0]}` },
    });
  await deliver(calls);
  for (const call of calls) await inState(installation, call, "dead");
});

test("a cause that is gone when nothing waits for it any more leaves nothing behind", async () => {
  without("prvCreateIncident", "/incidents\\(");
  const calls = many(3);
  await deliver(calls);
  const held = await eventually("one that waits", async () => {
    const { rows } = await installation.service.inbox.pool.query<{ id: string }>(
      "select id from opencx.handoff where held_by is not null and state = 'waiting'",
    );
    return rows[0];
  });
  await eventually("it is discarded", async () =>
    (await installation.service.inbox.discard(held.id)) ? true : undefined,
  );
  const { inbox } = installation.service;
  await inbox.pool.query("update opencx.breaker set since = now() - interval '1 minute'");
  // As of a connection that was renamed: nobody probes whether it is over.
  await inbox.pool.query("insert into opencx.outage (connection, code, message) values ('gone', 'no-answer', 'none')");
  await inbox.pool.query("update opencx.outage set since = now() - interval '1 minute'");
  await inbox.purge(90);
  expect((await inbox.pool.query("select 1 from opencx.breaker")).rowCount).toBe(0);
  expect((await inbox.pool.query("select 1 from opencx.outage")).rowCount).toBe(0);
});
