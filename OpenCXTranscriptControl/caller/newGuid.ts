import { cut } from "../../Transcript/text/cut";
import type { CustomerRef } from "../../Caller/customer/reference";

/** What the rep may edit before a contact is created. */
export interface ContactForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly email: string;
}

/** Body of a contact's creation: its id and the columns that have a value. */
export type NewContactRow = Readonly<Record<string, string>> & { readonly contactid: string };

/** Lengths of the contact columns that the form fills. */
export const CONTACT_LENGTHS: Readonly<Record<keyof ContactForm, number>> = {
  firstName: 50,
  lastName: 50,
  phone: 50,
  email: 100,
};

/**
 * The form as the call fills it. The last word of the name is the last name, as Dataverse's own full name order has it;
 * `Davis, Michael` is understood.
 * Values longer than their column are cut: the rep sees them before anything is written.
 */
export function prefilledForm(caller: {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}): ContactForm {
  const name = (caller.name ?? "").trim().replace(/\s+/g, " ");
  const comma = name.indexOf(",");
  const space = name.lastIndexOf(" ");
  const [firstName, lastName] =
    comma > 0
      ? [name.slice(comma + 1).trim(), name.slice(0, comma)]
      : [space < 0 ? "" : name.slice(0, space), name.slice(space + 1)];
  return {
    firstName: cut(firstName, CONTACT_LENGTHS.firstName),
    lastName: cut(lastName, CONTACT_LENGTHS.lastName),
    phone: cut(caller.phone ?? "", CONTACT_LENGTHS.phone),
    email: cut(caller.email ?? "", CONTACT_LENGTHS.email),
  };
}

/**
 * The row to create.
 * @param contactId chosen before the first try, so that a second try after a lost answer cannot make a second contact
 * @param sessionId where the contact came from, as OpenCX's own contacts say it
 * @param account the case's real customer, whose contact this becomes
 */
export function contactRow(
  contactId: string,
  form: ContactForm,
  sessionId: string | undefined,
  account: CustomerRef | undefined,
): NewContactRow {
  const columns: Record<string, string> & { contactid: string } = { contactid: contactId };
  const put = (column: string, value: string): void => {
    if (value.trim() !== "") columns[column] = value.trim();
  };
  put("firstname", form.firstName);
  put("lastname", form.lastName);
  put("mobilephone", form.phone);
  put("emailaddress1", form.email);
  if (sessionId !== undefined) columns.description = `Created from chat session ${sessionId}`;
  if (account !== undefined) columns["parentcustomerid_account@odata.bind"] = `/accounts(${account.id})`;
  return columns;
}

/** A random (version 4) GUID. */
export function newGuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
