import { isGuid } from "../../Transcript/text/guid";
import type { Pool } from "../database/pool";
import type { Inbox } from "../inbox/inbox";
import { countByState, handoffById, handoffsIn, skippedByReason, type HandoffRow } from "../inbox/overview";
import { oddFields } from "../inbox/statements/oddFields";
import { EXIT, printable, type Terminal } from "./terminal";

/**
 * `status`: how many handoffs are in each state, why some were skipped, what OpenCX sends in another shape, and what each
 * unsettled one waits for.
 */
export async function status(pool: Pool, terminal: Terminal): Promise<number> {
  const counts = await countByState(pool);
  for (const [state, count] of Object.entries(counts)) terminal.out(`${state.padEnd(8)} ${count}`);
  for (const { reason, count } of await skippedByReason(pool)) terminal.out(`${count} skipped: ${printable(reason)}`);
  for (const { field, count, lastAt } of await oddFields(pool))
    terminal.out(
      `OpenCX has changed the shape of ${field}: ${count} times, last ${lastAt.toISOString()}; cases are made without what could not be read`,
    );
  const unsettled = await handoffsIn(pool, ["waiting", "working"], 20);
  for (const row of unsettled) terminal.out(line(row));
  const more = counts.waiting + counts.working - unsettled.length;
  if (more > 0) terminal.out(`and ${more} more`);
  return EXIT.ok;
}

/** `dead`: the handoffs that need a person, with what Dataverse or OpenCX said. */
export async function dead(pool: Pool, terminal: Terminal): Promise<number> {
  const rows = await handoffsIn(pool, ["dead"]);
  if (rows.length === 0) terminal.out("no dead handoffs");
  for (const row of rows) terminal.out(line(row));
  return EXIT.ok;
}

/** `replay ID...`, `replay --all`: gives dead handoffs a fresh start, once what stopped them is put right. */
export async function replay(inbox: Inbox, ids: readonly string[], all: boolean, terminal: Terminal): Promise<number> {
  const wanted = all ? (await handoffsIn(inbox.pool, ["dead"])).map(({ id }) => id) : ids;
  let failed = false;
  for (const id of wanted) {
    const row = isGuid(id) ? await handoffById(inbox.pool, id) : undefined;
    if (row !== undefined && (await inbox.replay(id))) {
      terminal.out(`${id}  waits to be landed`);
      continue;
    }
    failed = true;
    terminal.error(
      row === undefined
        ? `${printable(id)}: no such handoff; \`dead\` lists their ids`
        : `${id}: is ${row.state}, not dead${row.incidentId === null ? "" : `; incident ${row.incidentId}`}`,
    );
  }
  if (wanted.length === 0) terminal.out("no dead handoffs");
  return failed ? EXIT.failed : EXIT.ok;
}

function line(row: HandoffRow): string {
  const about = row.error === null ? "" : `  ${printable(row.error)}`;
  return `${row.id}  ${row.state}  session ${printable(row.conversationId)}  handed off ${row.handedOffAt.toISOString()}  attempts ${row.attempts}${about}`;
}
