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
 * Query options for the other cases of a number and of contacts, newest first, at most {@link MOST_CASES}: one request
 * serves the list and the counts of all contacts. Equality throughout, which an index can serve.
 * @param caller undefined: not known
 * @returns undefined where there is nothing to ask by
 */
export function earlierCasesQuery(
  caller: Phone | undefined,
  contactIds: readonly string[],
  incidentId: string,
): string | undefined {
  const spellings = caller === undefined ? [] : phoneSpellings(caller);
  const conditions = [
    ...(spellings.length === 0 ? [] : [inFilter("opencx_callerphone", spellings)]),
    ...contactIds.flatMap((id) => [`_customerid_value eq ${id}`, `_primarycontactid_value eq ${id}`]),
  ];
  if (conditions.length === 0) return undefined;
  const filter = `incidentid ne ${incidentId} and (${conditions.join(" or ")})`;
  return `?$select=${COLUMNS}&$filter=${encodeURIComponent(filter)}&$orderby=createdon desc&$top=${MOST_CASES}`;
}

/** A row that {@link earlierCasesQuery} finds, as the Web API delivers it, with annotations. */
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
