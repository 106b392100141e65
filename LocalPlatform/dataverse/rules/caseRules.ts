import { lookupOf, textOf, type Row, type RowReference } from "../model/row";
import { WebApiError } from "../model/webApiError";
import type { Change, TableRules } from "./change";

const ACTIVE = 0;
const RESOLVED = 1;

function refuse(code: string, text: string): WebApiError {
  return new WebApiError(400, code, text);
}

/** Both customers at once. Texts and codes: Microsoft's published error list. */
function refuseTwoCustomers({ payload }: Change): void {
  const customers = payload.binds.filter((bind) => bind.column === "customerid" && bind.target !== null).length;
  const nested = payload.nested.filter((part) => part.navigation.startsWith("customerid_")).length;
  if (customers + nested > 1)
    throw refuse("0x8004440f", "You can either specify a parent contact or account, but not both.");
}

/** A contact belongs to the row its parentcustomerid names. */
function belongsTo(contact: Row | undefined, customer: RowReference): boolean {
  const parent = contact === undefined ? undefined : lookupOf(contact, "parentcustomerid");
  return parent?.id === customer.id && parent.table === customer.table;
}

function checkPrimaryContact({ environment, payload, draft }: Change, customer: RowReference): void {
  const touched = payload.binds.some((bind) => bind.column === "customerid" || bind.column === "primarycontactid");
  const primary = lookupOf(draft, "primarycontactid");
  if (!touched || primary === undefined || belongsTo(environment.store.get("contact", primary.id), customer)) return;
  throw customer.table === "account"
    ? refuse(
        "0x8004f864",
        "The specified contact doesn't belong to the account selected as the customer. Specify a contact that " +
          "belongs to the selected account, and then try again.",
      )
    : refuse(
        "0x8004f865",
        "The specified contact doesn't belong to the contact that was specified in the customer field. Remove " +
          "the value from the contact field, or select a contact associated to the selected customer, and then " +
          "try again.",
      );
}

/** A case that is resolved or cancelled takes no change but the one that reopens it. */
function refuseClosed({ before, payload }: Change): void {
  if (before !== undefined && before.values.statecode !== ACTIVE && payload.values.get("statecode") !== ACTIVE) {
    throw refuse("0x80040233", "The object is not in a valid state to perform this operation.");
  }
  if (before !== undefined && payload.values.get("statecode") === RESOLVED) {
    throw refuse(
      "0x80040233",
      "This message can not be used to set the state of incident to Resolved. In order to set state of " +
        "incident to Resolved, use the CloseIncidentRequest message instead.",
    );
  }
}

/** Rules of incident: a customer always, one of either kind, a primary contact of that customer's. */
export const caseRules: TableRules = {
  onPayload: (change) => {
    refuseTwoCustomers(change);
    refuseClosed(change);
  },
  onDraft: (change) => {
    const { draft, before } = change;
    const customer = lookupOf(draft, "customerid");
    if (customer === undefined) throw refuse("0x80044410", "You should specify a parent contact or account.");
    checkPrimaryContact(change, customer);
    if (before === undefined && textOf(draft, "ticketnumber") === "")
      draft.values.ticketnumber = change.environment.nextTicket();
  },
  onWritten: ({ environment: { store } }, row) => {
    for (const item of store.related("queueitem", "objectid", { table: "incident", id: row.id })) {
      // A queue item ends when its case leaves Active; a reopened case is queued anew.
      const ended: Row["values"] = row.values.statecode === ACTIVE ? {} : { statecode: 1, statuscode: 2 };
      const values: Row["values"] = { ...item.values, title: row.values.title ?? null, ...ended };
      if (values.title !== item.values.title || values.statecode !== item.values.statecode)
        store.put("queueitem", { ...item, values });
    }
  },
};
