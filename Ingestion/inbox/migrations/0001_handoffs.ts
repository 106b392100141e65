/**
 * One row per handoff, whatever became of it. `event` (summary and classification: the caller's affairs) is emptied
 * once the handoff is settled well. `job_id` is the pg-boss job of the last attempt, null while there is none;
 * `few_attempts` counts those whose failure was of the kind `retry-limited`, `interruptions` those whose worker was
 * killed; `unclear_since` is when the first of them failed by kind `retry-hour`. `ordinal` and `event_at` stand from the
 * moment before the incident is written: the number in its key, and the time of its handoff event in the history, null
 * when the history did not show it. Inboxes of before there were numbers have these tables already, so this one can be
 * run again.
 */
export const HANDOFFS = `
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
