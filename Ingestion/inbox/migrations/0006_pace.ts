/**
 * When requests to one server may be sent, by all processes together. `key` is a hash. `paused_until`: the server asked
 * to be left alone. `most` requests in `span_ms` are its limit, once its answers have told it. `landing` and `sweep`:
 * when the requests of the last window were sent, for servers that count them in one; `landing_waits_until`: no place was
 * free for what lands, so the sweep takes none. `free_at`: when the next may go, for servers that are asked at even
 * distances.
 *
 * Whoever wants to send calls a function: it holds the row for as long as it takes to count, and says `go`, `wait` or
 * `paused`, and milliseconds.
 */
export const PACE = `
create table opencx.pace (
  key bytea primary key,
  paused_until timestamptz not null default '-infinity',
  most integer,
  span_ms double precision,
  free_at timestamptz not null default '-infinity',
  landing timestamptz[] not null default '{}',
  sweep timestamptz[] not null default '{}',
  landing_waits_until timestamptz not null default '-infinity',
  used_at timestamptz not null default now()
);

create function opencx.pace_milliseconds(span interval) returns double precision language sql immutable
as $body$ select ceil(extract(epoch from span) * 1000)::double precision $body$;

create function opencx.pace_row(of_key bytea) returns opencx.pace language plpgsql as $body$
declare
  found_row opencx.pace;
begin
  insert into opencx.pace (key) values (of_key) on conflict do nothing;
  select * into found_row from opencx.pace where key = of_key for update;
  return found_row;
end $body$;

create function opencx.pace_in_window(
  of_key bytea, for_sweep boolean, told_most integer, told_span double precision, else_most integer,
  else_span double precision, longer double precision, sweep_part double precision, spare_part double precision,
  uncounted integer
) returns table (answer text, wait double precision) language plpgsql as $body$
declare
  pace opencx.pace := opencx.pace_row(of_key);
  at timestamptz := clock_timestamp();
  most integer := coalesce(told_most, pace.most, else_most);
  span interval := (coalesce(told_span, pace.span_ms, else_span) + longer) * interval '1 millisecond';
  landings timestamptz[] := array(select sent from unnest(pace.landing) sent where sent > at - span order by sent);
  sweeps timestamptz[] := array(select sent from unnest(pace.sweep) sent where sent > at - span order by sent);
  used integer := cardinality(landings) + cardinality(sweeps);
  frees_at timestamptz := least(landings[1], sweeps[1]) + span;
begin
  if told_most is distinct from pace.most and told_most is not null then
    update opencx.pace p set most = told_most, span_ms = told_span where p.key = of_key;
  end if;
  if pace.paused_until > at then
    return query select 'paused', opencx.pace_milliseconds(pace.paused_until - at);
  elsif most > uncounted then
    return query select 'go', 0::double precision;
  elsif for_sweep and (
    pace.landing_waits_until > at
    or used >= most - floor(most * spare_part)
    or cardinality(sweeps) >= greatest(1, floor(most * sweep_part))
  ) then
    return query select 'wait', 1000::double precision;
  elsif used >= most then
    update opencx.pace p set landing_waits_until = frees_at + interval '2 seconds', used_at = at where p.key = of_key;
    return query select 'wait', greatest(1, opencx.pace_milliseconds(frees_at - at));
  else
    update opencx.pace p set
      landing = case when for_sweep then landings else landings || at end,
      sweep = case when for_sweep then sweeps || at else sweeps end,
      used_at = at
    where p.key = of_key;
    return query select 'go', 0::double precision;
  end if;
end $body$;

create function opencx.pace_evenly(of_key bytea, gap_ms double precision, burst integer)
returns table (answer text, wait double precision) language plpgsql as $body$
declare
  gap interval := gap_ms * interval '1 millisecond';
  pace opencx.pace := opencx.pace_row(of_key);
  at timestamptz := clock_timestamp();
  own timestamptz := greatest(pace.free_at, at - gap * (burst - 1));
begin
  if pace.paused_until > at then
    return query select 'paused', opencx.pace_milliseconds(pace.paused_until - at);
  else
    update opencx.pace p set free_at = own + gap, used_at = at where p.key = of_key;
    return query select 'go', greatest(0, opencx.pace_milliseconds(own - at));
  end if;
end $body$;
`;
