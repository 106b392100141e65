import type { DataverseClient } from "../dataverse/client";
import { readIncident } from "../dataverse/incidents";
import { asFailure, Failure } from "../failures/failure";
import { callPartOf, handoffTimes } from "../handoff/callPart";
import { channelOf } from "../handoff/channel";
import type { Handoff } from "../handoff/handoff";
import { incidentIdOf, handoffIdOf } from "../handoff/ids";
import type { Inbox } from "../inbox/inbox";
import { handoffsOf, lastOrganization, type HandoffRow } from "../inbox/overview";
import type { OpenCXClient } from "../opencx/client";
import type { Session } from "../opencx/session";
import type { SweepMemory } from "./sweepMemory";

/** What a sweep found. */
export interface Sweep {
  /** Handoffs since the time given, of sessions that become incidents and that were read now. */
  readonly handoffs: number;
  /** Ids of those that had neither incident nor row in the inbox, and have a row now. */
  readonly repaired: readonly string[];
  /** Sessions that could not be looked at; the others were. */
  readonly unread: readonly { readonly sessionId: string; readonly failure: Failure }[];
}

/**
 * Looks for handoffs whose webhook never arrived: lists the sessions handed off since then, and puts into the inbox
 * those handoffs that have no incident. One whose incident was made and then deleted by a rep is not made again,
 * because its row says that it is done.
 * @param organizationId absent: that of the newest handoff in the inbox
 * @param memory what earlier sweeps have read whole; absent: every session is read
 */
export async function reconcile(args: {
  readonly since: Date;
  readonly opencx: Pick<OpenCXClient, "handedOff" | "history">;
  readonly dataverse: DataverseClient;
  readonly inbox: Inbox;
  readonly organizationId?: string | undefined;
  readonly memory?: SweepMemory;
}): Promise<Sweep> {
  const organizationId = args.organizationId ?? (await lastOrganization(args.inbox.pool));
  if (organizationId === undefined) {
    throw new Failure({ code: "organization-unknown", source: "inbox" });
  }
  const repaired: string[] = [];
  const unread: Sweep["unread"][number][] = [];
  let handoffs = 0;
  const listed = await args.opencx.handedOff(args.since);
  args.memory?.keepOnly(listed);
  for (const session of listed) {
    if (channelOf(session.channel.type).kind === "skip" || args.memory?.knows(session) === true) continue;
    try {
      const lost = await lostHandoffs(session, organizationId, args);
      handoffs += lost.handoffs;
      repaired.push(...(await args.inbox.accept(lost.lost, "reconcile")).accepted);
      args.memory?.note(session);
    } catch (thrown) {
      const failure = asFailure(thrown);
      // One session that OpenCX lists and cannot show must not keep the sweep from the others, sweep after sweep.
      if (failure.kind === "retry") throw failure;
      unread.push({ sessionId: session.id, failure });
    }
  }
  return { handoffs, repaired, unread };
}

async function lostHandoffs(
  session: Session,
  organizationId: string,
  args: Parameters<typeof reconcile>[0],
): Promise<{ readonly handoffs: number; readonly lost: readonly Handoff[] }> {
  const history = await args.opencx.history(session.id);
  const times = handoffTimes(history);
  const since = times.filter((time) => Date.parse(time) >= args.since.getTime());
  const rows = await handoffsOf(args.inbox.pool, session.id);
  const lost: Handoff[] = [];
  for (const timestamp of since) {
    if (rows.some((row) => isAbout(row, timestamp))) continue;
    const { ordinal } = callPartOf(history, timestamp, session.created_at);
    const incidentId = incidentIdOf(organizationId, session.id, ordinal);
    const owner = rows.find((row) => row.incidentId === incidentId);
    // An earlier handoff that showed late has the number of a later one: that incident is not its own.
    const another = owner !== undefined && times.some((time) => time !== timestamp && isAbout(owner, time));
    if (owner !== undefined && !another) continue;
    if (!another && (await readIncident(args.dataverse, incidentId)) !== undefined) continue;
    lost.push({
      id: handoffIdOf(organizationId, session.id, timestamp),
      organizationId,
      conversationId: session.id,
      timestamp,
    });
  }
  return { handoffs: since.length, lost };
}

/** The event's time and the webhook's may differ by moments. */
const SAME_MOMENT = 10_000;

/** Whether this row is of the handoff at that time, in whatever state. */
function isAbout(row: HandoffRow, timestamp: string): boolean {
  const time = Date.parse(timestamp);
  return row.eventAt?.getTime() === time || Math.abs(row.handedOffAt.getTime() - time) <= SAME_MOMENT;
}
