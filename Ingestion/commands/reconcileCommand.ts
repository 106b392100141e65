import { connectionOf, openCXOf } from "../connection";
import type { Inbox } from "../inbox/inbox";
import { reconcile } from "../sweep/reconcile";
import type { Settings } from "../config/settings";
import { EXIT, printable, type Terminal } from "./terminal";

/** `reconcile --since T`: puts handoffs whose webhook was lost into the inbox; a running service lands them. */
export async function reconcileSince(
  since: Date,
  settings: Settings<"dataverse" | "opencx">,
  inbox: Inbox,
  terminal: Terminal,
): Promise<number> {
  const opencx = openCXOf(settings.opencx);
  const { connection } = connectionOf(settings.dataverse, opencx);
  const sweep = await reconcile({
    since,
    opencx,
    dataverse: connection.dataverse,
    inbox,
    organizationId: settings.opencx.OPENCX_ORGANIZATION_ID,
  });
  terminal.out(`${sweep.handoffs} handoffs since ${since.toISOString()}, ${sweep.repaired.length} without an incident`);
  for (const id of sweep.repaired) terminal.out(`${id}  waits to be landed`);
  for (const { sessionId, failure } of sweep.unread)
    terminal.error(printable(`session ${sessionId} was not looked at: ${failure.message}`));
  return sweep.unread.length > 0 ? EXIT.failed : EXIT.ok;
}
