import { isGuid } from "../../Transcript/text/guid";
import { printable } from "../../Transcript/text/printable";
import { DEFAULT_CONNECTION } from "../config/connection";
import type { Pool } from "../database/pool";
import { actionOf } from "../failures/registry";
import { halts, type Halt } from "../inbox/halts";
import type { Inbox } from "../inbox/inbox";
import {
  countByState,
  deadAges,
  endableOf,
  flagsOfCases,
  handoffById,
  handoffsIn,
  ofOtherConnections,
  skippedByReason,
  type DeadAges,
  type HandoffRow,
  type UnsettledOf,
} from "../inbox/overview";
import { DEAD_DAYS } from "../inbox/retention";
import { isBuried, type ErasedRow } from "../inbox/statements/erase";
import { oddFields } from "../inbox/statements/oddFields";
import { tryWrite } from "../inbox/statements/tryWrite";
import { rowLine } from "./deadCommands";
import { EXIT, type ReportOptions, type Terminal } from "./terminal";

/** Unsettled handoffs that `status` names. */
const NAMED = 20;

/** What `status --json` says; docs/operators.md documents it. */
interface Status {
  readonly counts: Awaited<ReturnType<typeof countByState>>;
  /** Why the database takes no changes; null: it does. */
  readonly unwritable: { readonly code: string; readonly error: string; readonly action: string } | null;
  /** What holds handoffs up. */
  readonly halts: readonly Halt[];
  readonly skipped: Awaited<ReturnType<typeof skippedByReason>>;
  readonly flagged: Awaited<ReturnType<typeof flagsOfCases>>;
  readonly oddFields: Awaited<ReturnType<typeof oddFields>>;
  readonly dead: DeadAges & { readonly keptDays: number };
  /** What waits for connections that the settings do not name. */
  readonly unserved: readonly UnsettledOf[];
  /** The oldest. */
  readonly unsettled: readonly HandoffRow[];
}

async function statusOf(pool: Pool, deadDays: number, connections: readonly string[]): Promise<Status> {
  return {
    counts: await countByState(pool),
    unwritable: await unwritableOf(pool),
    halts: await halts(pool, connections),
    skipped: await skippedByReason(pool),
    flagged: await flagsOfCases(pool),
    oddFields: await oddFields(pool),
    dead: { ...(await deadAges(pool, deadDays)), keptDays: deadDays },
    unserved: await ofOtherConnections(pool, connections),
    unsettled: await handoffsIn(pool, ["waiting", "working"], NAMED),
  };
}

async function unwritableOf(pool: Pool): Promise<Status["unwritable"]> {
  const refusal = await tryWrite(pool);
  if (refusal === undefined) return null;
  return { code: refusal.code, error: refusal.message, action: actionOf(refusal.code) };
}

/**
 * `status`: how many handoffs are in each state, why some were skipped, what OpenCX sends in another shape, when
 * dead ones are deleted, and what each unsettled one waits for.
 * @param deadDays days that a dead one is kept
 * @param connections names of those that the settings have
 */
export async function status(
  pool: Pool,
  terminal: Terminal,
  {
    json,
    deadDays = DEAD_DAYS,
    connections = [DEFAULT_CONNECTION],
  }: ReportOptions & { readonly deadDays?: number | undefined; readonly connections?: readonly string[] } = {},
): Promise<number> {
  const found = await statusOf(pool, deadDays, connections);
  if (json !== undefined) json(found);
  else tellStatus(found, terminal);
  return EXIT.ok;
}

function tellStatus(
  { counts, unwritable, halts: halted, skipped, flagged, oddFields: odd, dead, unserved, unsettled }: Status,
  terminal: Terminal,
): void {
  for (const [state, count] of Object.entries(counts)) terminal.out(`${state.padEnd(8)} ${count}`);
  if (unwritable !== null) {
    const { code, error, action } = unwritable;
    terminal.out(printable(`nothing is accepted, and no case is made: ${error} (${code}). ${action}`));
  }
  for (const { connection, whom, code, cause, since, waiting, probes, action } of halted) {
    const who = whom === "all" ? `all handoffs (${waiting})` : `${waiting} handoffs`;
    terminal.out(
      printable(
        `${connection}: ${who} wait since ${since.toISOString()}: ${cause} (${code}). ` +
          `${action}. What waits is tried by itself, ${probes} times so far`,
      ),
    );
  }
  for (const { reason, count } of skipped) terminal.out(`${count} skipped: ${printable(reason)}`);
  for (const { flags, count, lastAt } of flagged)
    terminal.out(printable(`${count} cases made, last ${lastAt.toISOString()}, though ${flags}`));
  for (const { field, count, lastAt } of odd)
    terminal.out(
      `OpenCX has changed the shape of ${field}: ${count} times, last ${lastAt.toISOString()}; cases are made without what could not be read`,
    );
  if (dead.firstGoes !== null) {
    const first = dead.firstGoes.toISOString().slice(0, 10);
    terminal.out(
      `${dead.count} dead handoffs are deleted ${dead.keptDays} days after they died (DEAD_KEPT_DAYS): ` +
        `${dead.soon} of them within 7 days, the first on ${first}`,
    );
  }
  for (const { connection, count } of unserved)
    terminal.out(
      printable(
        `${count} wait for the connection ${connection}, which these settings do not name: ` +
          "add it again, or give this command the service's own settings; " +
          `\`discard --all --connection ${connection}\` deletes them`,
      ),
    );
  for (const row of unsettled) terminal.out(rowLine(row));
  const more = counts.waiting + counts.working - unsettled.length;
  if (more > 0) terminal.out(`and ${more} more`);
}

/**
 * `discard ID...`: deletes handoffs that are dead or wait, with all that they say; none of them is ever taken again.
 * Given again, it says so and changes nothing.
 */
export async function discard(inbox: Inbox, ids: readonly string[], terminal: Terminal): Promise<number> {
  let failed = false;
  for (const id of ids) {
    const known = isGuid(id);
    if (known && (await isDiscarded(inbox, id, terminal))) continue;
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
 * `discard --all --connection NAME`: the same for all that is dead or waits of a connection that nobody serves any more.
 */
export async function discardAllOf(inbox: Inbox, connection: string, terminal: Terminal): Promise<number> {
  let isAny = false;
  let isMore: boolean;
  do {
    const ids = await endableOf(inbox.pool, connection);
    isMore = (await Promise.all(ids.map((id) => isDiscarded(inbox, id, terminal)))).includes(true);
    isAny ||= isMore;
  } while (isMore);
  if (!isAny) terminal.out(printable(`nothing is dead or waits for the connection ${connection}`));
  return EXIT.ok;
}

async function isDiscarded(inbox: Inbox, id: string, terminal: Terminal): Promise<boolean> {
  const isGone = await inbox.discard(id);
  if (isGone) terminal.out(`${id}  is discarded: its row is deleted, and it is never taken again`);
  return isGone;
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
