import { CONTACT_LENGTHS, contactDetails, type ContactDetails } from "../../Caller/contact/newContact";
import type { Session } from "../opencx/session";
import { toldEmail, toldName, toldPhone } from "../opencx/told";

/**
 * The contact a session's e-mail address stands for; undefined when there is no address that a contact can hold. An
 * address the caller only claimed (`non_verified_email`) links nobody: it stands in the description for the rep to
 * judge. Pure.
 */
export function callerContactOf({ contact }: Pick<Session, "contact">): ContactDetails | undefined {
  const email = toldEmail(contact.email);
  if (email === undefined || email.length > CONTACT_LENGTHS.email) return undefined;
  return contactDetails({ name: toldName(contact.name), phone: toldPhone(contact.phone_number), email });
}
