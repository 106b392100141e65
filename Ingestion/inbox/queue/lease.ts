import type { Pool, Transaction } from "../../database/pool";
import type { Handoff } from "../../handoff/handoff";
import type { ClaimedHandoff } from "./claimed";
import { lockSession } from "../statements/locks";

/** Seconds that a claim lasts when nobody renews it: how long a handoff rests at a worker that was killed or is frozen. */
export const LEASE_SECONDS = 10;

/** The same, as an interval. */
export const LEASE = `interval '${LEASE_SECONDS} seconds'`;

/** The claim that a statement writes by; all such statements begin their parameters with id and fence. */
export const STILL_CLAIMED = "id = $1 and fence = $2 and state = 'working'";

/** What names a claim. */
export type ClaimKey = Pick<ClaimedHandoff, "fence"> & { readonly handoff: Pick<Handoff, "id"> };

/** The parameters of {@link STILL_CLAIMED}. */
export function claimValues({ handoff, fence }: ClaimKey): readonly [id: string, fence: string] {
  return [handoff.id, fence];
}

/**
 * Renews claims.
 * @returns ids of those that were there to renew: the others are lost
 */
export async function renewLeases(pool: Pool, claims: readonly ClaimKey[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ readonly id: string }>(
    `update opencx.handoff h set lease_until = now() + ${LEASE} from unnest($1::uuid[], $2::bigint[]) as held(id, fence)
     where h.id = held.id and h.fence = held.fence and h.state = 'working' returning h.id`,
    [claims.map(({ handoff }) => handoff.id), claims.map(({ fence }) => fence)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What a worker finds when it wants a step for itself alone. */
export type Exclusivity = "granted" | "busy" | "lost";

/**
 * Takes a step for this claim alone, among those of its session, until the claim ends or {@link endExclusive}. Kept in
 * the row, not as a lock: a lock needs a connection for as long as the step takes, and a pooler does not keep one.
 */
export async function beginExclusive(client: Transaction, claim: ClaimedHandoff): Promise<Exclusivity> {
  const { organizationId, conversationId } = claim.handoff;
  await lockSession(client, claim.handoff);
  const others = await client.query(
    `select 1 from opencx.handoff where organization_id = $1 and conversation_id = $2 and id <> $3
       and state = 'working' and exclusive and lease_until > now()`,
    [organizationId, conversationId, claim.handoff.id],
  );
  const own = await client.query(
    `update opencx.handoff set exclusive = $3, lease_until = now() + ${LEASE} where ${STILL_CLAIMED}`,
    [...claimValues(claim), others.rowCount === 0],
  );
  if (own.rowCount !== 1) return "lost";
  return others.rowCount === 0 ? "granted" : "busy";
}

/** Lets others of the session take their step. */
export async function endExclusive(pool: Pool, claim: ClaimKey): Promise<void> {
  await pool.query(`update opencx.handoff set exclusive = false where ${STILL_CLAIMED}`, [...claimValues(claim)]);
}
