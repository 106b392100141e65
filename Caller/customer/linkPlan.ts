import { contactOf, realAccount, type CaseCustomer, type StoredCustomer } from "./caseCustomer";
import { markedNotCaller, NOT_CALLERS_COLUMN, writeNotCallers } from "./notCallers";
import type { Placeholder } from "./placeholder";
import { customerBind, type CustomerRef } from "./reference";

/** The body of an update of the incident. */
export type IncidentChanges = Readonly<Record<`${string}@odata.bind`, string | null>> & {
  readonly [NOT_CALLERS_COLUMN]?: string | null;
};

/** What linking would write. */
export interface LinkPlan {
  readonly changes: IncidentChanges;
  /** True when a real customer would be replaced: the rep must agree first. */
  readonly replacesCustomer: boolean;
}

/**
 * What linking a contact, or making an account the customer, writes. Contact and customer are never both the same
 * contact (Dataverse: 0x8004f865), and a primary contact must be a contact of the customer (0x8004f864).
 * @param parentId the row that the contact's parentcustomerid names
 */
export function planLink(
  row: CaseCustomer,
  placeholder: Placeholder,
  customer: CustomerRef,
  parentId: string | undefined,
): LinkPlan {
  const account = realAccount(row, placeholder);
  if (account !== undefined && parentId === account.id) {
    return { changes: { "primarycontactid@odata.bind": `/contacts(${customer.id})` }, replacesCustomer: false };
  }
  return {
    changes: { ...customerBind(customer), ...clearedPrimaryContact(row) },
    // An earlier try whose answer was lost has made the account the customer already.
    replacesCustomer: account !== undefined && account.id !== customer.id,
  };
}

/** What unlinking writes; undefined when the customer would have to become the placeholder and none is known. */
export function planUnlink(row: CaseCustomer, placeholder: Placeholder): IncidentChanges | undefined {
  // The customer stays: the account was the customer before anybody was linked.
  if (contactOf(row, placeholder).kind === "primary") return clearedPrimaryContact(row);
  if (typeof placeholder !== "object") return undefined;
  return { ...customerBind(placeholder), ...clearedPrimaryContact(row) };
}

/** What adds a contact to those who did not call, or takes it out. */
export function planNotCaller(row: StoredCustomer, contactId: string, isNot: boolean): IncidentChanges {
  return { [NOT_CALLERS_COLUMN]: writeNotCallers(markedNotCaller(row.notCallers, contactId, isNot)) };
}

/**
 * What puts back what one write changed.
 * @param now the incident as it is: customer and primary contact as in `after`; of those who did not call others may
 * have come in since, and stay
 * @returns undefined where the customer of before is not known
 */
export function planRestore(
  now: StoredCustomer,
  before: StoredCustomer,
  after: StoredCustomer,
): IncidentChanges | undefined {
  if (before.customer === undefined) return undefined;
  const sameRow = now.customer?.id === before.customer.id;
  const ids = restoredNotCallers(now, before, after);
  return {
    ...(sameRow ? {} : customerBind(before.customer)),
    ...(now.primaryContactId === before.primaryContactId
      ? {}
      : {
          "primarycontactid@odata.bind":
            before.primaryContactId === undefined ? null : `/contacts(${before.primaryContactId})`,
        }),
    ...(ids.join() === now.notCallers.join() ? {} : { [NOT_CALLERS_COLUMN]: writeNotCallers(ids) }),
  };
}

/** In their old order, where nobody else has marked anybody since. */
function restoredNotCallers(now: StoredCustomer, before: StoredCustomer, after: StoredCustomer): readonly string[] {
  if (now.notCallers.join() === after.notCallers.join()) return before.notCallers;
  const added = after.notCallers.filter((id) => !before.notCallers.includes(id));
  const others = now.notCallers.filter((id) => !added.includes(id));
  return [...before.notCallers.filter((id) => !after.notCallers.includes(id) && !others.includes(id)), ...others];
}

/**
 * A primary contact that stays behind when the customer changes would belong to nobody, and Dataverse refuses the
 * update.
 */
function clearedPrimaryContact(row: CaseCustomer): IncidentChanges {
  return row.primaryContactId === undefined ? {} : { "primarycontactid@odata.bind": null };
}
