import type { Variables } from "../../../Caller/variables";

/** A Dataverse row as the Web API of the host hands it out. */
export type Row = Record<string, unknown>;

const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
const LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname";

export const INCIDENT = "33333333-3333-4333-8333-333333333333";
export const PLACEHOLDER = "99999999-9999-4999-8999-999999999999";
export const ACCOUNT = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
export const MICHAEL = "11111111-1111-4111-8111-111111111111";
export const MARY = "22222222-2222-4222-8222-222222222222";

/** Columns of a lookup to a row, as read. */
export function lookup(column: string, table: string, id: string, name: string): Row {
  return {
    [`_${column}_value`]: id,
    [`_${column}_value${LOGICAL_NAME}`]: table,
    [`_${column}_value${FORMATTED}`]: name,
  };
}

/** A contact row as read with our $select. */
export function contact(id: string, fullname: string, columns: Row = {}): Row {
  return { contactid: id, fullname, emailaddress1: null, _parentcustomerid_value: null, ...columns };
}

/** A rejection as the host's Web API makes it. */
export function rejection(errorCode: number, message: string): Error {
  return Object.assign(new Error(message), { errorCode });
}

/** The few tables that the control touches, with every call recorded. */
export class FakeDataverse {
  incident: Row = {
    incidentid: INCIDENT,
    ...lookup("customerid", "account", PLACEHOLDER, "Unknown caller"),
    _primarycontactid_value: null,
  };
  /** Value of the environment variable opencx_UnknownCallerCustomer; undefined: the variable does not exist. */
  unknownCaller: string | undefined = `account:${PLACEHOLDER}`;
  /** Values of the solution's other environment variables. */
  variables: Variables = {};
  contacts: Row[] = [];
  accounts: Row[] = [];
  /** What the search for other cases finds. */
  cases: Row[] = [];
  /** What the exact and the loose search find: ids of `contacts`; undefined: all. */
  exactHits: readonly string[] | undefined;
  looseHits: readonly string[] | undefined = [];
  readonly calls: {
    readonly what: string;
    readonly table: string;
    readonly id?: string;
    readonly options?: string;
    readonly data?: Row;
  }[] = [];
  /** Called before each answer; throws or waits to make a fault. */
  before: (call: FakeDataverse["calls"][number]) => Promise<void> | void = () => undefined;

  /** Calls of one kind, e.g. `update incident`. */
  seen(what: string, table: string): FakeDataverse["calls"] {
    return this.calls.filter((call) => call.what === what && call.table === table);
  }

  readonly webAPI = {
    retrieveRecord: async (table: string, id: string, options?: string): Promise<Row> => {
      await this.take({ what: "retrieve", table, id, options });
      if (table === "incident") return { ...this.incident };
      const row = this.contacts.find((candidate) => candidate.contactid === id);
      if (row === undefined) throw rejection(-2147220969, `contact With Id = ${id} Does Not Exist`);
      return row;
    },
    retrieveMultipleRecords: async (
      table: string,
      options?: string,
    ): Promise<{ entities: Row[]; nextLink: string }> => {
      await this.take({ what: "search", table, options });
      if (table === "environmentvariabledefinition") {
        const all = { opencx_UnknownCallerCustomer: this.unknownCaller, ...this.variables };
        const entities = Object.entries(all).flatMap(([schemaname, value]) =>
          value === undefined
            ? []
            : [{ schemaname, defaultvalue: null, environmentvariabledefinition_environmentvariablevalue: [{ value }] }],
        );
        return { entities, nextLink: "" };
      }
      const query = decodeURIComponent(options ?? "");
      return { entities: table === "incident" ? this.casesOf(query) : this.customersOf(table, query), nextLink: "" };
    },
    createRecord: async (table: string, data: Row): Promise<{ id: string; entityType: string }> => {
      await this.take({ what: "create", table, data });
      const id = String(data.contactid ?? data.activityid);
      if (this.contacts.some((row) => row.contactid === id))
        throw rejection(-2147220937, "Cannot insert duplicate key.");
      this.contacts.push(
        contact(id, [data.firstname, data.lastname].join(" ").trim(), { mobilephone: data.mobilephone }),
      );
      return { id, entityType: table };
    },
    updateRecord: async (table: string, id: string, data: Row): Promise<{ id: string; entityType: string }> => {
      await this.take({ what: "update", table, id, data });
      if (table === "incident") this.applyTo(this.incident, data);
      return { id, entityType: table };
    },
    deleteRecord: () => Promise.reject(new Error("the control deletes nothing")),
  };

  private applyTo(incident: Row, data: Row): void {
    this.incident = { ...incident };
    for (const [name, value] of Object.entries(data)) {
      const [, column = "", of = "contact"] = /^([a-z]+id)(?:_([a-z]+))?@odata\.bind$/.exec(name) ?? [];
      if (column === "") this.incident[name] = value;
      const id = /\(([^)]+)\)/.exec(String(value))?.[1];
      const row = [...this.contacts, ...this.accounts].find((each) => [each.contactid, each.accountid].includes(id));
      if (column !== "" && id === undefined) this.incident[`_${column}_value`] = null;
      if (column !== "" && id !== undefined)
        Object.assign(
          this.incident,
          lookup(column, of, id, (row?.fullname ?? row?.name ?? "Unknown caller") as string),
        );
    }
  }

  /** A case that is asked for with those of its number, or the cases of a contact. */
  private casesOf(query: string): Row[] {
    const [, incidentid] = /incidentid eq ([0-9a-f-]+)/.exec(query) ?? [];
    if (incidentid !== undefined) return [...this.cases, { ...this.incident, incidentid }];
    return this.cases.filter((row) => query.includes(String(row._customerid_value)));
  }

  /** Contacts or accounts, with what the query expands. */
  private customersOf(table: string, query: string): Row[] {
    const { contacts } = this;
    const names = [...query.matchAll(/contains\(fullname,'([^']*)'\)/g)].map(([, name = ""]) => name.toLowerCase());
    const [, email] = /emailaddress1 eq '([^']*)'/.exec(query) ?? [];
    if (email !== undefined)
      return contacts.filter(
        (row) =>
          String(row.emailaddress1).toLowerCase() === email.toLowerCase() ||
          names.every((name) => String(row.fullname).toLowerCase().includes(name)),
      );
    if (table === "account")
      return this.accounts.map((account) => ({
        ...account,
        contact_customer_accounts: contacts.filter((row) => row._parentcustomerid_value === account.accountid),
      }));
    const hits = query.includes("Microsoft.Dynamics.CRM.In(")
      ? this.exactHits
      : query.includes("contains(")
        ? this.looseHits
        : [];
    const found = contacts.filter(
      ({ contactid }) =>
        hits?.includes(String(contactid)) !== false || query.includes(`contactid eq ${String(contactid)}`),
    );
    return query.includes("$expand=")
      ? found.map((row) => ({
          ...row,
          incident_customer_contacts: this.cases.filter((each) => each._customerid_value === row.contactid),
          contact_as_primary_contact: this.cases.filter((each) => each._primarycontactid_value === row.contactid),
        }))
      : found;
  }

  private async take(call: FakeDataverse["calls"][number]): Promise<void> {
    this.calls.push(call);
    await this.before(call);
  }
}
