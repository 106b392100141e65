import type { Pool } from "../../database/pool";

/** A field of OpenCX that came in another shape than documented. */
export interface OddField {
  /** As in OpenCX's documents, `session.sentiment`; never a value. */
  readonly field: string;
  /** Answers and deliveries that had it so. */
  readonly count: number;
  readonly lastAt: Date;
}

/** Notes that these fields came in another shape. */
export async function noteOddFields(pool: Pool, fields: readonly string[]): Promise<void> {
  await pool.query(
    `insert into opencx.odd_field (field) select distinct unnest($1::text[]) order by 1
       on conflict (field) do update set count = opencx.odd_field.count + 1, last_at = now()`,
    [fields],
  );
}

/** Those of the last week, the newest first: older ones are of a shape that went again. */
export async function oddFields(pool: Pool): Promise<readonly OddField[]> {
  const { rows } = await pool.query<OddField>(
    `select field, count::int as count, last_at as "lastAt" from opencx.odd_field
     where last_at > now() - interval '7 days' order by last_at desc, field`,
  );
  return rows;
}
