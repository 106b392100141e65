import type { CaseCustomer } from "../../Caller/customer/caseCustomer";
import { customerRef } from "../../Caller/customer/reference";
import { plainGuid } from "../../Transcript/text/guid";
import type { CaseColumnName } from "../../Transcript/caseColumns";

/** The text of a column as the form holds it now, unsaved edits included; null when empty or not on the form. */
export function textOf(form: Xrm.FormContext, column: CaseColumnName | "description"): string | null {
  return form.getAttribute<Xrm.Attributes.StringAttribute>(column)?.getValue() ?? null;
}

/** Customer and primary contact as the form holds them now, unsaved choices included; what is not on the form is empty. */
export function customerOnForm(form: Xrm.FormContext): CaseCustomer {
  const [customer, primary] = ["customerid", "primarycontactid"].map(
    (column) => form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0],
  );
  return {
    customer: customerRef(customer?.entityType, customer?.id),
    customerName: customer?.name ?? "",
    primaryContactId: primary === undefined ? undefined : plainGuid(primary.id),
    primaryContactName: primary?.name ?? "",
  };
}
