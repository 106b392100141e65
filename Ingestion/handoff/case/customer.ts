import { contactDetails } from "../../../Caller/contact/newContact";
import type { CustomerRef } from "../../../Caller/customer/reference";
import { parsePhone } from "../../../Caller/phone/parse";
import { contactByEmail, createContact } from "../../dataverse/rows/contacts";
import { contactByNumber, type CallerNumber } from "../../dataverse/rows/contactsByNumber";
import { Failure } from "../../failures/failure";
import type { Session } from "../../opencx/session";
import { callerContactOf } from "../callerContact";
import { callerContactIdOf } from "../ids";
import type { HandoffRoute } from "../route";
import { callerOf } from "./caller";
import type { CaseFlag } from "./caseFlag";

/** Who stands as customer of a case, and whether that is otherwise than the settings say. */
export interface CaseCustomer {
  readonly customer: CustomerRef;
  readonly flags: readonly CaseFlag[];
}

/**
 * The customer of a session's case: the contact of its e-mail address; of a caller without one, whoever the policy for
 * unknown callers says. A number that is withheld, internal or an address on a telephone system is nobody's, and leaves
 * the placeholder. So does every doubt: what is absent a rep adds in a moment, what is wrong stands there.
 * @throws Failure while Dataverse is away
 */
export async function customerOf(session: Session, { cases, dataverse }: HandoffRoute): Promise<CaseCustomer> {
  const { client } = dataverse;
  const known = callerContactOf(session);
  if (known !== undefined) return { customer: contact(await contactByEmail(client, known, session.id)), flags: [] };
  const { policy, customer: placeholder, defaultCountry } = cases.unknownCaller;
  const unknown = { customer: placeholder, flags: [] };
  const { name = "", phone } = callerOf(session);
  const details = contactDetails({ name, phone });
  if (policy === "placeholder" || details.phone === "") return unknown;
  const caller = { phone: details.phone, name, defaultCountry };
  try {
    const match = await contactByNumber(client, caller, placeholder.table === "contact" ? [placeholder.id] : []);
    if (match.kind === "only") return { customer: contact(match.contactId), flags: [] };
    if (policy === "match-phone" || match.kind === "unsure") return unknown;
    const id = callerContactIdOf(client.url, numberKey(caller), name);
    // A contact without a last name has no name in any list.
    const named = details.lastName === "" ? { ...details, lastName: details.phone } : details;
    return { customer: contact(await createContact(client, id, named, session.id)), flags: [] };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || isOutage(thrown)) throw thrown;
    return { ...unknown, flags: [{ setting: "UNKNOWN_CALLER", text: refusalText(thrown) }] };
  }
}

/** One number, however it is written. */
function numberKey({ phone, defaultCountry }: CallerNumber): string {
  const { known, digits } = parsePhone(phone, defaultCountry);
  return known?.number ?? digits;
}

/**
 * Whether it would stop the case as well. A search that takes too long does not: no index serves the second one, and in
 * a large organization it may never come to an end.
 */
function isOutage({ kind, code }: Failure): boolean {
  return kind === "retry" && code !== "database-busy" && code !== "timeout";
}

function refusalText({ code, remoteCode }: Failure): string {
  return `the placeholder stands, since Dataverse did not find or make a contact (${[code, remoteCode].filter(Boolean).join(", ")})`;
}

function contact(id: string): CustomerRef {
  return { table: "contact", id };
}
