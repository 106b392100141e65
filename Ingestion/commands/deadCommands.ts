import { isGuid } from "../../Transcript/text/guid";
import { printable } from "../../Transcript/text/printable";
import type { Pool } from "../database/pool";
import type { Inbox } from "../inbox/inbox";
import { countByState, deadHandoffs, handoffById, type HandoffRow } from "../inbox/overview";
import { EXIT, type ReportOptions, type Terminal } from "./terminal";

/** Handoffs that are replayed at once: as many as commit together. */
const AT_ONCE = 10;

/** `dead`: the handoffs that need a person, all of them, with what Dataverse or OpenCX said. */
export async function dead(pool: Pool, terminal: Terminal, { json }: ReportOptions = {}): Promise<number> {
  const progress = await progressOf("dead", pool, terminal);
  let told = 0;
  for await (const rows of deadHandoffs(pool)) {
    for (const row of rows) {
      if (json !== undefined) json(row);
      else terminal.out(rowLine(row));
    }
    progress((told += rows.length));
  }
  if (told === 0 && json === undefined) terminal.out("no dead handoffs");
  return EXIT.ok;
}

/** What became of one that was to be replayed. */
interface Replayed {
  readonly id: string;
  /** `replayed`; else the state that it is in, or `unknown`. */
  readonly result: string;
  readonly incidentId?: string | null;
}

/** `replay ID...`: gives dead handoffs a fresh start, once what stopped them is put right. */
export async function replay(
  inbox: Inbox,
  ids: readonly string[],
  terminal: Terminal,
  { json }: ReportOptions = {},
): Promise<number> {
  let failed = false;
  for (const id of ids) {
    const one = await replayed(inbox, id);
    failed ||= one.result !== "replayed";
    if (json !== undefined) json(one);
    else tell(one, terminal);
  }
  return failed ? EXIT.failed : EXIT.ok;
}

/**
 * `replay --all`: the same for every one that is dead, each once: what dies again meanwhile is not tried for ever. One
 * that is taken by somebody else before its turn needs nothing any more.
 */
export async function replayAll(inbox: Inbox, terminal: Terminal, { json }: ReportOptions = {}): Promise<number> {
  const progress = await progressOf("replay", inbox.pool, terminal);
  let seen = 0;
  for await (const rows of deadHandoffs(inbox.pool)) {
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = rows.slice(at, at + AT_ONCE).map(({ id }) => id);
      const fresh = await Promise.all(some.map(async (id) => ((await inbox.replay(id)) ? [id] : [])));
      for (const id of fresh.flat()) {
        const one = { id, result: "replayed" };
        if (json !== undefined) json(one);
        else tell(one, terminal);
      }
    }
    progress((seen += rows.length));
  }
  if (seen === 0 && json === undefined) terminal.out("no dead handoffs");
  return EXIT.ok;
}

async function replayed(inbox: Inbox, id: string): Promise<Replayed> {
  if (!isGuid(id)) return { id, result: "unknown" };
  if (await inbox.replay(id)) return { id, result: "replayed" };
  const row = await handoffById(inbox.pool, id);
  return row === undefined ? { id, result: "unknown" } : { id, result: row.state, incidentId: row.incidentId };
}

function tell({ id, result, incidentId = null }: Replayed, terminal: Terminal): void {
  if (result === "replayed") terminal.out(`${id}  waits to be landed`);
  else if (result === "unknown") terminal.error(`${printable(id)}: no such handoff; \`dead\` lists their ids`);
  else terminal.error(`${id}: is ${result}, not dead${incidentId === null ? "" : `; incident ${incidentId}`}`);
}

/** Tells on stderr how far it is, where there is more than a page. */
async function progressOf(command: string, pool: Pool, terminal: Terminal): Promise<(done: number) => void> {
  const { dead: all } = await countByState(pool);
  let before = 0;
  return (done) => {
    if (done < all || before > 0) terminal.error(`${command}: ${done} of ${Math.max(all, done)}`);
    before = done;
  };
}

/** One handoff, as a line of a list. */
export function rowLine(row: HandoffRow): string {
  const code = row.errorCode === null ? "" : `  ${row.errorCode}`;
  const about = row.error === null ? code : `${code}  ${printable(row.error)}`;
  return `${row.id}  ${row.state}  session ${printable(row.conversationId)}  handed off ${row.handedOffAt.toISOString()}  attempts ${row.attempts}${about}`;
}
