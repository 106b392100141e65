import type { Pool } from "../../database/pool";
import type { Failure } from "../../failures/failure";
import { claimValues, STILL_CLAIMED, type ClaimKey } from "./lease";

/**
 * Lets a handoff wait. An attempt that ended shows that the handoff kills no worker: whoever was killed before was killed
 * for another reason.
 * @param delay milliseconds
 * @returns false when the claim is lost: whoever has it now sees to the next attempt
 */
export async function postponeHandoff(
  pool: Pool,
  claim: ClaimKey,
  { kind, code, message }: Failure,
  delay: number,
): Promise<boolean> {
  const changed = await pool.query(
    `update opencx.handoff set state = 'waiting', lease_until = null, interruptions = 0, due_at = now() + $3 * interval '1 millisecond',
       failing_since = case when failing_kind = $4 then failing_since else now() end, failing_kind = $4,
       code_since = case when error_code = $5 then code_since else now() end, error_code = $5, error = $6
     where ${STILL_CLAIMED}`,
    [...claimValues(claim), delay, kind, code, message],
  );
  return changed.rowCount === 1;
}
