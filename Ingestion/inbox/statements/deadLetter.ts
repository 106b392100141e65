import type { Transaction } from "../../database/pool";
import type { Failure } from "../../failures/failure";

/** Makes a dead letter of a handoff. Nothing when the claim is lost. */
export async function deadLetterHandoff(
  client: Transaction,
  id: string,
  worker: number,
  failure: Failure,
): Promise<void> {
  await client.query(
    `update opencx.handoff set state = 'dead', worker = null, settled_at = now(), error = $3, error_code = $4
     where id = $1 and worker = $2 and state = 'working'`,
    [id, worker, failure.message, failure.code],
  );
}
