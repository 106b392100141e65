import { printable } from "../../Transcript/text/printable";
import type { Connections } from "../config/connection";
import { openEnvironment } from "../dataverse/environment";
import { Paces } from "../http/pace/paces";
import type { Inbox } from "../inbox/inbox";
import { reconcile } from "../sweep/reconcile";
import { OpenCXClient } from "../opencx/client";
import { EXIT, type Terminal } from "./terminal";

/** `reconcile --since T`: puts handoffs whose webhook was lost into the inbox; a running service makes cases of them. */
export async function reconcileSince(
  since: Date,
  connections: Connections<"dataverse" | "opencx" | "cases">,
  inbox: Inbox,
  terminal: Terminal,
): Promise<number> {
  let unread = 0;
  // The service makes cases meanwhile: its budget is one with this command's.
  const paces = Paces.over(inbox.pool);
  for (const connection of connections) {
    const sweep = await reconcile({
      since,
      opencx: new OpenCXClient({ ...connection.opencx, pacer: paces.openCX(connection.opencx), urgency: "sweep" }),
      dataverse: openEnvironment(connection.dataverse, { pacer: paces.dataverse(connection.dataverse.url) }).client,
      inbox,
      connection: connection.name,
      organizationId: connection.opencx.organizationId,
      nativeIntegration: connection.cases.nativeIntegration,
    });
    const named = connections.length > 1 ? `${connection.name}: ` : "";
    terminal.out(
      `${named}${sweep.handoffs} handoffs since ${since.toISOString()}, ${sweep.repaired.length} without an incident`,
    );
    for (const id of sweep.repaired) terminal.out(`${id}  waits to be landed`);
    for (const { sessionId, incidentId } of sweep.beside)
      terminal.out(`session ${sessionId}: OpenCX's own integration has made a case beside incident ${incidentId}`);
    for (const { session, failure } of sweep.unread)
      terminal.error(printable(`session ${session.id} was not looked at: ${failure.message}`));
    unread += sweep.unread.length;
  }
  return unread > 0 ? EXIT.failed : EXIT.ok;
}
