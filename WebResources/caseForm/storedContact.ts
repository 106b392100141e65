import { CASE_CUSTOMER_QUERY, readCaseCustomer, type CaseCustomer } from "../../Caller/customer/caseCustomer";
import { plainGuid } from "../../Transcript/text/guid";
import { withDeadline } from "../../Caller/deadline";
import { showLookups, type Lookups } from "./shownLookups";

const DEADLINE_SECONDS = 10;

/** By incident, how often its customer was asked for: of several answers the one asked for last is the newest. */
const asked = new Map<string, number>();

/**
 * Puts the stored customer and primary contact of the incident into an edited form, and leaves all other columns as the
 * rep typed them. A column of the two that the rep has edited keeps the edit; a form that shows another case by then is
 * left alone.
 * @param incidentId without braces, in lower case
 * @throws DeadlineError, or the platform's error, when the incident cannot be read
 */
export async function showStoredContact(form: Xrm.FormContext, incidentId: string): Promise<void> {
  const mine = (asked.get(incidentId) ?? 0) + 1;
  asked.set(incidentId, mine);
  const row: unknown = await withDeadline(
    Xrm.WebApi.retrieveRecord("incident", incidentId, CASE_CUSTOMER_QUERY),
    DEADLINE_SECONDS,
  );
  if (asked.get(incidentId) !== mine) return;
  // The rep may have gone on to the next case in the same form, whose customer this is not.
  if (plainGuid(form.data.entity.getId()) !== incidentId) return;
  showLookups(form, lookupValues(readCaseCustomer(row as Readonly<Record<string, unknown>>)));
}

function lookupValues(row: CaseCustomer): Lookups {
  const { customer, primaryContactId } = row;
  return {
    customerid:
      customer === undefined ? null : [{ id: customer.id, entityType: customer.table, name: row.customerName }],
    primarycontactid:
      primaryContactId === undefined
        ? null
        : [{ id: primaryContactId, entityType: "contact", name: row.primaryContactName }],
  };
}
