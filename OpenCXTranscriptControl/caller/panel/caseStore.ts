import type { ContactRow } from "../../../Caller/contact/rank";
import type { NewContactRow } from "../../../Caller/contact/newContact";
import type { EarlierCase } from "../../../Caller/customer/earlierCases";
import type { PhoneColumn } from "../../../Caller/phone/filters";
import type { Phone } from "../../../Caller/phone/parse";
import type { StoredCustomer } from "../../../Caller/customer/caseCustomer";
import type { IncidentChanges } from "../../../Caller/customer/linkPlan";
import type { Placeholder } from "../../../Caller/customer/placeholder";
import type { Variables } from "../../../Caller/variables";
import type { CustomerRef } from "../../../Caller/customer/reference";

/** Columns of contact, beside its name and its numbers, that a caller's answers are compared with. */
export const PROOF_COLUMNS = ["emailaddress1", "birthdate", "address1_line1", "address1_postalcode"] as const;
export type ProofColumn = (typeof PROOF_COLUMNS)[number];

/** A contact, or an account, as the panel shows it. */
export interface CallerCustomer extends CustomerRef {
  readonly row: ContactRow;
  readonly name: string;
  readonly email: string;
  /** Row that a contact's parentcustomerid names: an account, mostly. */
  readonly parentId: string | undefined;
  readonly parentName: string;
  /** Of a contact, what callers are asked for to prove who they are, as stored; empty where the rep may not read it. */
  readonly columns?: Readonly<Record<ProofColumn, string>> | undefined;
  /** The cases on which a contact stands; undefined where they were not asked for. */
  readonly cases?: readonly EarlierCase[] | undefined;
  /** A few active contacts of an account, where they were asked for. */
  readonly contacts?: readonly CallerCustomer[] | undefined;
}

/** A case that was opened. */
export interface OpenedCase {
  /** undefined: more cases of the number are newer than one answer holds, or the case is gone. */
  readonly row: StoredCustomer | undefined;
  /** The other cases of the caller's number, newest first, and perhaps some of numbers that are alike. */
  readonly cases: readonly EarlierCase[];
}

/** What the control reads and writes in Dataverse. Every call ends within the timeout; rejections go to `problemOf`. */
export interface CaseStore {
  /** An incident's customer and, in the same request, the other cases of a number; undefined: it is not known. */
  readonly openedCase: (incidentId: string, caller: Phone | undefined) => Promise<OpenedCase>;
  readonly caseCustomer: (incidentId: string) => Promise<StoredCustomer>;
  /** The solution's variables; undefined where they cannot be read. Never rejects. */
  readonly variables: () => Promise<Variables | undefined>;
  /** As they were last read, without asking; undefined before. */
  readonly known: () => Variables | undefined;
  /** The customer of unknown callers. Never rejects. */
  readonly placeholder: () => Promise<Placeholder>;
  /**
   * Contacts that an OData filter (not percent-encoded) finds.
   * @param most at most so many of them, by name; without it `MAX_CONTACTS` in no order
   */
  readonly contacts: (filter: string, most?: number) => Promise<readonly CallerCustomer[]>;
  /** The same with the cases of each. */
  readonly contactsWithCases: (filter: string) => Promise<readonly CallerCustomer[]>;
  /**
   * Accounts that an OData filter (not percent-encoded) finds, at most `MAX_CONTACTS`.
   * @param contacts so many active contacts of each, in the same request
   */
  readonly accounts: (filter: string, contacts?: number) => Promise<readonly CallerCustomer[]>;
  readonly contact: (contactId: string) => Promise<CallerCustomer>;
  /** Creates the contact under its own id. */
  readonly createContact: (row: NewContactRow) => Promise<unknown>;
  /** Brings the columns of the contact of this id up to date. */
  readonly updateContact: (row: NewContactRow) => Promise<unknown>;
  /** Writes one phone column of a contact; null empties it. */
  readonly setPhone: (contactId: string, column: PhoneColumn, number: string | null) => Promise<unknown>;
  /** Cases that query options find; see `casesOfContactQuery`. */
  readonly cases: (options: string) => Promise<readonly EarlierCase[]>;
  readonly updateCase: (incidentId: string, changes: IncidentChanges) => Promise<unknown>;
}

/**
 * How many contacts one search compares. A switchboard's number can stand with hundreds of contacts; nobody chooses
 * from more.
 */
export const MAX_CONTACTS = 100;
