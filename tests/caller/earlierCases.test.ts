import {
  caseAndEarlierQuery,
  casesOfContact,
  casesOfContactQuery,
  isOfNumber,
  readEarlierCase,
} from "../../Caller/customer/earlierCases";
import { parsePhone } from "../../Caller/phone/parse";

const CASE = "33333333-3333-4333-8333-333333333333";
const ADA = "11111111-1111-4111-8111-111111111111";

function queryOf(phone: string | undefined): string {
  return decodeURIComponent(caseAndEarlierQuery(CASE, phone === undefined ? undefined : parsePhone(phone)));
}

test("one query asks by equality for the case and for the number in its spellings, newest first", () => {
  const query = queryOf("+12025550143");
  expect(query).toContain(`incidentid eq ${CASE} or Microsoft.Dynamics.CRM.In(PropertyName='opencx_callerphone',`);
  expect(query).toContain('"+12025550143","(202) 555-0143"');
  expect(query).toMatch(/&\$orderby=createdon desc&\$top=100$/);
  expect(query).not.toMatch(/contains|endswith|startswith/);
});

test("without a number the case is asked for alone", () => {
  for (const phone of [undefined, "sip:pbx.example"])
    expect(queryOf(phone)).toContain(`&$filter=incidentid eq ${CASE}&$orderby`);
});

test("a contact's cases are those where it is the customer or the primary contact", () => {
  const query = decodeURIComponent(casesOfContactQuery(ADA));
  expect(query).toContain(`$filter=_customerid_value eq ${ADA} or _primarycontactid_value eq ${ADA}&`);
});

test("the cases that come with a contact are told from those that were not asked for", () => {
  expect(casesOfContact({})).toBeUndefined();
  expect(casesOfContact({ incident_customer_contacts: [], contact_as_primary_contact: [] })).toEqual([]);
  const [found] =
    casesOfContact({ incident_customer_contacts: [], contact_as_primary_contact: [{ title: "Lamp" }] }) ?? [];
  expect(found?.name).toBe("Lamp");
});

test("a row is read without what would turn words about; no date, no title and no number are no failure", () => {
  expect(
    readEarlierCase({
      incidentid: CASE.toUpperCase(),
      title: "Lamp \u202Eoff",
      statecode: 0,
      "statuscode@OData.Community.Display.V1.FormattedValue": "In Progress",
      createdon: "2026-10-05T14:03:58Z",
      opencx_sessionid: "s",
    }),
  ).toMatchObject({ id: CASE, name: "Lamp off", active: true, status: "In Progress", isCall: true, phone: "" });
  expect(readEarlierCase({})).toMatchObject({ name: "", at: NaN, active: false, isCall: false });
});

test.each([
  ["+1 202-555-0143", true],
  ["(202) 555-0143", true],
  ["+1 202-555-0144", false],
  ["", false],
])("a case of %s is of the number: %s", (phone, is) => {
  expect(isOfNumber(readEarlierCase({ opencx_callerphone: phone }), parsePhone("+12025550143"))).toBe(is);
});
