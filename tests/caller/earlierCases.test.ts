import { earlierCasesQuery, isOfNumber, readEarlierCase } from "../../Caller/customer/earlierCases";
import { parsePhone } from "../../Caller/phone/parse";

const CASE = "33333333-3333-4333-8333-333333333333";
const ADA = "11111111-1111-4111-8111-111111111111";

function queryOf(phone: string | undefined, ids: readonly string[]): string {
  return decodeURIComponent(earlierCasesQuery(phone === undefined ? undefined : parsePhone(phone), ids, CASE) ?? "");
}

test("one query asks by equality for the number in its spellings and for the contacts, newest first, without this case", () => {
  const query = queryOf("+12025550143", [ADA]);
  expect(query).toContain(`incidentid ne ${CASE} and (Microsoft.Dynamics.CRM.In(PropertyName='opencx_callerphone',`);
  expect(query).toContain('"+12025550143","(202) 555-0143"');
  expect(query).toContain(` or _customerid_value eq ${ADA} or _primarycontactid_value eq ${ADA})`);
  expect(query).toMatch(/&\$orderby=createdon desc&\$top=100$/);
  expect(query).not.toMatch(/contains|endswith|startswith/);
});

test("a withheld number asks by contacts alone, and with nobody not at all", () => {
  expect(queryOf(undefined, [ADA])).toContain(`(_customerid_value eq ${ADA}`);
  expect(queryOf(undefined, [])).toBe("");
  expect(queryOf("sip:pbx.example", [])).toBe("");
});

test("a hundred contacts fit an address of the Web API and its 500 conditions", () => {
  const ids = Array.from({ length: 100 }, (_, number) => `${ADA.slice(0, -3)}${String(number).padStart(3, "0")}`);
  const query = earlierCasesQuery(parsePhone("+442079460958"), ids, CASE) ?? "";
  expect(query.length).toBeLessThan(20_000);
  expect(decodeURIComponent(query).match(/ eq /g)).toHaveLength(200);
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
