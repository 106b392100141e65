import { transaction, type Pool, type Transaction } from "../database/pool";
import { BURIAL_LOCK, INBOX_SCHEMA, schemaIfMissing } from "./schema";
import { hashed } from "./statements/bury";

/**
 * One row per handoff, whatever became of it. `event` (summary and classification: the caller's affairs) is emptied
 * once the handoff is settled well. `job_id` is the pg-boss job of the last attempt, null while there is none;
 * `few_attempts` counts those whose failure was of the kind `retry-limited`, `interruptions` those whose worker was
 * killed; `unclear_since` is when the first of them failed by kind `retry-hour`. `ordinal` and `event_at` stand from the
 * moment before the incident is written: the number in its key, and the time of its handoff event in the history, null
 * when the history did not show it. Inboxes of before there were numbers have these tables already, so this one can be
 * run again.
 */
const HANDOFFS = `
create table if not exists opencx.handoff (
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
alter table opencx.handoff add column if not exists unclear_since timestamptz;
create index if not exists handoff_webhook on opencx.handoff (webhook_id);
create index if not exists handoff_conversation on opencx.handoff (conversation_id);
create index if not exists handoff_unsettled on opencx.handoff (state, received_at) where state in ('waiting', 'working', 'dead');
create index if not exists handoff_new on opencx.handoff (received_at) where state = 'waiting' and job_id is null;
create index if not exists handoff_settled on opencx.handoff (settled_at);
create table if not exists opencx.odd_field (
  field text primary key,
  count bigint not null default 1,
  last_at timestamptz not null default now()
);
create table if not exists opencx.sweep (
  name text primary key,
  swept_until timestamptz not null
);
`;

/**
 * What is known of a handoff whose row has gone: hashes, times and its number, no word and no id of OpenCX's. By it a
 * late delivery and the sweep know what was settled, discarded or erased. `id` is that of the row, a hash of
 * organization, session and time; `handed_off_at` is null for what was skipped, which has no place among the handoffs of
 * its session; `erased` bars everything that was handed off in the session until then.
 *
 * Dead letters had no age before: none goes in the month after this was brought.
 */
const TOMBSTONES = `
create table opencx.tombstone (
  id uuid primary key,
  organization bytea not null,
  session bytea not null,
  webhook bytea,
  told boolean not null,
  handed_off_at timestamptz,
  ordinal integer,
  event_at timestamptz,
  erased boolean not null default false,
  buried_at timestamptz not null default now()
);
create index tombstone_session on opencx.tombstone (session);
create index tombstone_webhook on opencx.tombstone (webhook) where webhook is not null;
create index tombstone_buried on opencx.tombstone (buried_at);
update opencx.handoff set settled_at = greatest(settled_at, now() - interval '60 days') where state = 'dead';
`;

/**
 * `sender_at`: the moment of `buried_at` by the clock of whoever told the handoff, as late as its delivery shows it at
 * the least; null, in tombstones of before, stands for `buried_at`. A session is barred by it: a sender whose clock is
 * behind would otherwise have its next calls kept out for as long as that.
 */
const SENDERS_CLOCK = "alter table opencx.tombstone add column sender_at timestamptz";

/**
 * Keeps out what a tombstone bars. A statement sees the rows as they were when it began, but a function's own statements
 * see what was committed since: so a delivery that came while its handoff was being erased waits for that, and then
 * finds the tombstone. Whoever deletes has the lock alone.
 */
const BARRED = `
create function opencx.keep_out_buried() returns trigger language plpgsql as $body$
begin
  perform pg_advisory_xact_lock_shared(${BURIAL_LOCK.join(", ")});
  if exists (select 1 from opencx.tombstone t where t.id = new.id)
    or exists (select 1 from opencx.tombstone t where t.session = ${hashed("new.conversation_id")} and t.erased
      and t.organization = ${hashed("new.organization_id")} and new.handed_off_at <= coalesce(t.sender_at, t.buried_at))
  then return null;
  end if;
  return new;
end $body$;
create trigger keep_out_buried before insert on opencx.handoff for each row execute function opencx.keep_out_buried();
`;

/** In their order, which is their number from 1; one that was released is never changed. */
const MIGRATIONS = [HANDOFFS, TOMBSTONES, SENDERS_CLOCK, BARRED] as const;

/**
 * Brings the inbox's tables to what this version works with, each step once and whole. Tables of a newer version are
 * left alone: several versions work side by side while one replaces the other.
 * @param pool whose caller holds the lock under which one process at a time does this
 */
export async function migrate(pool: Pool): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query(schemaIfMissing(INBOX_SCHEMA));
    await client.query(
      "create table if not exists opencx.migration (number integer primary key, applied_at timestamptz not null default now())",
    );
  });
  for (const [index, statements] of MIGRATIONS.entries())
    await transaction(pool, (client) => applied(client, index + 1, statements));
}

async function applied(client: Transaction, number: number, statements: string): Promise<void> {
  const before = await client.query("select 1 from opencx.migration where number = $1", [number]);
  if (before.rowCount !== 0) return;
  await client.query(statements);
  await client.query("insert into opencx.migration (number) values ($1)", [number]);
}
