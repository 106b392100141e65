import { transaction, type Pool } from "../../database/pool";
import { buried } from "./bury";
import { lockBurials } from "./locks";

/**
 * Deletes a handoff that is dead or waits, and all that it says; its tombstone stays.
 * @returns false when it is neither (any more)
 */
export async function discardHandoff(pool: Pool, id: string): Promise<boolean> {
  return transaction(pool, async (client) => {
    await lockBurials(client);
    const gone = await client.query(
      buried("delete from opencx.handoff where id = $1 and state in ('dead', 'waiting')"),
      [id],
    );
    return gone.rowCount === 1;
  });
}
