import type { Transaction } from "../../database/pool";
import { CHANNEL } from "../schema";

/** Gives a dead letter a fresh start. @returns false when it is not dead (any more) */
export async function replayHandoff(client: Transaction, id: string): Promise<boolean> {
  const changed = await client.query(
    `update opencx.handoff set state = 'waiting', job_id = null, settled_at = null, few_attempts = 0, interruptions = 0, unclear_since = null
     where id = $1 and state = 'dead'`,
    [id],
  );
  if (changed.rowCount !== 1) return false;
  await client.query(`notify ${CHANNEL}`);
  return true;
}
