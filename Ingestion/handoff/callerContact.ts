import { CONTACT_LENGTHS, contactDetails, type ContactDetails } from "../../Caller/contact/newContact";
import { safeText } from "../../Transcript/text/safe";
import type { Session } from "../opencx/session";

/**
 * The contact a session's e-mail address stands for; undefined when there is no address that a contact can hold. An
 * address the caller only claimed (`non_verified_email`) links nobody: it stands in the description for the rep to
 * judge. Pure.
 */
export function callerContactOf({ contact }: Pick<Session, "contact">): ContactDetails | undefined {
  const email = contact?.email?.trim() ?? "";
  // With a character that no text of Dataverse may hold, or one that turns the others around, it is nobody's address.
  if (email.length > CONTACT_LENGTHS.email || safeText(email) !== email || !/^[^\s@]+@[^\s@]+$/.test(email))
    return undefined;
  return contactDetails({ name: contact?.name, phone: contact?.phone_number, email });
}
