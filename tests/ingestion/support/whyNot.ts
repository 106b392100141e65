import type { CallFile } from "../../../LocalPlatform/opencx/contract";
import type { RunningService } from "../../../Ingestion/commands/service";

/** Lines of the log that are told, and characters of each. */
const LINES = 15;
const LINE_LENGTH = 400;

/** Why a handoff may not have come where it was waited for: its rows, what holds handoffs up, what the log said last. */
export async function whyNot(
  { inbox: { pool } }: Pick<RunningService, "inbox">,
  { session: { id } }: CallFile,
  logged: readonly string[],
): Promise<string> {
  const told = async (what: string, query: string, values: readonly unknown[] = []): Promise<string> => {
    const { rows } = await pool.query<object>(query, [...values]);
    return rows.length === 0 ? `no ${what}` : rows.map((row) => `${what} ${JSON.stringify(row)}`).join("\n");
  };
  const halt =
    "connection, code, probes, round(extract(epoch from probe_at - now()), 1)::float8 as seconds_until_probe";
  return [
    await told(
      "row",
      `select state, attempts, error_code, held_by, round(extract(epoch from due_at - now()), 1)::float8 as seconds_until_due
       from opencx.handoff where conversation_id = $1 order by received_at`,
      [id],
    ),
    await told("outage", `select ${halt} from opencx.outage`),
    await told("breaker", `select ${halt} from opencx.breaker`),
    ...logged
      .filter((line) => !/"msg":"(?:landed|webhook accepted)"/.test(line))
      .slice(-LINES)
      .map((line) => line.trim().slice(0, LINE_LENGTH)),
  ].join("\n");
}
