import pg from "pg";
import { status } from "../../Ingestion/commands/inboxCommands";
import { OF_THE_INBOX } from "../../Ingestion/database/pool";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import { eventually, incidentsOf, inState, openInstallation, rowOf, type Installation } from "./support/installation";
import { aHandoff, openOwnInbox } from "./support/ownInbox";
import { recordedTerminal } from "./support/terminal";

let installation: Installation;
let administrator: pg.Client;
beforeAll(async () => {
  installation = await openInstallation();
  administrator = new pg.Client({ connectionString: installation.databaseUrl });
  await administrator.connect();
  await administrator.query(`
    create function refuse() returns trigger language plpgsql as $body$
    begin raise exception '%', tg_argv[1] using errcode = tg_argv[0]; end $body$`);
});
afterAll(async () => {
  await administrator.end();
  await installation.close();
});

/** Has PostgreSQL refuse all changes to handoffs that meet a condition, as it does by itself with this SQLSTATE. */
async function refuse(state: string, words: string, condition = "true"): Promise<void> {
  await administrator.query(`
    create trigger refused before insert on opencx.handoff for each row execute function refuse('${state}', '${words}')`);
  await administrator.query(`
    create trigger refused_later before update on opencx.handoff for each row when (${condition})
    execute function refuse('${state}', '${words}')`);
}

async function mend(): Promise<void> {
  await administrator.query("drop trigger if exists refused on opencx.handoff");
  await administrator.query("drop trigger if exists refused_later on opencx.handoff");
}

async function readiness(): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(`${installation.service.adminUrl ?? ""}/readyz`);
  return { status: answer.status, body: await answer.json() };
}

async function isReady(): Promise<true | undefined> {
  return (await readiness()).status === 200 || undefined;
}

/** The answer to a webhook that OpenCX sends once. */
async function sent(call: CallFile): Promise<number | undefined> {
  installation.opencx.load(call);
  return (await installation.opencx.deliver(call, installation.target, { attempts: 1 }))[0]?.status;
}

test.each([
  // Words of PostgreSQL 18: `md.c`, `mcxt.c`, `execMain.c`, `postgres.c`, `aclchk.c`.
  ["53100", "could not extend file: No space left on device", "database-full", /no room left on its disk/, /Make room/],
  ["53200", "out of memory", "database-short", /short of memory/, /give the server more/],
  ["25006", "cannot execute INSERT in a read-only transaction", "database-read-only", /takes no changes/, /primary/],
  [
    "58030",
    "could not fsync file: Input/output error",
    "database-disk",
    /read or write its own files/,
    /log and at its/,
  ],
  ["42501", "permission denied for table handoff", "database-denied", /may not work with/, /Grant/],
  ["57014", "canceling statement due to statement timeout", "database-cancelled", /broke a statement off/, /timeout/],
])(
  "a database that answers and refuses rows by %s (%s) is told by readiness, log and status, and heals by itself",
  async (state, words, code, message, action) => {
    const call = aCall();
    await refuse(state, words);
    expect(await sent(call)).toBe(503);
    const fault = { code, error: expect.stringMatching(message), action: expect.stringMatching(action) };
    expect(await readiness()).toEqual({
      status: 503,
      body: expect.objectContaining({ detail: "not ready: database", database: "failed", faults: { database: fault } }),
    });
    const logged = await eventually("the fault in the log", () =>
      installation.logged.find((line) => line.includes("takes no changes: nothing is") && line.includes(code)),
    );
    expect(JSON.parse(logged)).toMatchObject({ level: "error", remoteCode: state, ...fault });
    const shown = recordedTerminal();
    await status(installation.service.inbox.pool, shown);
    expect(shown.said).toMatch(new RegExp(`no case is made: .*${message.source}.*${words}.*${code}.*${action.source}`));

    await mend();
    // Nobody sends a webhook to what is not ready.
    await eventually("readiness", isReady);
    const healed = recordedTerminal();
    await status(installation.service.inbox.pool, healed);
    expect(healed.said).not.toContain("no case is made");
    expect(await sent(call)).toBe(202);
    await inState(installation, call, "done");
    expect(incidentsOf(installation, call)).toHaveLength(1);
  },
);

test("a database that was closed to changes is used again once it is open, by sessions that never saw it closed", async () => {
  const others =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> $1";
  const { rows } = await administrator.query<{ readonly own: number }>("select pg_backend_pid() as own");
  const database = new URL(installation.databaseUrl).pathname.slice(1);
  await administrator.query(`alter database ${database} set default_transaction_read_only = on`);
  await administrator.query(others, [rows[0]?.own]);
  await eventually("sessions that may change nothing", async () =>
    JSON.stringify(await readiness()).includes("database-read-only") ? true : undefined,
  );
  expect(await sent(aCall())).toBe(503);
  const shown = recordedTerminal();
  await status(installation.service.inbox.pool, shown);
  expect(shown.said).toContain("cannot execute INSERT in a read-only transaction");
  await administrator.query(`alter database ${database} reset default_transaction_read_only`);
  await eventually("readiness", isReady);
  const call = aCall();
  expect(await sent(call)).toBe(202);
  await inState(installation, call, "done");
});

test("each session that began while a database was closed makes way for a new one, and refuses nobody", async () => {
  const own = await openOwnInbox();
  const { rows } = await own.pool.query<{ readonly name: string }>("select current_database() as name");
  const name = rows[0]?.name ?? "";
  await administrator.query(`alter database ${name} set default_transaction_read_only = on`);
  await administrator.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  const all = Array.from({ length: OF_THE_INBOX.max });
  await eventually("sessions that may change nothing", async () =>
    Promise.all(all.map(async () => own.pool.query("select pg_sleep(0.1)"))).then(
      () => true as const,
      // One that has just been ended.
      () => undefined,
    ),
  );
  await expect(own.inbox.accept([aHandoff("closed")], { connection: "own", source: "webhook" })).rejects.toMatchObject({
    code: "database-read-only",
  });
  await administrator.query(`alter database ${name} reset default_transaction_read_only`);
  const accepted = await Promise.all(
    all.map(async (_, number) => own.inbox.accept([aHandoff(`s${number}`)], { connection: "own", source: "webhook" })),
  );
  expect(accepted.flatMap((each) => each.accepted)).toHaveLength(all.length);
  await own.close();
});

test("a statement that the database breaks off on the way to the case puts the handoff off, and it lands", async () => {
  const call = aCall();
  await administrator.query(`
    create trigger refused_later before update on opencx.handoff for each row
    when (new.ordinal is distinct from old.ordinal)
    execute function refuse('55P03', 'canceling statement due to lock timeout')`);
  expect(await sent(call)).toBe(202);
  const waiting = await eventually("a second attempt", async () => {
    const row = await rowOf(installation.service, call);
    return row !== undefined && row.attempts > 1 && row.state === "waiting" ? row : undefined;
  });
  expect(waiting).toMatchObject({ error_code: "database-cancelled", failing_kind: "retry" });
  expect(waiting.error).toMatch(/broke a statement off.*55P03.*lock timeout/);
  await mend();
  await inState(installation, call, "done");
});
