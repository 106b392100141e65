import { isGuid } from "../../Transcript/text/guid";
import { printable } from "../../Transcript/text/printable";
import type { Pool } from "../database/pool";
import type { Inbox } from "../inbox/inbox";
import {
  countByState,
  deadAges,
  flagsOfCases,
  handoffById,
  handoffsIn,
  skippedByReason,
  type HandoffRow,
} from "../inbox/overview";
import { DEAD_DAYS } from "../inbox/retention";
import { isBuried, type ErasedRow } from "../inbox/statements/erase";
import { oddFields } from "../inbox/statements/oddFields";
import { EXIT, type Terminal } from "./terminal";

/**
 * `status`: how many handoffs are in each state, why some were skipped, what OpenCX sends in another shape, when
 * dead ones are deleted, and what each unsettled one waits for.
 * @param deadDays days that a dead one is kept
 */
export async function status(pool: Pool, terminal: Terminal, deadDays = DEAD_DAYS): Promise<number> {
  const counts = await countByState(pool);
  for (const [state, count] of Object.entries(counts)) terminal.out(`${state.padEnd(8)} ${count}`);
  for (const { reason, count } of await skippedByReason(pool)) terminal.out(`${count} skipped: ${printable(reason)}`);
  for (const { flags, count, lastAt } of await flagsOfCases(pool))
    terminal.out(printable(`${count} cases made, last ${lastAt.toISOString()}, though ${flags}`));
  for (const { field, count, lastAt } of await oddFields(pool))
    terminal.out(
      `OpenCX has changed the shape of ${field}: ${count} times, last ${lastAt.toISOString()}; cases are made without what could not be read`,
    );
  const { count, soon, firstGoes } = await deadAges(pool, deadDays);
  if (firstGoes !== null) {
    const first = firstGoes.toISOString().slice(0, 10);
    terminal.out(
      `${count} dead handoffs are deleted ${deadDays} days after they died (DEAD_KEPT_DAYS): ` +
        `${soon} of them within 7 days, the first on ${first}`,
    );
  }
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

/**
 * `discard ID...`: deletes handoffs that are dead or wait, with all that they say; none of them is ever taken again.
 * Given again, it says so and changes nothing.
 */
export async function discard(inbox: Inbox, ids: readonly string[], terminal: Terminal): Promise<number> {
  let failed = false;
  for (const id of ids) {
    const known = isGuid(id);
    if (known && (await inbox.discard(id))) {
      terminal.out(`${id}  is discarded: its row is deleted, and it is never taken again`);
      continue;
    }
    const row = known ? await handoffById(inbox.pool, id) : undefined;
    if (row === undefined && known && (await isBuried(inbox.pool, id))) {
      terminal.out(`${id}  is gone already: discarded, erased or purged before`);
      continue;
    }
    failed = true;
    const erasable = row?.state === "working" ? "a worker is at it; try again" : "`erase` deletes it";
    terminal.error(
      row === undefined
        ? `${printable(id)}: no such handoff; \`dead\` lists their ids`
        : `${id}: is ${row.state}, neither dead nor waiting: ${erasable}`,
    );
  }
  return failed ? EXIT.failed : EXIT.ok;
}

/**
 * `erase ID...`: deletes all that the inbox holds of sessions, whatever became of their handoffs, and bars them. What is
 * in Dynamics 365 and OpenCX is named, since it is erased there.
 * @param ids of sessions, or of handoffs, which stand for their session
 */
export async function erase(inbox: Inbox, ids: readonly string[], terminal: Terminal): Promise<number> {
  let failed = false;
  for (const id of ids) {
    const rows = await inbox.erase(id);
    for (const row of rows) terminal.out(`${row.id}  is erased${remainderOf(row)}`);
    if (rows.length > 0) continue;
    if (await isBuried(inbox.pool, id)) {
      terminal.out(`${printable(id)}  is gone already: discarded, erased or purged before`);
      continue;
    }
    failed = true;
    terminal.error(`${printable(id)}: no handoff and no session that the inbox knows`);
  }
  return failed ? EXIT.failed : EXIT.ok;
}

/** What stands elsewhere of an erased handoff. */
function remainderOf({ state, incidentId }: ErasedRow): string {
  if (incidentId !== null) return `; its case stands in Dynamics 365: incident ${incidentId}`;
  return state === "working" ? "; a worker was at it: look in Dynamics 365 for a case of its session" : "";
}

function line(row: HandoffRow): string {
  const code = row.errorCode === null ? "" : `  ${row.errorCode}`;
  const about = row.error === null ? code : `${code}  ${printable(row.error)}`;
  return `${row.id}  ${row.state}  session ${printable(row.conversationId)}  handed off ${row.handedOffAt.toISOString()}  attempts ${row.attempts}${about}`;
}
