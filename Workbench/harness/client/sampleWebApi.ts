import { INCIDENT_ID, PLACEHOLDER_ID } from "./sampleCase";

type Row = Record<string, unknown>;

/** The calls of `context.webAPI` that the control makes. */
interface SampleWebApi {
  retrieveMultipleRecords(table: string, query?: string): Promise<{ entities: readonly Row[]; nextLink: string }>;
  retrieveRecord(table: string, id: string): Promise<Row>;
  createRecord(table: string, row: Row): Promise<{ entityType: string; id: string }>;
  updateRecord(table: string, id: string, changes: Row): Promise<{ entityType: string; id: string }>;
  deleteRecord(table: string, id: string): Promise<never>;
}

const LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname";
const FORMATTED = "@OData.Community.Display.V1.FormattedValue";

/** Lookup columns of incident that a bind sets, by navigation name. */
const BINDS: Readonly<Record<string, { readonly column: string; readonly table: string }>> = {
  customerid_account: { column: "_customerid_value", table: "account" },
  customerid_contact: { column: "_customerid_value", table: "contact" },
  primarycontactid: { column: "_primarycontactid_value", table: "contact" },
};

/**
 * A few rows in memory, until the page is loaded again. Filters are not evaluated: the control ranks contacts by number
 * itself.
 */
export function sampleWebApi(): SampleWebApi {
  const contacts: Row[] = [
    {
      contactid: "5a1d7c10-0000-4000-8000-00000000c001",
      fullname: "Maria Keller",
      emailaddress1: "maria.keller@example.com",
      mobilephone: "(202) 555-0143",
    },
    {
      contactid: "5a1d7c10-0000-4000-8000-00000000c002",
      fullname: "Tom Okafor",
      emailaddress1: "tom.okafor@example.com",
      telephone1: "202.555.0199",
    },
  ];
  const incident: Row = { incidentid: INCIDENT_ID };
  point(incident, "_customerid_value", "account", PLACEHOLDER_ID, "Unknown caller");
  const nameOf = (id: string): string =>
    text(contacts.find((row) => row.contactid === id)?.fullname) ?? "Unknown caller";

  return {
    retrieveMultipleRecords: (table) => {
      if (table === "contact") return Promise.resolve({ entities: contacts, nextLink: "" });
      if (table === "environmentvariabledefinition")
        return Promise.resolve({ entities: [{ defaultvalue: `account:${PLACEHOLDER_ID}` }], nextLink: "" });
      return missing(table);
    },
    retrieveRecord: (table, id) => {
      const row = table === "incident" ? incident : contacts.find((contact) => contact.contactid === id);
      return row === undefined ? missing(table, id) : Promise.resolve({ ...row });
    },
    createRecord: (table, row) => {
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
          point(row, bind.column, bind.table, target, target === undefined ? "" : nameOf(target));
        }
      }
      return Promise.resolve({ entityType: table, id });
    },
    deleteRecord: (table, id) => missing(table, id),
  };
}

function point(row: Row, column: string, table: string, id: string | undefined, name: string): void {
  row[column] = id ?? null;
  row[`${column}${LOGICAL_NAME}`] = table;
  row[`${column}${FORMATTED}`] = name;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The harness holds one case; whatever else is asked for fails as Dataverse would, instead of pretending. */
function missing(table: string, id?: string): Promise<never> {
  return Promise.reject(
    Object.assign(new Error(`The test harness holds no ${table}${id === undefined ? "" : ` ${id}`}.`), {
      errorCode: 0x80040217,
    }),
  );
}
