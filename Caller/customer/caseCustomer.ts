import { safeText } from "../../Transcript/text/safe";
import { FORMATTED_VALUE, LOOKUP_TABLE } from "../annotations";
import { NOT_CALLERS_COLUMN, readNotCallers } from "./notCallers";
import { isPlaceholder, type Placeholder } from "./placeholder";
import { customerRef, type CustomerRef } from "./reference";
import { plainGuid } from "../../Transcript/text/guid";

/** What an incident says of its customer. */
export interface CaseCustomer {
  /**
   * Every saved incident has one; undefined where column security hides it, and on a form while the rep chooses
   * another.
   */
  readonly customer: CustomerRef | undefined;
  readonly customerName: string;
  readonly primaryContactId: string | undefined;
  readonly primaryContactName: string;
}

/** As Dataverse holds it. */
export interface StoredCustomer extends CaseCustomer {
  /** Contacts of whom a rep said that they did not call, oldest first. */
  readonly notCallers: readonly string[];
}

/** The contact that stands on an incident. */
export type CaseContact =
  | { readonly kind: "none" }
  /** The customer itself is the contact. */
  | { readonly kind: "customer"; readonly contactId: string; readonly name: string }
  /** The primary contact of an incident whose customer is an account. */
  | { readonly kind: "primary"; readonly contactId: string; readonly name: string; readonly account: string };

/** Query options of the columns that {@link readCaseCustomer} reads of an incident. */
export const CASE_CUSTOMER_QUERY = `?$select=_customerid_value,_primarycontactid_value,${NOT_CALLERS_COLUMN}`;

/**
 * An incident's customer from its row as the Web API delivers it, with annotations. Names may have come from a caller
 * and lose what would turn the words around them about.
 */
export function readCaseCustomer(row: Readonly<Record<string, unknown>>): StoredCustomer {
  const text = (column: string): string | undefined => {
    const value = row[column];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const name = (column: string): string => safeText(text(`${column}${FORMATTED_VALUE}`) ?? "");
  const primary = text("_primarycontactid_value");
  return {
    customer: customerRef(text(`_customerid_value${LOOKUP_TABLE}`), text("_customerid_value")),
    customerName: name("_customerid_value"),
    primaryContactId: primary === undefined ? undefined : plainGuid(primary),
    primaryContactName: name("_primarycontactid_value"),
    notCallers: readNotCallers(text(NOT_CALLERS_COLUMN) ?? ""),
  };
}

/**
 * The contact that stands on the incident. The placeholder counts as nobody, also when it is a contact; where it is not
 * known every customer counts as a real one.
 */
export function contactOf(row: CaseCustomer, placeholder: Placeholder): CaseContact {
  const { customer } = row;
  if (customer === undefined || isPlaceholder(customer, placeholder)) return { kind: "none" };
  if (customer.table === "contact") return { kind: "customer", contactId: customer.id, name: row.customerName };
  if (row.primaryContactId === undefined) return { kind: "none" };
  return { kind: "primary", contactId: row.primaryContactId, name: row.primaryContactName, account: row.customerName };
}

/**
 * Whether it is certain that no contact stands on the incident: not while there is no customer, and a contact as
 * customer may be the placeholder that could not be read.
 */
export function lacksContact(row: CaseCustomer, placeholder: Placeholder): boolean {
  return row.customer !== undefined && contactOf(row, placeholder).kind === "none";
}

/** The account that is the case's real customer; undefined for a contact and for the placeholder. */
export function realAccount({ customer }: CaseCustomer, placeholder: Placeholder): CustomerRef | undefined {
  return customer?.table === "account" && !isPlaceholder(customer, placeholder) ? customer : undefined;
}

/** Whether customer and primary contact are the same rows; names may differ. */
export function sameCustomer(a: CaseCustomer, b: CaseCustomer): boolean {
  return (
    a.customer?.table === b.customer?.table &&
    a.customer?.id === b.customer?.id &&
    a.primaryContactId === b.primaryContactId
  );
}
