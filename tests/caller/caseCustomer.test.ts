import {
  contactOf,
  lacksContact,
  readCaseCustomer,
  realAccount,
  sameCustomer,
} from "../../Caller/customer/caseCustomer";
import { placeholderOf, type Placeholder } from "../../Caller/customer/placeholder";
import { variablesOf } from "../../Caller/variables";
import { planLink, planUnlink } from "../../Caller/customer/linkPlan";

const ACCOUNT = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
const NOBODY = "99999999-9999-4999-8999-999999999999";
const MICHAEL = "11111111-1111-4111-8111-111111111111";
const MARY = "22222222-2222-4222-8222-222222222222";

/** An incident's row as the Web API delivers it. */
function row(
  table: "account" | "contact",
  id: string,
  primary: string | null = null,
): ReturnType<typeof readCaseCustomer> {
  return readCaseCustomer({
    _customerid_value: id,
    "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": table,
    "_customerid_value@OData.Community.Display.V1.FormattedValue": "Customer",
    _primarycontactid_value: primary,
    "_primarycontactid_value@OData.Community.Display.V1.FormattedValue": primary === null ? undefined : "Primary",
  });
}

const account: Placeholder = { table: "account", id: NOBODY };
const contact: Placeholder = { table: "contact", id: NOBODY };
const hidden = readCaseCustomer({ _customerid_value: null });

test.each([
  ["the placeholder, an account", row("account", NOBODY), account, { kind: "none" }, true],
  ["the placeholder, a contact", row("contact", NOBODY), contact, { kind: "none" }, true],
  // An id alone says nothing: two tables may hold the same one.
  [
    "a contact with the id of the placeholder account",
    row("contact", NOBODY),
    account,
    { kind: "customer", contactId: NOBODY, name: "Customer" },
    false,
  ],
  ["an account without a primary contact", row("account", ACCOUNT), account, { kind: "none" }, true],
  ["the same while the placeholder cannot be read", row("account", ACCOUNT), "unreadable", { kind: "none" }, true],
  [
    "an account with one",
    row("account", ACCOUNT, MARY),
    account,
    { kind: "primary", contactId: MARY, name: "Primary", account: "Customer" },
    false,
  ],
  ["a contact", row("contact", MICHAEL), "none", { kind: "customer", contactId: MICHAEL, name: "Customer" }, false],
  [
    "a contact that may be the placeholder",
    row("contact", NOBODY),
    "unreadable",
    { kind: "customer", contactId: NOBODY, name: "Customer" },
    false,
  ],
  ["nobody, since the column is hidden or the rep is choosing", hidden, account, { kind: "none" }, false],
] as const)("customer: %s", (_, customer, placeholder, standing, lacking) => {
  expect(contactOf(customer, placeholder)).toEqual(standing);
  expect(lacksContact(customer, placeholder)).toBe(lacking);
});

test("a customer is read in whatever spelling its id and name come, and another table's row is none", () => {
  const spelled = readCaseCustomer({
    _customerid_value: `{${MICHAEL.toUpperCase()}}`,
    "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
    "_customerid_value@OData.Community.Display.V1.FormattedValue": "\u202EMichael\u0000",
  });
  expect(spelled).toEqual({
    customer: { table: "contact", id: MICHAEL },
    customerName: "Michael",
    primaryContactId: undefined,
    primaryContactName: "",
    notCallers: [],
  });
  expect(sameCustomer(spelled, row("contact", MICHAEL))).toBe(true);
  const lead = { _customerid_value: MICHAEL, "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "lead" };
  expect(readCaseCustomer(lead).customer).toBeUndefined();
});

test.each([
  ["an account's own contact", row("account", ACCOUNT), account, ACCOUNT, ["primarycontactid"], false],
  [
    "another contact",
    row("account", ACCOUNT, MARY),
    account,
    undefined,
    ["customerid_contact", "primarycontactid"],
    true,
  ],
  ["a contact of the placeholder", row("account", NOBODY), account, NOBODY, ["customerid_contact"], false],
  // Nobody can say whether the account is a real customer, so the rep is asked.
  ["anybody, the placeholder unread", row("account", NOBODY), "unreadable", undefined, ["customerid_contact"], true],
] as const)("linking %s", (_, customer, placeholder, parent, columns, asks) => {
  const { changes, replacesCustomer } = planLink(customer, placeholder, { table: "contact", id: MICHAEL }, parent);
  expect(Object.keys(changes)).toEqual(columns.map((column) => `${column}@odata.bind`));
  expect(replacesCustomer).toBe(asks);
});

test.each([
  ["nobody", row("account", NOBODY), account, ["customerid_account"], false],
  ["another account", row("account", NOBODY), "none", ["customerid_account"], true],
  [
    "an account with a contact",
    row("account", NOBODY, MARY),
    account,
    ["customerid_account", "primarycontactid"],
    false,
  ],
  ["this account, since an answer was lost", row("account", ACCOUNT), account, ["customerid_account"], false],
] as const)("making an account the customer in place of %s", (_, customer, placeholder, columns, asks) => {
  const { changes, replacesCustomer } = planLink(customer, placeholder, { table: "account", id: ACCOUNT }, undefined);
  expect(Object.keys(changes)).toEqual(columns.map((column) => `${column}@odata.bind`));
  expect(changes["customerid_account@odata.bind"]).toBe(`/accounts(${ACCOUNT})`);
  expect(replacesCustomer).toBe(asks);
});

test("unlinking puts the placeholder back, or takes the primary contact off; without a placeholder there is nothing to put", () => {
  expect(planUnlink(row("contact", MICHAEL), contact)).toEqual({
    "customerid_contact@odata.bind": `/contacts(${NOBODY})`,
  });
  expect(planUnlink(row("account", ACCOUNT, MARY), "none")).toEqual({ "primarycontactid@odata.bind": null });
  for (const none of ["none", "unreadable"] as const) expect(planUnlink(row("contact", MICHAEL), none)).toBeUndefined();
});

test("the account that a new contact belongs to is a real customer, never the placeholder", () => {
  expect(realAccount(row("account", ACCOUNT), account)).toEqual({ table: "account", id: ACCOUNT });
  for (const other of [row("account", NOBODY), row("contact", MICHAEL), hidden])
    expect(realAccount(other, account)).toBeUndefined();
});

const VALUES = "environmentvariabledefinition_environmentvariablevalue";
test.each([
  ["its value in this environment", { defaultvalue: "account:x", [VALUES]: [{ value: `account:${NOBODY}` }] }, account],
  ["its default where there is none", { defaultvalue: `contact:${NOBODY}`, [VALUES]: [] }, contact],
  ["its default where the value is empty", { defaultvalue: `contact:${NOBODY}`, [VALUES]: [{ value: "" }] }, contact],
  ["nobody where it is something else", { defaultvalue: "Unknown caller" }, "none"],
  ["nobody where it has no value", { defaultvalue: null, [VALUES]: null }, "none"],
  ["nobody where it is not there", undefined, "none"],
] as const)("the environment variable names %s", (_, definition, expected) => {
  const rows = definition === undefined ? [] : [{ ...definition, schemaname: "opencx_UnknownCallerCustomer" }];
  expect(placeholderOf(variablesOf(rows))).toEqual(expected);
});
