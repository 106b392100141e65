import type { Pool } from "../../database/pool";

/**
 * Notes something about a case that stands, found out later.
 * @returns whether it was not noted before
 */
export async function flagSettled(pool: Pool, id: string, text: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update opencx.handoff set reason = concat_ws('; ', reason, $2::text)
     where id = $1 and state = 'done' and coalesce(position($2::text in reason), 0) = 0`,
    [id, text],
  );
  return rowCount === 1;
}
