import { plainId } from "./contactState";
import { withDeadline } from "./deadline";

const DEADLINE_MS = 10_000;
const LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";
const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const COLUMNS = ["customerid", "primarycontactid"] as const;

type IncidentRow = Readonly<Record<string, string | null | undefined>>;

/**
 * Puts the stored customer and primary contact of the incident into an edited form, and leaves all other columns as the
 * rep typed them.
 * A column of the two that the rep has edited keeps the edit; a form that shows another case by then is left alone.
 * @param incidentId without braces, in lower case
 * @throws DeadlineError, or the platform's error, when the incident cannot be read
 */
export async function showStoredContact(form: Xrm.FormContext, incidentId: string): Promise<void> {
  const select = COLUMNS.map((column) => `_${column}_value`).join(",");
  const row = await withDeadline(
    Xrm.WebApi.retrieveRecord<IncidentRow>("incident", incidentId, `?$select=${select}`),
    DEADLINE_MS,
  );
  // The rep may have gone on to the next case in the same form, whose customer this is not.
  if (plainId(form.data.entity.getId()) !== incidentId) return;
  for (const column of COLUMNS) {
    const attribute = form.getAttribute<Xrm.Attributes.LookupAttribute>(column);
    if (attribute === null || attribute.getIsDirty()) continue;
    attribute.setValue(lookupValue(row, `_${column}_value`));
  }
}

function lookupValue(row: IncidentRow, property: string): Xrm.LookupValue[] | null {
  const id = row[property];
  const entityType = row[`${property}@${LOGICAL_NAME}`];
  if (id === null || id === undefined || entityType === null || entityType === undefined) return null;
  return [{ id, entityType, name: row[`${property}@${FORMATTED}`] ?? "" }];
}
