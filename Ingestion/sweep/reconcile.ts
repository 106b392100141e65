import type { DataverseClient } from "../dataverse/client";
import { readIncident } from "../dataverse/incidents";
import { asFailure, Failure } from "../failures/failure";
import { nativeTicketOf, type NativeIntegrationPolicy } from "../handoff/case/nativeTicket";
import { channelOf } from "../handoff/channel";
import type { Handoff } from "../handoff/handoff";
import { incidentIdOf, handoffIdOf } from "../handoff/ids";
import { UNSEEN_SKEW, unclaimedEvents } from "../handoff/match";
import { eventTimes, timelineOf } from "../handoff/timeline";
import type { Inbox } from "../inbox/inbox";
import { lastOrganization } from "../inbox/overview";
import { knownHandoffs, skewSeen } from "../inbox/statements/known";
import type { OpenCXClient } from "../opencx/client";
import { casesBeside, type CaseBeside } from "./casesBeside";
import { HandoffList, type ListedHandoffs } from "./listedHandoffs";
import type { Looked, SweepMemory } from "./sweepMemory";

/** What a sweep found. */
export interface Sweep {
  /** Handoffs since the time given, of sessions that become incidents and that were read now. */
  readonly handoffs: number;
  /** Ids of those that had neither incident nor row in the inbox, and have a row now. */
  readonly repaired: readonly string[];
  /** Cases that OpenCX's own Dynamics integration has made another beside, newly found. */
  readonly beside: readonly CaseBeside[];
  /** Sessions that could not be looked at; the others were. */
  readonly unread: readonly (Looked & { readonly failure: Failure })[];
  /** Why OpenCX's list of handoffs was not to be had, the first time: each session was read instead. */
  readonly unlisted?: Failure | undefined;
}

/**
 * Looks for handoffs whose webhook never arrived: lists the sessions handed off since then, and puts into the inbox
 * those handoffs that have no incident. One whose incident was made and then deleted by a rep is not made again,
 * because its row says that it is done.
 * @param organizationId absent: that of the connection's newest handoff in the inbox
 * @param memory what earlier sweeps have read whole; absent: every session is read
 * @param listed OpenCX's own list of handoffs, which spares the histories of those that the inbox has; absent: every
 *   history is read
 * @param signal ends the sweep after the session that it is at
 */
export async function reconcile(args: {
  readonly since: Date;
  readonly opencx: Pick<OpenCXClient, "handedOff" | "history" | "check">;
  readonly dataverse: DataverseClient;
  readonly inbox: Inbox;
  /** Name of the connection whose sessions these are. */
  readonly connection: string;
  readonly organizationId?: string | undefined;
  readonly memory?: SweepMemory;
  readonly listed?: ListedHandoffs;
  readonly signal?: AbortSignal;
  /** What is done about sessions that OpenCX's own Dynamics integration has a case for. */
  readonly nativeIntegration: NativeIntegrationPolicy;
}): Promise<Sweep> {
  const organizationId = args.organizationId ?? (await lastOrganization(args.inbox.pool, args.connection));
  if (organizationId === undefined) {
    throw new Failure({ code: "organization-unknown", source: "inbox" });
  }
  const repaired: string[] = [];
  const beside: CaseBeside[] = [];
  const unread: Sweep["unread"][number][] = [];
  let handoffs = 0;
  const sessions = await args.opencx.handedOff(args.since);
  args.memory?.keepOnly(sessions);
  let failed = 0;
  let list: Awaited<ReturnType<ListedHandoffs["since"]>> | undefined;
  for (const one of args.memory?.inOrder(sessions, args.since) ??
    sessions.map((each) => ({ session: each, since: args.since }))) {
    if (args.signal?.aborted === true) break;
    const { session } = one;
    if (channelOf(session.channel.type).kind === "skip" || args.memory?.knows(session) === true) continue;
    const native = args.nativeIntegration === "ignore" ? undefined : nativeTicketOf(session);
    try {
      if (native !== undefined) {
        beside.push(...(await casesBeside(args.inbox.pool, organizationId, session.id, native)));
        if (args.nativeIntegration === "refuse") {
          args.memory?.noteRead(session, true);
          continue;
        }
      }
      // Not before a history would have to be read.
      list ??= await args.listed?.since(args.since);
      const lost = await lostHandoffs(one, organizationId, args, list instanceof HandoffList ? list : undefined);
      handoffs += lost.handoffs;
      repaired.push(
        ...(await args.inbox.accept(lost.lost, { connection: args.connection, source: "reconcile" })).accepted,
      );
      failed = 0;
      args.memory?.noteRead(session, lost.settled);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (isOfAll(failure)) throw failure;
      // One session that OpenCX lists and cannot show must not keep the sweep from the others, sweep after sweep.
      unread.push({ ...one, failure });
      args.memory?.noteFailed(one);
      failed += 1;
      // Several in a row may be an outage; where OpenCX still lists sessions, it is these that are sick.
      if (failed % IN_A_ROW === 0) await args.opencx.check();
    }
  }
  const unlisted = list instanceof HandoffList ? undefined : list?.failure;
  return { handoffs, repaired, beside, unread, unlisted };
}

