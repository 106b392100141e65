import type { Pool } from "../../database/pool";
import type { HandoffRow } from "../overview";
import { buried, hashed } from "./bury";

/** What a row was that was erased. */
export type ErasedRow = Pick<HandoffRow, "id" | "state" | "incidentId">;

/**
 * Deletes every handoff of a session, in whatever state: of a worker that is at one, the claim is lost. Their tombstones
 * bar the session up to now by its sender's clock, so that neither a late delivery nor the sweep brings any of it back.
 * @param idOrSession id of a handoff, which stands for all of its session, or of a session
 */
export async function eraseSession(pool: Pool, idOrSession: string): Promise<readonly ErasedRow[]> {
  const { rows } = await pool.query<ErasedRow & { readonly session: string; readonly organization: string }>(
    `select id, state, incident_id as "incidentId" from opencx.handoff where (organization_id, conversation_id) in
       (select organization_id, conversation_id from opencx.handoff where id::text = lower($1) or conversation_id = $1)`,
    [idOrSession],
  );
  const gone = await pool.query<{ readonly id: string }>(
    buried("delete from opencx.handoff where id = any($1)", true),
    [rows.map(({ id }) => id)],
  );
  // Of a session whose rows went before, too: what of it was never told is barred like the rest.
  await pool.query(
    `update opencx.tombstone t set erased = true, buried_at = now(),
       sender_at = least(now(), coalesce(t.sender_at, t.buried_at) + (now() - t.buried_at)) from opencx.tombstone of
     where (of.id::text = lower($1) or of.session = ${hashed("$1::text")})
       and t.organization = of.organization and t.session = of.session`,
    [idOrSession],
  );
  const ids = new Set(gone.rows.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

/** Whether a tombstone stands for this handoff, or for one of this session. */
export async function isBuried(pool: Pool, idOrSession: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from opencx.tombstone where id::text = lower($1) or session = ${hashed("$1")} limit 1`,
    [idOrSession],
  );
  return rowCount !== 0;
}
