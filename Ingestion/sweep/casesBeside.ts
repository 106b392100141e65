import type { Pool } from "../database/pool";
import { flagText, type CaseFlag } from "../handoff/case/caseFlag";
import type { NativeTicket } from "../handoff/case/nativeTicket";
import { knownHandoffs } from "../inbox/statements/known";
import { flagSettled } from "../inbox/statements/flagSettled";

/** A case of this service's that another one stands beside. */
export interface CaseBeside {
  readonly sessionId: string;
  readonly incidentId: string;
}

/** The same for all, since it is counted by its words. */
const BESIDE: CaseFlag = {
  setting: "NATIVE_INTEGRATION",
  text: "OpenCX's own integration has made a case of the session besides",
};

/**
 * The cases that this service had made of a session before OpenCX's own Dynamics integration made one too, each told
 * once: nothing at the time of the handoff says that it will.
 */
export async function casesBeside(
  pool: Pool,
  organizationId: string,
  sessionId: string,
  { ids, numbers }: NativeTicket,
): Promise<readonly CaseBeside[]> {
  if (ids.length + numbers.length === 0) return [];
  const beside: CaseBeside[] = [];
  for (const { id, state, incidentId, ticketNumber } of await knownHandoffs(pool, organizationId, sessionId)) {
    if (state !== "done" || incidentId === null) continue;
    if (ids.includes(incidentId) || (ticketNumber !== null && numbers.includes(ticketNumber))) continue;
    if (await flagSettled(pool, id, flagText(BESIDE))) beside.push({ sessionId, incidentId });
  }
  return beside;
}
