import { FORMATTED_VALUE, LOOKUP_TABLE } from "../../Caller/annotations";
import { INCIDENT_ID, PLACEHOLDER_ID, UNKNOWN_CALLER } from "./sampleCase";

type Row = Record<string, unknown>;

/** A row that a lookup points at. */
export interface SampleReference {
  readonly table: string;
  readonly id: string;
  readonly name: string;
}

/** What stands in the sample's Dataverse. */
export interface SampleRows {
  readonly contacts: readonly Readonly<Row>[];
  readonly accounts?: readonly Readonly<Row>[];
  /** Other cases than the one shown. */
  readonly cases?: readonly Readonly<Row>[];
  /** Further columns of the case shown. */
  readonly incident?: Readonly<Row>;
  readonly customer: SampleReference;
  readonly primaryContact?: SampleReference;
}

/** Lookup columns of incident that a bind sets, by navigation name. */
const BINDS: Readonly<Record<string, { readonly column: string; readonly table: string }>> = {
  customerid_account: { column: "_customerid_value", table: "account" },
  customerid_contact: { column: "_customerid_value", table: "contact" },
  primarycontactid: { column: "_primarycontactid_value", table: "contact" },
};

/**
 * A few rows in memory, until the page is loaded again. No filter is evaluated: the control ranks by number itself.
 */
export function sampleWebApi(rows: SampleRows): ComponentFramework.WebApi {
  const contacts: Row[] = rows.contacts.map((contact) => ({ ...contact }));
  const incident: Row = { ...rows.incident, incidentid: INCIDENT_ID };
  point(incident, "_customerid_value", rows.customer);
  if (rows.primaryContact !== undefined) point(incident, "_primarycontactid_value", rows.primaryContact);
  const nameOf = (id: string): string =>
    text(contacts.find((row) => row.contactid === id)?.fullname) ??
    text(rows.accounts?.find((row) => row.accountid === id)?.name) ??
    UNKNOWN_CALLER.name;

  return {
    retrieveMultipleRecords: (table) => {
      const cases = rows.cases ?? [];
      if (table === "contact")
        return answer(
          contacts.map((row) => ({
            ...row,
            incident_customer_contacts: cases.filter((each) => each._customerid_value === row.contactid),
            contact_as_primary_contact: cases.filter((each) => each._primarycontactid_value === row.contactid),
          })),
        );
      if (table === "account")
        return answer(
          (rows.accounts ?? []).map((account) => ({
            ...account,
            contact_customer_accounts: contacts.filter((row) => row._parentcustomerid_value === account.accountid),
          })),
        );
      if (table === "incident") return answer([incident, ...cases]);
      if (table === "environmentvariabledefinition")
        return answer([{ schemaname: "opencx_UnknownCallerCustomer", defaultvalue: `account:${PLACEHOLDER_ID}` }]);
      return missing(table);
    },
    retrieveRecord: (table, id) => {
      const row = table === "incident" ? incident : contacts.find((contact) => contact.contactid === id);
      return row === undefined ? missing(table, id) : Promise.resolve({ ...row });
    },
    createRecord: (table, row) => {
      // Notes and tasks are written and never read here.
      if (table === "annotation" || table === "task")
        return Promise.resolve({ entityType: table, id: text(row.annotationid ?? row.activityid) ?? "" });
      if (table !== "contact") return missing(table);
      const id = typeof row.contactid === "string" ? row.contactid : crypto.randomUUID();
      const fullname = [text(row.firstname), text(row.lastname)]
        .filter((name) => name !== undefined && name !== "")
        .join(" ");
      contacts.push({ ...row, contactid: id, fullname });
      return Promise.resolve({ entityType: table, id });
    },
    updateRecord: (table, id, changes) => {
      const row = table === "incident" ? incident : contacts.find((contact) => contact.contactid === id);
      if (row === undefined) return missing(table, id);
      for (const [name, value] of Object.entries(changes)) {
        const bind = BINDS[name.replace(/@odata\.bind$/, "")];
        if (bind === undefined) row[name] = value;
        else {
          const target = /\(([^)]+)\)/.exec(text(value) ?? "")?.[1];
          if (target === undefined) row[bind.column] = null;
          else point(row, bind.column, { table: bind.table, id: target, name: nameOf(target) });
        }
      }
      return Promise.resolve({ entityType: table, id });
    },
    deleteRecord: (table, id) => missing(table, id),
  };
}

function answer(entities: readonly Readonly<Row>[]): Promise<ComponentFramework.WebApi.RetrieveMultipleResponse> {
  return Promise.resolve({ entities: entities.map((row) => ({ ...row })), nextLink: "" });
}

function point(row: Row, column: string, { table, id, name }: SampleReference): void {
  row[column] = id;
  row[`${column}${LOOKUP_TABLE}`] = table;
  row[`${column}${FORMATTED_VALUE}`] = name;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The sample holds one case; whatever else is asked for fails as Dataverse would, instead of pretending. */
function missing(table: string, id?: string): Promise<never> {
  return Promise.reject(
    Object.assign(new Error(`The sample holds no ${table}${id === undefined ? "" : ` ${id}`}.`), {
      errorCode: 0x80040217,
    }),
  );
}
