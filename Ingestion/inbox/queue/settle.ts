import type { Pool } from "../../database/pool";
import type { Outcome } from "../../handoff/process";
import { claimValues, STILL_CLAIMED, type ClaimKey } from "./lease";

/**
 * Records how a handoff ended, and lets go of what it said; what its case was made without is noted already.
 * @returns false when the claim is lost
 */
export async function settleHandoff(pool: Pool, claim: ClaimKey, outcome: Outcome): Promise<boolean> {
  const done = outcome.kind === "done" ? outcome : undefined;
  const changed = await pool.query(
    `update opencx.handoff set state = $3, lease_until = null, settled_at = now(), event = null, error = null, error_code = null,
       failing_kind = null, failing_since = null, code_since = null, incident_id = $4, ticket_number = $5, reason = coalesce($6, reason)
     where ${STILL_CLAIMED}`,
    [
      ...claimValues(claim),
      outcome.kind,
      done?.incidentId ?? null,
      done?.ticketNumber ?? null,
      outcome.kind === "skipped" ? outcome.reason : null,
    ],
  );
  return changed.rowCount === 1;
}
