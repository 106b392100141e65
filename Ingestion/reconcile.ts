import type { DataverseClient } from "./dataverse/client";
import { readIncident } from "./dataverse/incidents";
import { Failure } from "./failure";
import { callPartOf, handoffTimes } from "./handoff/callPart";
import { channelOf } from "./handoff/channel";
import { incidentIdOf, handoffIdOf } from "./handoff/ids";
import type { Inbox } from "./inbox/inbox";
import { handoffsOf, lastOrganization, type HandoffRow } from "./inbox/overview";
import type { OpenCXClient } from "./opencx/client";

/** What a sweep found. */
export interface Sweep {
  /** Handoffs since the time given, of sessions that become incidents. */
  readonly handoffs: number;
  /** Ids of those that had neither incident nor row in the inbox, and have a row now. */
  readonly repaired: readonly string[];
}

/**
 * Looks for handoffs whose webhook never arrived: lists the sessions handed off since then, and puts into the inbox those handoffs that have no incident. One whose
 * incident was made and then deleted by a rep is not made again, because its row says that it is done.
 * @param organizationId absent: that of the newest handoff in the inbox
 */
export async function reconcile(args: {
  readonly since: Date;
  readonly opencx: Pick<OpenCXClient, "handedOff" | "history">;
  readonly dataverse: DataverseClient;
  readonly inbox: Inbox;
  readonly organizationId?: string | undefined;
}): Promise<Sweep> {
  const organizationId = args.organizationId ?? (await lastOrganization(args.inbox.pool));
  if (organizationId === undefined) {
    throw new Failure({ kind: "wait", source: "inbox", code: "organization", plain: "no webhook has told the OpenCX organization yet: set OPENCX_ORGANIZATION_ID" });
  }
  const repaired: string[] = [];
  let handoffs = 0;
  for (const session of await args.opencx.handedOff(args.since)) {
    if (channelOf(session.channel.type).kind === "skip") continue;
    const history = await args.opencx.history(session.id);
    for (const timestamp of handoffTimes(history).filter((time) => Date.parse(time) >= args.since.getTime())) {
      handoffs++;
      const { ordinal } = callPartOf(history, timestamp, session.created_at);
      const incidentId = incidentIdOf(organizationId, session.id, ordinal);
      if (isKnown(await handoffsOf(args.inbox.pool, session.id), timestamp, incidentId)) continue;
      if ((await readIncident(args.dataverse, incidentId)) !== undefined) continue;
      const handoff = { id: handoffIdOf(organizationId, session.id, timestamp), organizationId, conversationId: session.id, timestamp };
      const { accepted } = await args.inbox.accept([handoff], "reconcile");
      repaired.push(...accepted);
    }
  }
  return { handoffs, repaired };
}

/** The event's time and the webhook's may differ by moments. */
const SAME_MOMENT = 10_000;

/** Whether the inbox knows this handoff: landed as this incident, or on its way, or dead and waiting for a person. */
function isKnown(rows: readonly HandoffRow[], timestamp: string, incidentId: string): boolean {
  return rows.some((row) => row.incidentId === incidentId || Math.abs(row.handedOffAt.getTime() - Date.parse(timestamp)) <= SAME_MOMENT);
}
