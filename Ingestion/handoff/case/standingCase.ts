import type { CustomerRef } from "../../../Caller/customer/reference";
import type { CreatedIncident } from "../../dataverse/incidents";
import { Failure } from "../../failures/failure";
import { adoptIncident } from "./adopt";
import type { CaseFlag } from "./caseFlag";
import { customerOf } from "./customer";
import type { NativeTicket } from "./nativeTicket";
import { writeIncident, type Writing } from "./writeIncident";

/** The case of a handoff, as it stands before it is queued. */
export interface StandingCase extends CreatedIncident {
  readonly title: string;
  readonly customer: CustomerRef;
  /** What fits no column. */
  readonly note?: string;
  readonly flags: readonly CaseFlag[];
}

const NOT_HERE: CaseFlag = {
  setting: "NATIVE_INTEGRATION",
  text: "a case was made, since the one that OpenCX's own integration names is not here",
};

/**
 * Makes the case of a handoff, or adopts the one that OpenCX's own integration has made.
 * @param native that one, where the session names it
 * @param lastTry whether it is no longer waited for
 * @throws Failure `native-case-missing` while it is; others as they come
 */
export async function standingCase(
  writing: Omit<Writing, "customer">,
  native: NativeTicket | undefined,
  lastTry: boolean,
): Promise<StandingCase> {
  const { route, session } = writing;
  const { nativeIntegration, unknownCaller } = route.cases;
  const isAdopted = native !== undefined && nativeIntegration === "adopt";
  if (isAdopted) {
    const customer = unknownCaller.customer;
    const adopted = await adoptIncident({ ...writing, customer }, native);
    if (adopted !== undefined) return { ...adopted, customer, made: false };
    if (!lastTry)
      throw new Failure({ code: "native-case-missing", source: "dataverse", values: { session: session.id } });
  }
  const { customer, flags } = await customerOf(session, route);
  const { incident, flags: ofCase, ...written } = await writeIncident({ ...writing, customer });
  return { ...incident, ...written, customer, flags: [...(isAdopted ? [NOT_HERE] : []), ...flags, ...ofCase] };
}
