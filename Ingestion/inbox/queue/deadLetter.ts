import type { Pool } from "../../database/pool";
import type { Failure } from "../../failures/failure";
import { claimValues, STILL_CLAIMED, type ClaimKey } from "./lease";

/** Makes a dead letter of a handoff. @returns false when the claim is lost */
export async function deadLetterHandoff(pool: Pool, claim: ClaimKey, { code, message }: Failure): Promise<boolean> {
  const changed = await pool.query(
    `update opencx.handoff set state = 'dead', lease_until = null, settled_at = now(), error = $3, error_code = $4
     where ${STILL_CLAIMED}`,
    [...claimValues(claim), message, code],
  );
  return changed.rowCount === 1;
}
