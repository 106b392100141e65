import { systemClock } from "../../Ingestion/clock";
import { status } from "../../Ingestion/commands/inboxCommands";
import { Failure } from "../../Ingestion/failures/failure";
import { attempt } from "../../Ingestion/inbox/worker/attempt";
import { createLog } from "../../Ingestion/telemetry/log";
import { QUICK } from "./support/installation";
import { recordedTerminal } from "./support/terminal";
import { aHandoff, inboxOfFile } from "./support/ownInbox";

const own = inboxOfFile();

async function probesOf(connection: string): Promise<number> {
  const probes = await Promise.all(Array.from({ length: 4 }, () => own.inbox.probe(connection)));
  return probes.filter((probe) => probe !== undefined).length;
}

test.each(["outage", "breaker"])(
  "of a halt (%s) one probes at a time, when it is due, whoever asks; the others wait",
  async (halt) => {
    for (let number = 0; number < 6; number++)
      await own.inbox.accept([aHandoff(`${halt}-${number}`)], { connection: halt, source: "webhook" });
    if (halt === "outage")
      await own.pool.query(
        "insert into opencx.outage (connection, code, message, probe_at) values ('outage', 'no-answer', 'none', now() + interval '1 minute')",
      );
    else {
      await own.pool.query("update opencx.handoff set held_by = 'a cause' where connection = 'breaker'");
      await own.pool.query(
        `insert into opencx.breaker (connection, cause, code, message, probe_at)
       values ('breaker', 'a cause', 'missing-privilege', 'none', now() + interval '1 minute')`,
      );
    }
    expect(await own.inbox.claim({ connection: halt, count: 6, again: 6, againFirst: true })).toEqual([]);
    expect(await probesOf(halt)).toBe(0);
    await own.pool.query(`update opencx.${halt} set probe_at = now()`);
    expect(await probesOf(halt)).toBe(1);
    expect(await probesOf(halt)).toBe(0);
  },
);

test("an event under an id that another organization's sender has used is no duplicate, of whatever session", async () => {
  const arrival = { connection: "nobody", source: "webhook", webhookId: "msg_1" } as const;
  for (const organization of ["one", "two"]) {
    const handoff = aHandoff("the same session", 1, organization);
    expect(await own.inbox.accept([handoff], arrival)).toEqual({ accepted: [handoff.id], duplicates: 0 });
  }
});

test("a halt and a failure that a newer version has written are shown as they are, and its handoff is tried", async () => {
  const [at, handoff] = ["newer", aHandoff("newer")];
  await own.inbox.accept([handoff], { connection: at, source: "webhook" });
  await own.pool.query(
    "insert into opencx.outage (connection, code, message) values ($1, 'constructor', 'the moon is in the way')",
    [at],
  );
  await own.pool.query(
    `update opencx.handoff set error_code = 'moon', error = 'the moon is in the way', failing_kind = 'retry-week',
       failing_since = now(), code_since = now() where connection = $1`,
    [at],
  );
  const terminal = recordedTerminal();
  await status(own.pool, terminal, { connections: [at] });
  expect(terminal.said).toContain("the moon is in the way (constructor)");
  expect(terminal.said).toContain("A newer version of the service has found this");
  const claimed = await own.inbox.probe(at);
  expect(claimed?.failing).toMatchObject({ code: "moon", kind: "retry-week" });
  if (claimed === undefined) throw new Error("nothing to probe with");
  const log = createLog({ write: () => undefined });
  const tools = { inbox: own.inbox, clock: systemClock, backoff: QUICK.backoff, log };
  const away = new Failure({ code: "opencx-away", source: "opencx", values: { status: 503 } });
  const result = await attempt(claimed, () => Promise.reject(away), tools, new AbortController().signal);
  expect(result.kind).toBe("postponed");
});
