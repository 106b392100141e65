import { transaction, type Pool, type Transaction } from "../../database/pool";
import type { Handoff } from "../../handoff/handoff";
import type { HandoffRow } from "../overview";
import { buried, hashed } from "./bury";
import { lockBurials, lockSession } from "./locks";

/** What a row was that was erased. */
export type ErasedRow = Pick<HandoffRow, "id" | "state" | "incidentId">;

/**
 * Deletes every handoff of a session, in whatever state: of a worker that is at one, the claim is lost. Their tombstones
 * bar the session up to now by its sender's clock, so that neither a late delivery nor the sweep brings any of it back.
 * @param idOrSession id of a handoff, which stands for all of its session, or of a session
 */
export async function eraseSession(pool: Pool, idOrSession: string): Promise<readonly ErasedRow[]> {
  return transaction(pool, async (client) => {
    // What a worker is doing for one of them just now is over first.
    for (const session of await sessionsOf(client, idOrSession)) await lockSession(client, session);
    await lockBurials(client);
    const { rows } = await client.query<ErasedRow>(
      `select id, state, incident_id as "incidentId" from opencx.handoff where (organization_id, conversation_id) in
         (select organization_id, conversation_id from opencx.handoff where id::text = lower($1) or conversation_id = $1)`,
      [idOrSession],
    );
    const gone = await client.query<{ readonly id: string }>(
      buried("delete from opencx.handoff where id = any($1)", true),
      [rows.map(({ id }) => id)],
    );
    // Of a session whose rows went before, too: what of it was never told is barred like the rest.
    await client.query(
      `update opencx.tombstone t set erased = true, buried_at = now(),
         sender_at = least(now(), coalesce(t.sender_at, t.buried_at) + (now() - t.buried_at)) from opencx.tombstone of
       where (of.id::text = lower($1) or of.session = ${hashed("$1::text")})
         and t.organization = of.organization and t.session = of.session`,
      [idOrSession],
    );
    const ids = new Set(gone.rows.map(({ id }) => id));
    return rows.filter(({ id }) => ids.has(id));
  });
}

/** In one order for all, so that no two wait for each other. */
async function sessionsOf(
  client: Transaction,
  idOrSession: string,
): Promise<readonly Pick<Handoff, "organizationId" | "conversationId">[]> {
  const { rows } = await client.query<Pick<Handoff, "organizationId" | "conversationId">>(
    `select distinct organization_id as "organizationId", conversation_id as "conversationId" from opencx.handoff
     where id::text = lower($1) or conversation_id = $1 order by 1, 2`,
    [idOrSession],
  );
  return rows;
}

/** Whether a tombstone stands for this handoff, or for one of this session. */
export async function isBuried(pool: Pool, idOrSession: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from opencx.tombstone where id::text = lower($1) or session = ${hashed("$1")} limit 1`,
    [idOrSession],
  );
  return rowCount !== 0;
}
