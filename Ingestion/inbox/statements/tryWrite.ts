import { change, type Pool } from "../../database/pool";
import { serverFailure, type Failure } from "../../failures/failure";

/**
 * Writes a row as long as a handoff's, changes it, and takes both back.
 * @returns why the database takes no changes; undefined: it does
 */
export async function tryWrite(pool: Pool): Promise<Failure | undefined> {
  try {
    await change(pool, TRIAL);
    return undefined;
  } catch (thrown) {
    const fault = serverFailure(thrown);
    if (fault === undefined) throw thrown;
    return fault;
  }
}

/** Digests, since PostgreSQL would pack a text that repeats itself into a few bytes. */
const TRIAL = `
  do $body$
  declare trial uuid := gen_random_uuid();
  begin
    insert into opencx.handoff (id, source, organization_id, conversation_id, handed_off_at, state, event)
      select trial, 'trial', trial::text, trial::text, now(), 'skipped', string_agg(md5(trial::text || n), '')
      from generate_series(1, 48) n;
    update opencx.handoff set attempts = attempts + 1 where id = trial;
    raise sqlstate 'TRIED';
  exception when sqlstate 'TRIED' then null;
  end $body$`;
