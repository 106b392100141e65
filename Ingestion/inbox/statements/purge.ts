import { transaction, type Pool } from "../../database/pool";
import { ODD_FIELD_DAYS, SETTLED_DAYS, TOMBSTONE_DAYS } from "../retention";
import { buried } from "./bury";
import { lockBurials } from "./locks";

/** Past its days: the column's time is so many days ago. */
function past(column: string, days: number): string {
  return `${column} < now() - make_interval(days => ${days})`;
}

/**
 * Deletes what has been kept for its days: rows of settled handoffs and dead letters, whose tombstones stay, and these in
 * their turn. What was skipped is skipped again if it is told again, and needs none.
 * @param deadDays days that a dead letter is kept
 * @returns ids of the dead letters that went
 */
export async function purgeHandoffs(pool: Pool, deadDays: number): Promise<readonly string[]> {
  const settled = past("settled_at", SETTLED_DAYS);
  await pool.query(`delete from opencx.handoff where state = 'skipped' and ${settled}`);
  await pool.query(`delete from opencx.tombstone where ${past("buried_at", TOMBSTONE_DAYS)}`);
  await pool.query(`delete from opencx.odd_field where ${past("last_at", ODD_FIELD_DAYS)}`);
  return transaction(pool, async (client) => {
    await lockBurials(client);
    await client.query(buried(`delete from opencx.handoff where state = 'done' and ${settled}`));
    const { rows } = await client.query<{ readonly id: string }>(
      buried(`delete from opencx.handoff where state = 'dead' and ${past("settled_at", deadDays)}`),
    );
    return rows.map(({ id }) => id);
  });
}
