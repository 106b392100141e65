import { attachTranscript } from "../dataverse/rows/note";
import { queueIncident } from "../dataverse/rows/queue";
import { callPartOf } from "./callPart";
import type { CaseFlag } from "./case/caseFlag";
import { LEFT_ALONE, nativeTicketOf } from "./case/nativeTicket";
import { placeInHistory } from "./case/placeInHistory";
import { standingCase } from "./case/standingCase";
import { timelineCall } from "./case/timelineCall";
import { channelOf } from "./channel";
import type { Handoff } from "./handoff";
import { incidentIdOf } from "./ids";
import { callerWithoutCards } from "./maskCards";
import { placesAmong, type Place } from "./place";
import type { HandoffRoute } from "./route";
import { isTestCall, testConversations } from "../testCall";
import type { Timeline } from "./timeline";

/** How a handoff ended. */
export type Outcome =
  | {
      readonly kind: "done";
      readonly incidentId: string;
      readonly ticketNumber?: string;
      /** false: it stood there already. */ readonly made: boolean;
      readonly flags?: readonly CaseFlag[];
    }
  | { readonly kind: "skipped"; readonly reason: string };

/** A place, and the incident that was made for it when the same handoff was told before. */
export interface Placed extends Place {
  readonly made?: { readonly incidentId: string; readonly ticketNumber?: string };
  /** Whether the same handoff was told before, and its row has gone since: settled, discarded or erased. */
  readonly buried?: boolean;
}

/** What processing asks of the claim that a worker has on the handoff. */
export interface Claim {
  /**
   * The place of the handoff in its session, its number fixed before the incident is written. The history may show an
   * earlier handoff late: counted anew, this one would then make a second incident, or the earlier one be taken for
   * this one's.
   * @param lastTry whether the history's own event is no longer waited for
   * @throws Failure `history-lags` while it is
   */
  place(timeline: Timeline, lastTry: boolean): Promise<Placed>;
  /** Notes what the case was made without, as soon as it stands. */
  flag(flags: readonly CaseFlag[]): Promise<void>;
  /**
   * Takes a step that two must not take at once.
   * @param step asks `stillOurs` right before what cannot be taken back: a process that was frozen meanwhile has lost
   * its claim
   * @throws Failure when the claim is lost
   */
  exclusively<T>(step: (stillOurs: () => Promise<void>) => Promise<T>): Promise<T>;
}

/** The claims of one process that works by itself, on handoffs that nobody else knows of. */
export function unsharedClaims(handoffs: readonly Handoff[]): (handoff: Handoff) => Claim {
  const placeAmong = placesAmong(handoffs);
  return (handoff) => ({
    place: (timeline) => Promise.resolve(placeAmong(handoff, timeline)),
    flag: () => Promise.resolve(),
    exclusively: (step) => step(() => Promise.resolve()),
  });
}

/**
 * Makes the incident of one handoff: contact, incident, queue item, a note for what fits no column, and the call on the
 * timeline; or fills the one that OpenCX's own integration has made. Each step can be taken again after any failure and
 * changes nothing the second time, so a handoff is simply processed again until it is through; a crash between two steps
 * heals the same way.
 * @param lastTry whether the history's own handoff event is no longer waited for: then the webhook's time makes the cut
 * @throws Failure classified
 */
export async function processHandoff(
  handoff: Handoff,
  route: HandoffRoute,
  lastTry: boolean,
  claim: Claim,
): Promise<Outcome> {
  const isTest = isTestCall(handoff.conversationId);
  const conversations = isTest ? testConversations(handoff) : route.conversations;
  const told = await conversations.session(handoff.conversationId);
  const session = route.cases.maskCards ? callerWithoutCards(told) : told;
  const channel = channelOf(session.channel.type);
  if (channel.kind === "skip") return { kind: "skipped", reason: channel.reason };
  const native = handoff.failed === true ? undefined : nativeTicketOf(session, handoff);
  if (native !== undefined && route.cases.nativeIntegration === "refuse")
    return { kind: "skipped", reason: LEFT_ALONE };
  const { history, timeline, placed } = await placeInHistory({
    handoff,
    session,
    conversations,
    place: (read, last) => claim.place(read, last),
    // The news that another system did not take it has no event of its own to be waited for.
    lastTry: lastTry || handoff.failed === true,
  });
  const odd = new Set([...session.odd, ...history.flatMap((item) => item.odd)]);
  if (odd.size > 0) route.onOddFields?.([...odd]);
  const { ordinal, event, made: earlier, buried = false } = placed;
  // Not written again: a rep may have deleted it since.
  if (earlier !== undefined) return { kind: "done", ...earlier, made: false };
  if (buried) return { kind: "skipped", reason: "told again after its row was purged, discarded or erased" };
  const part = callPartOf(timeline, event, Date.parse(handoff.timestamp), {
    createdAt: session.created_at,
    calls: channel.calls && route.isOneCall !== true,
  });
  const ownId = incidentIdOf(handoff.organizationId, handoff.conversationId, ordinal);
  const standing = await standingCase({ incidentId: ownId, handoff, session, part, channel, route }, native, lastTry);
  const { incidentId, ticketNumber, title, customer, note, queued, made } = standing;
  const { client } = route.dataverse;
  const { queueId } = route.cases;
  const flags = [...standing.flags];
  if (flags.length > 0) await claim.flag(flags);
  if (queueId !== undefined)
    await claim.exclusively((stillOurs) => queueIncident(client, incidentId, queueId, stillOurs, queued));
  if (note !== undefined) await attachTranscript(client, incidentId, note);
  if (route.cases.timelineCall && channel.calls) {
    const onTimeline = await timelineCall({ key: ownId, incidentId, title, session, part, customer, route });
    if (onTimeline.length > 0) await claim.flag(onTimeline);
    flags.push(...onTimeline);
  }
  return {
    kind: "done",
    incidentId,
    made,
    ...(ticketNumber === undefined ? {} : { ticketNumber }),
    ...(flags.length === 0 ? {} : { flags }),
  };
}
