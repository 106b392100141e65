import { FORMATTED_VALUE } from "../../Caller/annotations";
import { CASE_CUSTOMER_QUERY, readCaseCustomer } from "../../Caller/customer/caseCustomer";
import { caseAndEarlierQuery, casesOfContact, EXPAND_CASES, readEarlierCase } from "../../Caller/customer/earlierCases";
import { placeholderOf } from "../../Caller/customer/placeholder";
import type { CustomerRef } from "../../Caller/customer/reference";
import { plainGuid } from "../../Transcript/text/guid";
import { variablesOf, VARIABLES_QUERY, type Variables } from "../../Caller/variables";
import { withDeadline } from "../../Caller/deadline";
import { ACCOUNT_PHONE_COLUMNS, PHONE_COLUMNS } from "../../Caller/phone/filters";
import { safeText } from "../../Transcript/text/safe";
import {
  MAX_CONTACTS,
  PROOF_COLUMNS,
  type ProofColumn,
  type CallerCustomer,
  type CaseStore,
} from "../caller/panel/caseStore";

/** Dataverse gives up on a request after two minutes; a rep does sooner. */
const TIMEOUT_SECONDS = 30;

const CONTACT_COLUMNS = [
  "contactid",
  "fullname",
  "firstname",
  "lastname",
  ...PROOF_COLUMNS,
  "_parentcustomerid_value",
  ...PHONE_COLUMNS,
].join(",");

const ACCOUNT_COLUMNS = ["accountid", "name", ...ACCOUNT_PHONE_COLUMNS].join(",");

/** The contacts of an account, by the account's side of their parentcustomerid. */
const CONTACTS = "contact_customer_accounts";

type Row = Readonly<Record<string, unknown>>;

/** As last read since the app was opened: the next case need not wait for them. */
let known: Variables | undefined;

/** @param webAPI gives the host's Web API of now. */
export function createCaseStore(webAPI: () => ComponentFramework.WebApi): CaseStore {
  let asked: Promise<Variables | undefined> | undefined;
  const many = async (table: string, query: string, most?: number): Promise<readonly Row[]> =>
    (await inTime(webAPI().retrieveMultipleRecords(table, query, most))).entities;

  const search = async (
    table: CustomerRef["table"],
    columns: string,
    filter: string,
    ordered = `&$top=${MAX_CONTACTS}`,
  ): Promise<readonly CallerCustomer[]> => {
    const query = `?$select=${columns}&$filter=${encodeURIComponent(filter)}${ordered}`;
    return (await many(table, query)).map((row) => customerFrom(table, row));
  };

  const variables = (): Promise<Variables | undefined> =>
    (asked ??= many(VARIABLES_QUERY.table, VARIABLES_QUERY.options).then(
      (rows) => (known = variablesOf(rows)),
      () => {
        // A rep without read access to environment variables still gets the panel; asked again with the next case or
        // search.
        asked = undefined;
        return asked;
      },
    ));

  return {
    variables,
    known: () => known,
    openedCase: async (incidentId, caller) => {
      const rows = await many("incident", caseAndEarlierQuery(incidentId, caller));
      const own = rows.find((row) => guid(row.incidentid) === incidentId);
      return {
        row: own && readCaseCustomer(own),
        cases: rows.filter((row) => row !== own).map(readEarlierCase),
      };
    },
    caseCustomer: async (incidentId) =>
      readCaseCustomer(await inTime(webAPI().retrieveRecord("incident", incidentId, CASE_CUSTOMER_QUERY))),
    placeholder: () => variables().then(placeholderOf),
    contacts: (filter, most) =>
      search("contact", CONTACT_COLUMNS, filter, most === undefined ? most : `&$orderby=fullname&$top=${most}`),
    contactsWithCases: (filter) =>
      search("contact", CONTACT_COLUMNS, filter, `&$top=${MAX_CONTACTS}&$expand=${EXPAND_CASES}`),
    accounts: (filter, contacts) =>
      search(
        "account",
        ACCOUNT_COLUMNS,
        filter,
        contacts === undefined
          ? undefined
          : `&$top=${MAX_CONTACTS}&$expand=${CONTACTS}($select=${CONTACT_COLUMNS};$filter=statecode eq 0;$top=${contacts})`,
      ),
    contact: async (contactId) =>
      customerFrom(
        "contact",
        await inTime(webAPI().retrieveRecord("contact", contactId, `?$select=${CONTACT_COLUMNS}`)),
      ),
    createContact: (row) => inTime(webAPI().createRecord("contact", row)),
    updateContact: ({ contactid, ...columns }) => inTime(webAPI().updateRecord("contact", contactid, columns)),
    setPhone: (contactId, column, number) => inTime(webAPI().updateRecord("contact", contactId, { [column]: number })),
    cases: async (options) => (await many("incident", options)).map(readEarlierCase),
    updateCase: (incidentId, changes) => inTime(webAPI().updateRecord("incident", incidentId, changes)),
  };
}

function customerFrom(table: CustomerRef["table"], row: Row): CallerCustomer {
  return {
    row,
    table,
    id: guid(row[`${table}id`]) ?? "",
    name: text(row.fullname ?? row.name) ?? "",
    email: text(row.emailaddress1) ?? "",
    columns: Object.fromEntries(PROOF_COLUMNS.map((column) => [column, text(row[column]) ?? ""])) as Record<
      ProofColumn,
      string
    >,
    parentId: guid(row._parentcustomerid_value),
    parentName: text(row[`_parentcustomerid_value${FORMATTED_VALUE}`]) ?? "",
    cases: casesOfContact(row),
    contacts: (row[CONTACTS] as readonly Row[] | undefined)?.map((contact) => customerFrom("contact", contact)),
  };
}

/** A contact's name may have come from a caller too: without what would turn the words around it about. */
function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? safeText(value) : undefined;
}

function guid(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? plainGuid(value) : undefined;
}

/** Gives up on an answer that a rep would no longer wait for. */
export function inTime<T>(answer: PromiseLike<T>): Promise<T> {
  return withDeadline(answer, TIMEOUT_SECONDS);
}
