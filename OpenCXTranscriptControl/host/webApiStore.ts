import { parseCustomerRef, type CustomerRef } from "../../Caller/customer/reference";
import { PHONE_COLUMNS } from "../../Caller/phone/filters";
import { safeText } from "../../Transcript/text/safe";
import type { CaseCustomer } from "../../Caller/customer/linkPlan";
import { MAX_CONTACTS, type CallerContact, type CaseStore } from "../caller/caseStore";
import { isDuplicateKey, TimeoutError } from "./problem";

/** Dataverse gives up on a request after two minutes; a rep does sooner. */
const TIMEOUT_SECONDS = 30;

const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
const LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname";
const CONTACT_COLUMNS = ["contactid", "fullname", "emailaddress1", "_parentcustomerid_value", ...PHONE_COLUMNS].join(
  ",",
);
const PLACEHOLDER_QUERY =
  "?$select=defaultvalue&$filter=schemaname eq 'opencx_UnknownCallerCustomer'&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)";

type Row = Readonly<Record<string, unknown>>;

/** @param webAPI gives the host's Web API of now. */
export function createCaseStore(webAPI: () => ComponentFramework.WebApi): CaseStore {
  let placeholder: Promise<CustomerRef | undefined> | undefined;
  const many = async (table: string, query: string, most?: number): Promise<readonly Row[]> =>
    (await inTime(webAPI().retrieveMultipleRecords(table, query, most))).entities;

  const readPlaceholder = async (): Promise<CustomerRef | undefined> => {
    const [definition] = await many("environmentvariabledefinition", PLACEHOLDER_QUERY);
    const values: unknown = definition?.environmentvariabledefinition_environmentvariablevalue;
    const [current] = Array.isArray(values) ? (values as readonly Row[]) : [];
    return parseCustomerRef(text(current?.value) ?? text(definition?.defaultvalue) ?? "");
  };

  return {
    caseCustomer: async (incidentId) =>
      customerOf(
        await inTime(
          webAPI().retrieveRecord("incident", incidentId, "?$select=_customerid_value,_primarycontactid_value"),
        ),
      ),
    placeholder: () =>
      (placeholder ??= readPlaceholder().catch(() => {
        // A rep without read access to environment variables still gets the panel; asked again with the next case or
        // search.
        placeholder = undefined;
        return undefined;
      })),
    contacts: async (filter) => {
      const query = `?$select=${CONTACT_COLUMNS}&$filter=${encodeURIComponent(filter)}&$top=${MAX_CONTACTS}`;
      return (await many("contact", query)).map(contactFrom);
    },
    contact: async (contactId) =>
      contactFrom(await inTime(webAPI().retrieveRecord("contact", contactId, `?$select=${CONTACT_COLUMNS}`))),
    createContact: async (row) => {
      try {
        await inTime(webAPI().createRecord("contact", row));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // The rep may have corrected the form between the lost answer and this try.
        const { contactid, ...columns } = row;
        await inTime(webAPI().updateRecord("contact", contactid, columns));
      }
    },
    updateCase: async (incidentId, changes) => {
      await inTime(webAPI().updateRecord("incident", incidentId, changes));
    },
  };
}

function customerOf(row: Row): CaseCustomer {
  const id = guid(row._customerid_value);
  const table = row[`_customerid_value${LOGICAL_NAME}`];
  return {
    customer: id === undefined || (table !== "account" && table !== "contact") ? undefined : { table, id },
    customerName: text(row[`_customerid_value${FORMATTED}`]) ?? "",
    primaryContactId: guid(row._primarycontactid_value),
    primaryContactName: text(row[`_primarycontactid_value${FORMATTED}`]) ?? "",
  };
}

function contactFrom(row: Row): CallerContact {
  const contactId = guid(row.contactid) ?? "";
  return {
    row: { ...row, contactid: contactId },
    contactId,
    name: text(row.fullname) ?? "",
    email: text(row.emailaddress1) ?? "",
    parentId: guid(row._parentcustomerid_value),
    parentName: text(row[`_parentcustomerid_value${FORMATTED}`]) ?? "",
  };
}

/** A contact's name may have come from a caller too: without what would turn the words around it about. */
function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? safeText(value) : undefined;
}

function guid(value: unknown): string | undefined {
  return text(value)?.replace(/[{}]/g, "").toLowerCase();
}

/** The Web API of the host knows no timeout: without one a lost answer leaves the panel searching for ever. */
async function inTime<T>(answer: PromiseLike<T>): Promise<T> {
  let timer: number | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new TimeoutError(TIMEOUT_SECONDS)), TIMEOUT_SECONDS * 1000);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    window.clearTimeout(timer);
  }
}
