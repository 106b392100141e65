import { Failure } from "../failures/failure";
import type { Handoff } from "../handoff/handoff";
import type { Claim } from "../handoff/process";
import { databaseFailure, prepared, transaction, type Pool, type Transaction } from "../database/pool";
import { SESSION_LOCK_CLASS } from "./schema";

interface Numbered {
  readonly id: string;
  readonly ordinal: number;
  readonly event_at: Date;
}

/** The claim that a worker has on a handoff: its number in the handoff's row. */
export function claimOf(pool: Pool, handoff: Handoff, worker: number): Claim {
  const inTransaction = async <T>(work: (client: Transaction) => Promise<T>): Promise<T> => {
    try {
      return await transaction(pool, work);
    } catch (thrown) {
      throw databaseFailure(thrown);
    }
  };
  return {
    ordinal: (counted) =>
      inTransaction(async (client) => {
        const { id, organizationId, conversationId } = handoff;
        // Two handoffs of one session, at two workers, must not choose one number.
        await client.query(
          prepared("select pg_advisory_xact_lock($1, hashtext($2))", [
            SESSION_LOCK_CLASS,
            `${organizationId}/${conversationId}`,
          ]),
        );
        const { rows } = await client.query<Numbered>(
          prepared(
            "select id, ordinal, event_at from opencx.handoff where organization_id = $1 and conversation_id = $2 and ordinal is not null",
            [organizationId, conversationId],
          ),
        );
        const ordinal = numberFor(id, counted, rows);
        const changed = await client.query(
          prepared(
            "update opencx.handoff set ordinal = $3, event_at = $4 where id = $1 and worker = $2 and state = 'working'",
            [id, worker, ordinal, new Date(counted.handedOffAt)],
          ),
        );
        if (changed.rowCount !== 1) throw claimLost();
        return ordinal;
      }),
    exclusively: (step) =>
      inTransaction(async (client) => {
        // While the row is locked nobody reclaims it, even if this worker's own heartbeat is lost.
        const row = await client.query(
          prepared("select 1 from opencx.handoff where id = $1 and worker = $2 and state = 'working' for update", [
            handoff.id,
            worker,
          ]),
        );
        if (row.rowCount !== 1) throw claimLost();
        return step();
      }),
  };
}

/**
 * The number it has; that of the same handoff told by another way (webhook and sweep); or the one counted, or the next
 * that no other handoff has.
 */
function numberFor(
  id: string,
  counted: { readonly ordinal: number; readonly handedOffAt: number },
  rows: readonly Numbered[],
): number {
  const known = rows.find((row) => row.id === id) ?? rows.find((row) => row.event_at.getTime() === counted.handedOffAt);
  if (known !== undefined) return known.ordinal;
  let ordinal = counted.ordinal;
  while (rows.some((row) => row.ordinal === ordinal)) ordinal++;
  return ordinal;
}

function claimLost(): Failure {
  return new Failure({ code: "claim-lost", source: "inbox" });
}
