/**
 * The row of a handoff is its place in the queue, too; before, a job of pg-boss said the same beside it.
 *
 * `connection` is the name of the connection it came by. `due_at`: not claimed before; of a row that no attempt has
 * failed at it is when it came. `fence` counts the claims: the number of the last is the only one that may still write.
 * `lease_until`: a claim that nobody has renewed until then is another's to take. `exclusive`: the claim is at a step
 * that no other of its session may take meanwhile. `failing_kind` and `failing_since`: the kind of the last failures, and
 * when the first of them was; `code_since` the same of the last `error_code`.
 *
 * Workers of an earlier version write to columns that are dropped here: whatever they still do fails, and they lose
 * nothing. What they were at is taken back at once. The jobs go with their schema; who may not drop it leaves it behind.
 */
export const QUEUE = `
alter table opencx.handoff
  add column connection text not null default 'default',
  add column due_at timestamptz not null default now(),
  add column fence bigint not null default 0,
  add column lease_until timestamptz,
  add column exclusive boolean not null default false,
  add column failing_kind text,
  add column failing_since timestamptz,
  add column code_since timestamptz;
update opencx.handoff set due_at = received_at, lease_until = case when state = 'working' then now() end,
    failing_kind = case when error_code is null then null when unclear_since is not null then 'retry-hour'
      when few_attempts > 0 then 'retry-limited' else 'retry' end,
    failing_since = case when error_code is not null then coalesce(unclear_since, now()) end,
    code_since = case when error_code is not null then now() end
  where state in ('waiting', 'working');
alter table opencx.handoff drop column worker, drop column job_id, drop column few_attempts, drop column unclear_since;
create index handoff_due on opencx.handoff (connection, (failing_since is not null), due_at) where state = 'waiting';
create index handoff_leased on opencx.handoff (lease_until) where state = 'working';
do $body$ begin
  drop schema if exists opencx_pgboss cascade;
exception when insufficient_privilege then null;
end $body$;
`;
