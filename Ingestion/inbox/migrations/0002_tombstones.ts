/**
 * What is known of a handoff whose row has gone: hashes, times and its number, no word and no id of OpenCX's. By it a
 * late delivery and the sweep know what was settled, discarded or erased. `id` is that of the row, a hash of
 * organization, session and time; `handed_off_at` is null for what was skipped, which has no place among the handoffs of
 * its session; `erased` bars everything that was handed off in the session until then.
 *
 * Dead letters had no age before: none goes in the month after this was brought.
 */
export const TOMBSTONES = `
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
