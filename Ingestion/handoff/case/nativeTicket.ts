import { isGuid, plainGuid } from "../../../Transcript/text/guid";
import type { Session } from "../../opencx/session";
import type { Handoff } from "../handoff";

/**
 * What is done about a session that OpenCX's own Dynamics integration has a case for:
 * - `refuse`: nothing, its case is the case.
 * - `adopt`: our columns are filled on its case, where they are empty.
 * - `ignore`: a case is made beside it.
 */
export const NATIVE_INTEGRATION_POLICIES = ["refuse", "adopt", "ignore"] as const;
export type NativeIntegrationPolicy = (typeof NATIVE_INTEGRATION_POLICIES)[number];

/** A case of OpenCX's own Dynamics integration, as far as it is named. */
export interface NativeTicket {
  /** incidentids that may be it. */
  readonly ids: readonly string[];
  /** Numbers that may be its. */
  readonly numbers: readonly string[];
}

/** A system that is Dynamics, however it is spelt: OpenCX says `dynamics365`. */
const DYNAMICS = /dynamics/i;

/**
 * The case that OpenCX's own Dynamics integration has made for a session. OpenCX does not publish whether it names an
 * incident by its id or by its number, so that each is read as what it looks like.
 * @param handoff whose webhook may tell it before the session does
 * @returns undefined when nothing says that there is one
 */
export function nativeTicketOf(
  session: Pick<Session, "tickets" | "dynamics">,
  handoff?: Pick<Handoff, "thirdParty">,
): NativeTicket | undefined {
  const named = session.tickets.filter(({ system }) => DYNAMICS.test(system));
  const references = [...named.map(({ reference }) => reference), session.dynamics.incident, session.dynamics.ticket]
    .flatMap((reference) => reference?.trim() ?? [])
    .filter((reference) => reference !== "");
  if (named.length === 0 && references.length === 0 && !DYNAMICS.test(handoff?.thirdParty ?? "")) return undefined;
  const plain = [...new Set(references.map((reference) => reference.replace(/^\{(.*)\}$/, "$1")))];
  return { ids: plain.filter(isGuid).map(plainGuid), numbers: plain.filter((reference) => !isGuid(reference)) };
}

/** Why a handoff makes no case under `refuse`; the same for all, since it is counted by its words. */
export const LEFT_ALONE = "OpenCX's own Dynamics integration has a case of the session (NATIVE_INTEGRATION=refuse)";
