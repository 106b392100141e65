import type { CustomerRef } from "../../../Caller/customer/reference";
import { cut } from "../../../Transcript/text/cut";
import { recordCall, type CallParties, type IncomingCall } from "../../dataverse/rows/phoneCall";
import { Failure } from "../../failures/failure";
import type { Session } from "../../opencx/session";
import type { CallPart } from "../callPart";
import type { HandoffRoute } from "../route";
import { callerOf } from "./caller";
import type { CaseFlag } from "./caseFlag";

/** Characters of phonecall's phonenumber. */
const PHONE_LENGTH = 200;

/**
 * Puts the call on the timeline of its case. That Dataverse refuses it costs the timeline and never the case; parties
 * that it refuses cost the parties.
 * @throws Failure while Dataverse is away: the step is taken again
 */
export async function timelineCall(args: {
  /** What the call's key follows from: several calls may be of one incident. */
  readonly key: string;
  readonly incidentId: string;
  readonly title: string;
  readonly session: Session;
  readonly part: CallPart;
  readonly customer: CustomerRef;
  readonly route: HandoffRoute;
}): Promise<readonly CaseFlag[]> {
  const { key, incidentId, part, customer, route } = args;
  const { client, user } = route.dataverse;
  const { unknownCaller, defaults } = route.cases;
  const known = callerOf(args.session).phone;
  const phone = known === undefined ? undefined : cut(known, PHONE_LENGTH);
  const call: IncomingCall = {
    subject: args.title,
    ...(phone === undefined ? {} : { phone }),
    ...(part.startedAt === undefined ? {} : { startedAt: part.startedAt }),
    endedAt: part.handedOffAt,
  };
  const isKnown = customer.table === "contact" && customer.id !== unknownCaller.customer.id;
  try {
    const from = isKnown ? { contactId: customer.id } : phone === undefined ? undefined : { phone };
    const parties: CallParties = { from, to: defaults.ownerId ?? (await user.id()) };
    await recordCall(client, { key, incidentId }, call, parties);
    return [];
  } catch (thrown) {
    flagOf(thrown);
  }
  try {
    await recordCall(client, { key, incidentId }, call, undefined);
    return [];
  } catch (thrown) {
    return [flagOf(thrown)];
  }
}

/** What a refusal is told as. @throws what is none */
function flagOf(thrown: unknown): CaseFlag {
  if (!(thrown instanceof Failure) || thrown.kind === "retry") throw thrown;
  const why = [thrown.code, thrown.remoteCode].filter(Boolean).join(", ");
  return { setting: "TIMELINE_CALL", text: `the call is not on the timeline: Dataverse refused it (${why})` };
}