/** After so many sessions in a row that could not be looked at it is asked whether anything is answered. */
const IN_A_ROW = 3;

/** Whether a failure is not of the session that met it: the database, the key, or somebody who asked for a pause. */
function isOfAll({ source, code }: Failure): boolean {
  return source === "inbox" || source === "token" || code === "opencx-key-refused" || code === "pause";
}

async function lostHandoffs(
  { session, since }: Looked,
  organizationId: string,
  args: Parameters<typeof reconcile>[0],
  list: HandoffList | undefined,
): Promise<{ readonly handoffs: number; readonly lost: readonly Handoff[]; readonly settled: boolean }> {
  const { pool } = args.inbox;
  const listed = list?.accountedFor(session.id, since, await knownHandoffs(pool, organizationId, session.id));
  if (listed !== undefined) return { handoffs: listed, lost: [], settled: true };
  const times = eventTimes(timelineOf(await args.opencx.history(session.id)));
  const dated = times.map((time) => time ?? session.created_at);
  const handoffs = dated.filter((time) => time !== undefined && time >= since.getTime()).length;
  // Not before the history: a webhook that comes meanwhile would be taken for lost.
  const known = await knownHandoffs(pool, organizationId, session.id);
  // One that waits may come to be any of the events: it is left to find its own first.
  const unmatched = known.some(
    ({ told, state, ordinal }) => told && ordinal === undefined && state !== "dead" && state !== "buried",
  );
  if (unmatched) return { handoffs, lost: [], settled: false };
  const skew = times.length > 1 ? await skewSeen(pool, organizationId) : UNSEEN_SKEW;
  const lost: Handoff[] = [];
  for (const event of unclaimedEvents(times, known, skew)) {
    const time = dated[event];
    if (time === undefined || time < since.getTime()) continue;
    const incidentId = incidentIdOf(organizationId, session.id, event + 1);
    // An earlier handoff that showed late has the number of a later one: that incident is not its own.
    const another = known.some(({ ordinal }) => ordinal === event + 1);
    if (!another && (await readIncident(args.dataverse, incidentId)) !== undefined) continue;
    lost.push(handoffAt(organizationId, session.id, time, [...known, ...lost]));
  }
  return { handoffs, lost, settled: true };
}

/** @param known which ids are taken: two events can have one time */
function handoffAt(
  organizationId: string,
  conversationId: string,
  time: number,
  known: readonly { readonly id: string }[],
): Handoff {
  const timestamp = new Date(time).toISOString();
  const idFor = (count: number): string =>
    handoffIdOf(organizationId, conversationId, count === 1 ? timestamp : `${timestamp}/${count}`);
  let count = 1;
  while (known.some(({ id }) => id === idFor(count))) count++;
  return { id: idFor(count), organizationId, conversationId, timestamp };
}
