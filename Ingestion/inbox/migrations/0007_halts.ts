/**
 * What holds handoffs of a connection up, for all workers to know. `outage`: all of them wait, one at a time probes.
 * `breaker`: those wait that the cause has stopped; `cause` is our own words without what differs from handoff to
 * handoff. `message`: our own words, too. `probe_at`: no probe before, but, from `fresh_at` on, by a handoff that came
 * after `probed_at`, the last one.
 *
 * `held_by` of a handoff: the cause of the breaker that it waits for; `cause` that of its death.
 */
export const HALTS = `
create table opencx.outage (
  connection text primary key,
  code text not null,
  message text not null,
  since timestamptz not null default now(),
  probes integer not null default 0,
  probe_at timestamptz not null default now(),
  probed_at timestamptz not null default now(),
  fresh_at timestamptz not null default 'infinity'
);
create table opencx.breaker (
  connection text not null,
  cause text not null,
  code text not null,
  message text not null,
  since timestamptz not null default now(),
  probes integer not null default 0,
  probe_at timestamptz not null default now(),
  primary key (connection, cause)
);
alter table opencx.handoff add column cause text, add column held_by text;
drop index opencx.handoff_due;
create index handoff_fresh on opencx.handoff (connection, due_at)
  where state = 'waiting' and held_by is null and failing_since is null;
create index handoff_again on opencx.handoff (connection, due_at)
  where state = 'waiting' and held_by is null and failing_since is not null;
create index handoff_held on opencx.handoff (connection, held_by, due_at) where state = 'waiting' and held_by is not null;
create index handoff_dead on opencx.handoff (connection, settled_at) where state = 'dead';
`;
