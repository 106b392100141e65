import type { CustomerRef } from "../../Caller/customer/reference";
import { contactByEmail } from "../dataverse/contacts";
import { createIncident, type CreatedIncident } from "../dataverse/incidents";
import { attachTranscript } from "../dataverse/note";
import { queueIncident } from "../dataverse/queue";
import { Failure } from "../failures/failure";
import { callerContactOf } from "./callerContact";
import { callPartOf, type CallPart } from "./callPart";
import { channelOf } from "./channel";
import type { Handoff } from "./handoff";
import { incidentIdOf } from "./ids";
import { draftIncident } from "./incident";
import type { HandoffRoute } from "./route";
import type { Session } from "../opencx/session";

/** How a handoff ended. */
export type Outcome =
  | {
      readonly kind: "done";
      readonly incidentId: string;
      readonly ticketNumber?: string;
      /** false: it stood there already. */ readonly made: boolean;
    }
  | { readonly kind: "skipped"; readonly reason: string };

/** What processing asks of the claim that a worker has on the handoff. */
export interface Claim {
  /**
   * The number of the handoff in its session, fixed before the incident is written. The history may show an earlier
   * handoff late: counted anew, this one would then make a second incident, or the earlier one be taken for this one's.
   * @param counted from the history as it is now
   */
  ordinal(counted: Pick<CallPart, "ordinal" | "handedOffAt">): Promise<number>;
  /**
   * Takes a step that two must not take at once.
   * @throws Failure when the claim is lost
   */
  exclusively<T>(step: () => Promise<T>): Promise<T>;
}

/** The claim of one process that works by itself, on what nobody else knows of. */
export const UNSHARED_CLAIM: Claim = {
  ordinal: ({ ordinal }) => Promise.resolve(ordinal),
  exclusively: (step) => step(),
};

/**
 * Makes the incident of one handoff: contact, incident, queue item, and a note for what fits no column. Each step can
 * be taken again after any failure and changes nothing the second time, so a handoff is simply processed again until it
 * is through; a crash between two steps heals the same way.
 * @param lastTry whether the history's own handoff event is still waited for; if not, the webhook's time makes the cut
 * @throws Failure classified
 */
export async function processHandoff(
  handoff: Handoff,
  route: HandoffRoute,
  lastTry: boolean,
  claim: Claim,
): Promise<Outcome> {
  const session = await route.conversations.session(handoff.conversationId);
  const channel = channelOf(session.channel.type);
  if (channel.kind === "skip") return { kind: "skipped", reason: channel.reason };
  const history = await route.conversations.history(handoff.conversationId);
  const part = callPartOf(history, handoff.timestamp, session.created_at);
  if (!part.found && !lastTry) {
    throw new Failure({ code: "history-lags", source: "opencx", values: { session: handoff.conversationId } });
  }
  const incidentId = incidentIdOf(handoff.organizationId, handoff.conversationId, await claim.ordinal(part));
  const customer = await customerOf(session, route);
  const written = await writeIncident({ incidentId, handoff, session, part, customer, channel, route });
  const { client } = route.dataverse;
  const { queueId } = route.cases;
  if (queueId !== undefined) await claim.exclusively(() => queueIncident(client, incidentId, queueId));
  if (written.note !== undefined) await attachTranscript(client, incidentId, written.note);
  const { ticketNumber, made } = written.incident;
  return { kind: "done", incidentId, made, ...(ticketNumber === undefined ? {} : { ticketNumber }) };
}

async function customerOf(session: Session, route: HandoffRoute): Promise<CustomerRef> {
  const contact = callerContactOf(session);
  if (contact === undefined) return route.cases.unknownCaller.customer;
  return { table: "contact", id: await contactByEmail(route.dataverse.client, contact, session.id) };
}

interface Writing {
  readonly incidentId: string;
  readonly handoff: Handoff;
  readonly session: Session;
  readonly part: CallPart;
  readonly customer: CustomerRef;
  readonly channel: { readonly word: string; readonly origin?: number };
  readonly route: HandoffRoute;
}

async function writeIncident(
  writing: Writing,
): Promise<{ readonly incident: CreatedIncident; readonly note?: string }> {
  const { handoff, session, part, customer, channel, route } = writing;
  const { client, columns } = route.dataverse;
  const { defaults } = route.cases;
  for (let again = true; ; again = false) {
    const limits = await columns.textLimits();
    const draft = draftIncident({
      handoff,
      session,
      part,
      customer,
      channel,
      defaults,
      limits,
    });
    try {
      const incident = await createIncident(client, writing.incidentId, draft.columns);
      return draft.note === undefined ? { incident } : { incident, note: draft.note };
    } catch (thrown) {
      // A customiser shortened a column within the hour that its length is remembered: nothing was written, so look
      // again once.
      if (!again || !(thrown instanceof Failure) || thrown.code !== "value-too-long") throw thrown;
      columns.forget();
    }
  }
}
