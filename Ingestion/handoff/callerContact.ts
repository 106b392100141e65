import { cut } from "../../Transcript/text/cut";
import { safeText } from "../../Transcript/text/safe";
import type { NewContact } from "../dataverse/contacts";
import type { Session } from "../opencx/session";

/** Lengths of contact's columns, in UTF-16 code units. */
const LENGTH = { email: 100, name: 50, phone: 50 } as const;

/**
 * The contact a session's e-mail address stands for; undefined when there is no address that a contact can hold. An
 * address the caller only
 * claimed (`non_verified_email`) links nobody: it stands in the description for the rep to judge. Pure.
 */
export function callerContactOf(session: Session): NewContact | undefined {
  const email = session.contact?.email?.trim() ?? "";
  // With a character that no text of Dataverse may hold, or one that turns the others around, it is nobody's address.
  if (email.length > LENGTH.email || safeText(email) !== email || !/^[^\s@]+@[^\s@]+$/.test(email)) return undefined;
  const phone = safeText(session.contact?.phone_number ?? "").trim();
  return {
    email,
    ...splitName(safeText(session.contact?.name ?? "")),
    ...(!isNumber(phone) ? {} : { mobilephone: cut(phone, LENGTH.phone) }),
    sessionId: session.id,
  };
}

/**
 * A caller who withholds the number comes as a word, such as `anonymous`, or as an address on a telephone system:
 * nothing to call back on.
 */
function isNumber(phone: string): boolean {
  return !phone.includes("@") && (phone.match(/\p{Nd}/gu)?.length ?? 0) >= 5;
}

/** First word, and the rest; one word alone is a last name, the only part of a name that Dynamics' forms require. */
function splitName(name: string): { firstname?: string; lastname?: string } {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const [first, ...rest] = words;
  if (first === undefined) return {};
  if (rest.length === 0) return { lastname: cut(first, LENGTH.name) };
  return { firstname: cut(first, LENGTH.name), lastname: cut(rest.join(" "), LENGTH.name) };
}
