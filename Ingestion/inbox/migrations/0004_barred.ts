import { BURIAL_LOCK } from "../schema";
import { hashed } from "../statements/bury";

/**
 * Keeps out what a tombstone bars. A statement sees the rows as they were when it began, but a function's own statements
 * see what was committed since: so a delivery that came while its handoff was being erased waits for that, and then
 * finds the tombstone. Whoever deletes has the lock alone.
 */
export const BARRED = `
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
