import type { StoredCustomer } from "../../../Caller/customer/caseCustomer";
import type { Placeholder } from "../../../Caller/customer/placeholder";
import type { CaseStore } from "./caseStore";

/** The incident's customer as read, and the customer of unknown callers: what linking decides by. */
export interface CaseFacts {
  readonly row: StoredCustomer;
  readonly placeholder: Placeholder;
}

/** The incident's customer as it is now. */
export async function caseFacts(store: CaseStore, incidentId: string): Promise<CaseFacts> {
  const [row, placeholder] = await Promise.all([store.caseCustomer(incidentId), store.placeholder()]);
  return { row, placeholder };
}
