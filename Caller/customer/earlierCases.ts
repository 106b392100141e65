import { NOT_CALLERS_COLUMN } from "./notCallers";
import { safeText } from "../../Transcript/text/safe";
import { FORMATTED_VALUE } from "../annotations";
import { inFilter } from "../phone/filters";
import { matchPhones } from "../phone/match";
import { parsePhone, type Phone } from "../phone/parse";
import { phoneSpellings } from "../phone/spellings";
import { plainGuid } from "../../Transcript/text/guid";

/** Another case of the caller's number, or of a contact that may be the caller. */
export interface EarlierCase {
  /** GUID, lower case, without braces. */
  readonly id: string;
  /** What the AI understood the call to be about, else the title; may be empty. */
  readonly name: string;
  /** When the call was handed off, else when the case was made, milliseconds since 1970; NaN where neither is told. */
  readonly at: number;
  readonly active: boolean;
  /** The status reason in the user's language. */
  readonly status: string;
  /** Whether a call that the AI answered lies behind it. */
  readonly isCall: boolean;
  /** As stored; empty where there is none. */
  readonly phone: string;
  /** Customer and primary contact. */
  readonly people: readonly unknown[];
}

/** The columns of incident that {@link readEarlierCase} reads. */
const COLUMNS =
  "incidentid,title,createdon,statecode,statuscode,opencx_classification,opencx_handoffon,opencx_sessionid," +
  "opencx_callerphone,_customerid_value,_primarycontactid_value";

/** Rows of one answer. Where there are more, the newest tell enough. */
export const MOST_CASES = 100;

/**
 * Query options for a case and, in the same answer, the other cases of a number, newest first, at most
 * {@link MOST_CASES}. Equality throughout, which an index can serve.
 * @param caller undefined: not known
 */
export function caseAndEarlierQuery(incidentId: string, caller: Phone | undefined): string {
  const spellings = caller === undefined ? [] : phoneSpellings(caller);
  return query([
    `incidentid eq ${incidentId}`,
    ...(spellings.length === 0 ? [] : [inFilter("opencx_callerphone", spellings)]),
  ]);
}

/** Query options for the cases on which a contact stands, newest first, at most {@link MOST_CASES}. */
export function casesOfContactQuery(contactId: string): string {
  return query([`_customerid_value eq ${contactId}`, `_primarycontactid_value eq ${contactId}`]);
}

function query(conditions: readonly string[]): string {
  const filter = encodeURIComponent(conditions.join(" or "));
  return `?$select=${COLUMNS},${NOT_CALLERS_COLUMN}&$filter=${filter}&$orderby=createdon desc&$top=${MOST_CASES}`;
}

/** The cases on which a contact stands, as customer and as primary contact, in an answer that lists contacts. */
const OF_CONTACT = ["incident_customer_contacts", "contact_as_primary_contact"] as const;

/** `$expand` of contacts that {@link casesOfContact} reads: one request serves all contacts that are found. */
export const EXPAND_CASES = OF_CONTACT.map(
  (navigation) => `${navigation}($select=${COLUMNS};$orderby=createdon desc;$top=${MOST_CASES})`,
).join();

/** The cases of a contact's row; undefined where they were not asked for. */
export function casesOfContact(row: Readonly<Record<string, unknown>>): readonly EarlierCase[] | undefined {
  const lists = OF_CONTACT.map((navigation) => row[navigation]);
  return lists.some(Array.isArray)
    ? (lists.flat() as readonly Readonly<Record<string, unknown>>[]).map(readEarlierCase)
    : undefined;
}

/** A row that {@link caseAndEarlierQuery} finds, as the Web API delivers it, with annotations. */
export function readEarlierCase(row: Readonly<Record<string, unknown>>): EarlierCase {
  const text = (column: string): string => {
    const value = row[column];
    return typeof value === "string" ? safeText(value) : "";
  };
  const guid = (column: string): string => plainGuid(text(column));
  return {
    id: guid("incidentid"),
    name: text("opencx_classification").trim() || text("title").trim(),
    at: Date.parse(text("opencx_handoffon") || text("createdon")),
    active: row.statecode === 0,
    status: text(`statuscode${FORMATTED_VALUE}`),
    isCall: text("opencx_sessionid") !== "",
    phone: text("opencx_callerphone"),
    people: [guid("_customerid_value"), guid("_primarycontactid_value")],
  };
}

/** Whether the case's number is surely the caller's, in whatever spelling. */
export function isOfNumber({ phone }: EarlierCase, caller: Phone | undefined): boolean {
  return (
    caller !== undefined &&
    phone !== "" &&
    /^(?:EXACT|NSN|OLD_FORM)$/.test(matchPhones(caller, parsePhone(phone, caller.defaultCountry)))
  );
}
