import type { CaseColumnName } from "../../Transcript/caseColumns";
import { plainId, type RowReference } from "./contactState";

/** The text of a column as the form holds it now, unsaved edits included; null when empty or not on the form. */
export function textOf(form: Xrm.FormContext, column: CaseColumnName | "description"): string | null {
  return form.getAttribute<Xrm.Attributes.StringAttribute>(column)?.getValue() ?? null;
}

/** The row a lookup column points to; undefined when empty or not on the form. */
export function lookupOf(form: Xrm.FormContext, column: string): RowReference | undefined {
  const row = form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0];
  return row === undefined ? undefined : { table: row.entityType, id: plainId(row.id) };
}
