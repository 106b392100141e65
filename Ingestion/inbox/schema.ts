/** Schema of the inbox. */
export const INBOX_SCHEMA = "opencx";

/** pg-boss keeps its own, beside it, so that a shared server's other users are not in the way. */
export const BOSS_SCHEMA = "opencx_pgboss";

/** pg-boss queue whose jobs are attempts; the job's data is the handoff's id. */
export const QUEUE = "handoff";

/** Channel on which workers hear of new handoffs. */
export const CHANNEL = "opencx_handoff";

/** First key of the advisory locks by which workers show that they live ("OC" in ASCII). */
export const LOCK_CLASS = 0x4f43;

/** First key of the advisory locks under which the handoffs of one session are numbered. */
export const SESSION_LOCK_CLASS = LOCK_CLASS + 1;

/** First key of the lock by which it is tried whether locks last. */
export const PROBE_LOCK_CLASS = LOCK_CLASS + 2;

/**
 * Makes a schema where there is none. `create schema if not exists` asks for the right to create one though it stands,
 * and a role may have been given the schemas alone.
 */
export function schemaIfMissing(name: string): string {
  return `do $$ begin if to_regnamespace('${name}') is null then create schema ${name}; end if; end $$;`;
}

/**
 * One row per handoff, whatever became of it. `event` (summary and classification: the caller's affairs) is emptied
 * once the handoff is settled well. `job_id` is the pg-boss job of the last attempt, null while there is none;
 * `few_attempts` counts those whose failure was of the kind `retry-limited`, `interruptions` those whose worker was
 * killed; `unclear_since` is when the first of them failed by kind `retry-hour`. `ordinal` and `event_at` stand from the
 * moment before the incident is written: the number in its key, and the time of its handoff event in the history, null
 * when the history did not show it. Every statement can be run again: each start runs them.
 */
export const SCHEMA = `
${schemaIfMissing(INBOX_SCHEMA)}
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
