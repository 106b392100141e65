import type { Transaction } from "../../database/pool";
import type { Failure } from "../../failures/failure";

/**
 * Lets a handoff wait.
 * @returns false when the claim is lost: whoever has it now sees to the next attempt
 */
export async function postponeHandoff(
  client: Transaction,
  id: string,
  worker: number,
  failure: Failure,
): Promise<boolean> {
  const changed = await client.query(
    `update opencx.handoff set state = 'waiting', worker = null, error = $3, error_code = $4, few_attempts = few_attempts + $5,
       unclear_since = case when $6 then coalesce(unclear_since, now()) end
     where id = $1 and worker = $2 and state = 'working'`,
    [
      id,
      worker,
      failure.message,
      failure.code,
      failure.kind === "retry-limited" ? 1 : 0,
      failure.kind === "retry-hour",
    ],
  );
  return changed.rowCount === 1;
}
