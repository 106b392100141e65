import { MIGRATIONS } from "../../Ingestion/inbox/migrations/all";
import { openInbox } from "../../Ingestion/inbox/openInbox";
import { openPool } from "../../Ingestion/database/pool";
import { newDatabase } from "./support/installation";

/** The tables of the inbox as they were made before there were numbered migrations. */
const OLD = `
create schema opencx;
create table opencx.handoff (
  id uuid primary key,
  webhook_id text,
  source text not null,
  organization_id text not null,
  conversation_id text not null,
  handed_off_at timestamptz not null,
  event text,
  state text not null default 'waiting' check (state in ('waiting', 'working', 'done', 'skipped', 'dead')),
  worker integer,
  job_id uuid,
  attempts integer not null default 0,
  few_attempts integer not null default 0,
  interruptions integer not null default 0,
  received_at timestamptz not null default now(),
  settled_at timestamptz,
  ordinal integer,
  event_at timestamptz,
  incident_id uuid,
  ticket_number text,
  reason text,
  error text,
  error_code text
);
alter table opencx.handoff add column unclear_since timestamptz;
create index handoff_webhook on opencx.handoff (webhook_id);
create index handoff_conversation on opencx.handoff (conversation_id);
create index handoff_unsettled on opencx.handoff (state, received_at) where state in ('waiting', 'working', 'dead');
create index handoff_new on opencx.handoff (received_at) where state = 'waiting' and job_id is null;
create index handoff_settled on opencx.handoff (settled_at);
create table opencx.odd_field (
  field text primary key,
  count bigint not null default 1,
  last_at timestamptz not null default now()
);
create table opencx.sweep (
  name text primary key,
  swept_until timestamptz not null
);
`;

const [WAITING, DEAD, DONE] = ["1", "2", "3"].map((digit) => digit.repeat(8) + "-0000-4000-8000-000000000000");
const EVENT = JSON.stringify({
  id: WAITING,
  organizationId: "o",
  conversationId: "c1",
  timestamp: "2026-03-01T10:00:00Z",
});

async function oldInbox(): Promise<string> {
  const databaseUrl = await newDatabase();
  const pool = openPool(databaseUrl, () => undefined);
  await pool.query(OLD);
  await pool.query(
    `insert into opencx.handoff (id, source, organization_id, conversation_id, handed_off_at, event, state, settled_at, ordinal, event_at, error)
     values ($1, 'webhook', 'o', 'c1', '2026-03-01T10:00:00Z', $4, 'waiting', null, null, null, null),
       ($2, 'webhook', 'o', 'c2', '2020-03-01T10:00:00Z', $4, 'dead', '2020-03-01T10:00:00Z', null, null, 'their words'),
       ($3, 'webhook', 'o', 'c3', '2026-03-01T10:00:00Z', null, 'done', now(), 1, '2026-03-01T10:00:00Z', null)`,
    [WAITING, DEAD, DONE, EVENT],
  );
  await pool.end();
  return databaseUrl;
}

test("an inbox of an earlier version opens with all that is in it, and works as a new one", async () => {
  const { inbox, close } = await openInbox(await oldInbox(), () => undefined);
  const states = await inbox.pool.query("select id, state from opencx.handoff order by id");
  expect(states.rows).toEqual([
    { id: WAITING, state: "waiting" },
    { id: DEAD, state: "dead" },
    { id: DONE, state: "done" },
  ]);
  const claimed = await inbox.claim({ connection: "default", count: 5, again: 5, againFirst: false });
  expect(claimed.map(({ handoff }) => handoff.id)).toEqual([WAITING]);
  // Dead for years, and kept for a month yet: nobody was told that it would go.
  expect(await inbox.purge(90)).toEqual([]);
  await inbox.pool.query("update opencx.handoff set settled_at = settled_at - interval '31 days' where id = $1", [
    DEAD,
  ]);
  expect(await inbox.purge(90)).toEqual([DEAD]);
  expect(await inbox.erase("c3")).toEqual([{ id: DONE, state: "done", incidentId: null }]);
  await close();
});

test("what waits for a job of the queue of before, or is under way by one, is there to take, and that queue goes", async () => {
  const databaseUrl = await oldInbox();
  const pool = openPool(databaseUrl, () => undefined);
  await pool.query(`
    create schema opencx_pgboss;
    create table opencx_pgboss.job (id uuid, name text, data jsonb, state text, start_after timestamptz);
    create view public.jobs as select id from opencx_pgboss.job;
    update opencx.handoff set job_id = gen_random_uuid(), attempts = 3, few_attempts = 2, error_code = 'history-lags'
      where state = 'waiting';
    insert into opencx_pgboss.job
      select job_id, 'handoff', json_build_object('id', id), 'created', now() + interval '1 day' from opencx.handoff
      where job_id is not null;
    update opencx.handoff set state = 'working', worker = 7, job_id = gen_random_uuid(), event = '${EVENT}' where state = 'done'`);
  await pool.end();
  const { inbox, close } = await openInbox(databaseUrl, () => undefined);
  expect(await inbox.reclaim()).toEqual([DONE]);
  const claimed = await inbox.claim({ connection: "default", count: 5, again: 5, againFirst: false });
  expect(claimed.map(({ failing }) => failing?.code)).toEqual(expect.arrayContaining(["history-lags", undefined]));
  const left = await inbox.pool.query("select 1 from pg_namespace where nspname = 'opencx_pgboss'");
  expect(left.rowCount).toBe(0);
  await close();
});

test("every migration is applied once, however many processes open the inbox at once", async () => {
  const databaseUrl = await oldInbox();
  const opened = await Promise.all([1, 2, 3].map(async () => openInbox(databaseUrl, () => undefined)));
  const applied = await opened[0]?.inbox.pool.query<{ number: number }>(
    "select number from opencx.migration order by number",
  );
  expect(applied?.rows.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  for (const { close } of opened) await close();
});
