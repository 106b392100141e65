import { cut } from "../../Transcript/text/cut";
import { emailAddress } from "../../Transcript/text/email";
import { knownName, knownPhone } from "../../Transcript/text/nobody";
import type { CustomerRef } from "../customer/reference";
import { splitName } from "./name";

/** What a call tells of a contact that is to be made; empty: not known. */
export interface ContactDetails {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly email: string;
  /** Told on the call alone: no session has them. */
  readonly street: string;
  readonly postcode: string;
}

/** Body of a contact's creation: its id and the columns that have a value. */
export type NewContactRow = Readonly<Record<string, string>> & { readonly contactid: string };

/** The column of contact that each part goes to, and its length in UTF-16 code units (table reference of Dataverse). */
const COLUMNS = [
  ["firstName", "firstname", 50],
  ["lastName", "lastname", 50],
  ["phone", "mobilephone", 50],
  ["email", "emailaddress1", 100],
  ["street", "address1_line1", 250],
  ["postcode", "address1_postalcode", 20],
] as const satisfies readonly (readonly [keyof ContactDetails, string, number])[];

/** The longest text that contact's column holds for each part, in UTF-16 code units. */
export const CONTACT_LENGTHS = Object.fromEntries(COLUMNS.map(([part, , length]) => [part, length])) as Readonly<
  Record<keyof ContactDetails, number>
>;

/**
 * The contact that a caller would become, each part cut to its column. A number that is withheld, or an address on a
 * telephone system, is nothing to call back on and is left out; so is what is no name, and what holds no e-mail address.
 */
export function contactDetails(caller: {
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}): ContactDetails {
  const phone = knownPhone(caller.phone) ?? "";
  const known = {
    ...splitName(knownName(caller.name) ?? ""),
    phone: isNumber(phone) ? phone : "",
    email: emailAddress(caller.email) ?? "",
    street: "",
    postcode: "",
  };
  return Object.fromEntries(COLUMNS.map(([part, , length]) => [part, cut(known[part], length)])) as Record<
    keyof ContactDetails,
    string
  >;
}

/** What the description of a contact begins with that service, control or OpenCX's own integration has made of a call. */
export const CREATED_FROM = "Created from chat session ";

/**
 * The row to create.
 * @param contactId chosen before the first try, so that a second try after a lost answer cannot make a second contact
 * @param sessionId where the contact came from, as OpenCX's own contacts say it
 * @param account the case's real customer, whose contact this becomes
 */
export function newContactRow(
  contactId: string,
  contact: ContactDetails,
  sessionId: string | undefined,
  account?: CustomerRef,
): NewContactRow {
  const columns: Record<string, string> & { contactid: string } = { contactid: contactId };
  for (const [part, column] of COLUMNS) {
    const value = contact[part].trim();
    if (value !== "") columns[column] = value;
  }
  if (sessionId !== undefined) columns.description = CREATED_FROM + sessionId;
  if (account !== undefined) columns["parentcustomerid_account@odata.bind"] = `/accounts(${account.id})`;
  return columns;
}

function isNumber(phone: string): boolean {
  return !phone.includes("@") && (phone.match(/\p{Nd}/gu)?.length ?? 0) >= 5;
}
