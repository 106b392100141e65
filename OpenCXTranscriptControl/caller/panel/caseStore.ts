import type { ContactRow } from "../../../Caller/contact/rank";
import type { NewContactRow } from "../../../Caller/contact/newContact";
import type { EarlierCase } from "../../../Caller/customer/earlierCases";
import type { PhoneColumn } from "../../../Caller/phone/filters";
import type { StoredCustomer } from "../../../Caller/customer/caseCustomer";
import type { IncidentChanges } from "../../../Caller/customer/linkPlan";
import type { Placeholder } from "../../../Caller/customer/placeholder";
import type { CustomerRef } from "../../../Caller/customer/reference";

/** A contact, or an account, as the panel shows it. */
export interface CallerCustomer extends CustomerRef {
  readonly row: ContactRow;
  readonly name: string;
  readonly email: string;
  /** Row that a contact's parentcustomerid names: an account, mostly. */
  readonly parentId: string | undefined;
  readonly parentName: string;
}

/** What the control reads and writes in Dataverse. Every call ends within the timeout; rejections go to `problemOf`. */
export interface CaseStore {
  readonly caseCustomer: (incidentId: string) => Promise<StoredCustomer>;
  /** The customer of unknown callers. Never rejects. */
  readonly placeholder: () => Promise<Placeholder>;
  /**
   * Contacts that an OData filter (not percent-encoded) finds.
   * @param most at most so many of them, by name; without it `MAX_CONTACTS` in no order
   */
  readonly contacts: (filter: string, most?: number) => Promise<readonly CallerCustomer[]>;
  /** Accounts that an OData filter (not percent-encoded) finds, at most `MAX_CONTACTS`. */
  readonly accounts: (filter: string) => Promise<readonly CallerCustomer[]>;
  readonly contact: (contactId: string) => Promise<CallerCustomer>;
  /** Creates the contact under its own id. */
  readonly createContact: (row: NewContactRow) => Promise<unknown>;
  /** Brings the columns of the contact of this id up to date. */
  readonly updateContact: (row: NewContactRow) => Promise<unknown>;
  /** Writes one phone column of a contact; null empties it. */
  readonly setPhone: (contactId: string, column: PhoneColumn, number: string | null) => Promise<unknown>;
  /** Cases that query options find; see `earlierCasesQuery`. */
  readonly cases: (options: string) => Promise<readonly EarlierCase[]>;
  readonly updateCase: (incidentId: string, changes: IncidentChanges) => Promise<unknown>;
}

/**
 * How many contacts one search compares. A switchboard's number can stand with hundreds of contacts; nobody chooses
 * from more.
 */
export const MAX_CONTACTS = 100;
