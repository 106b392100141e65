import "@testing-library/jest-dom";
import { fireEvent, screen, within } from "@testing-library/react";
import {
  ACCOUNT,
  INCIDENT,
  MARY,
  MICHAEL,
  PLACEHOLDER,
  contact,
  lookup,
  rejection,
  type Row,
} from "./support/fakeDataverse";
import { settle } from "./support/mount";
import { searches, show, status, written } from "./support/show";
import { plain } from "./support/strings";

const OTHER = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";

function account(accountid: string, name: string, columns: Row = {}): Row {
  return { accountid, name, telephone1: "+1 202-555-0143", ...columns };
}

function colleague(id: string, name: string, columns: Row = {}): Row {
  return contact(id, name, { ...lookup("parentcustomerid", "account", ACCOUNT, "Contoso"), ...columns });
}

function card(): HTMLElement {
  return screen.getByTestId("ocx-account");
}

test("the number is a company's: it is named, and its contacts can be linked, those of the caller's name first", async () => {
  const { host } = await show((dataverse) => {
    dataverse.accounts = [account(ACCOUNT, "Contoso")];
    dataverse.contacts = [colleague(MARY, "Mary Miller"), colleague(MICHAEL, "Davis, Michael")];
    dataverse.exactHits = [];
  });
  expect(status()).toContain("The number is that of account Contoso.");
  expect(card()).toHaveAttribute("data-accountid", ACCOUNT);
  expect(plain(card().textContent)).toMatch(/^Contoso same number \(Company\)/);
  fireEvent.click(screen.getByTestId("ocx-more-contacts"));
  const contacts = screen.getAllByTestId("ocx-contact");
  expect(contacts.map((row) => row.dataset.contactid)).toEqual([MICHAEL, MARY]);
  expect(contacts.map((row) => within(row).queryByText("same name") !== null)).toEqual([true, false]);
  const buttons = screen.getAllByTestId("ocx-link");
  expect(buttons.map((button) => button.className.includes("primary"))).toEqual([false, false, false]);
  fireEvent.click(buttons[2] ?? card());
  await settle();
  expect(written(host.dataverse)).toEqual([{ id: INCIDENT, "customerid_contact@odata.bind": `/contacts(${MARY})` }]);
  expect(screen.getByTestId("ocx-linked")).toHaveTextContent("caller's number not stored");
});

test("the account itself is linked: it becomes the customer, the form is told, and its contacts can be the case's contact", async () => {
  const { host } = await show((dataverse) => {
    dataverse.accounts = [account(ACCOUNT, "Contoso")];
    dataverse.contacts = [colleague(MARY, "Mary Miller")];
    dataverse.exactHits = [];
  });
  expect(within(card()).getByTestId("ocx-link").getAttribute("aria-label")).toContain("Contoso");
  fireEvent.click(within(card()).getByTestId("ocx-link"));
  host.dataverse.incident = { ...lookup("customerid", "account", ACCOUNT, "Contoso"), _primarycontactid_value: null };
  await settle();
  expect(written(host.dataverse)).toEqual([{ id: INCIDENT, "customerid_account@odata.bind": `/accounts(${ACCOUNT})` }]);
  expect(host.contactLinked?.mock.calls).toEqual([[{ contactId: null, incidentId: INCIDENT }]]);
  expect(status()).toContain("Contoso is linked to this case.");
  expect(card()).toHaveTextContent("customer of this case");
  expect(within(card()).queryByTestId("ocx-link")).toBeNull();
  fireEvent.click(within(screen.getByTestId("ocx-contact")).getByTestId("ocx-link"));
  await settle();
  expect(written(host.dataverse)[1]).toEqual({ id: INCIDENT, "primarycontactid@odata.bind": `/contacts(${MARY})` });
});

test("another company is the customer: the rep is asked before an account takes its place, and may keep it", async () => {
  const { host } = await show((dataverse, shown) => {
    dataverse.accounts = [account(ACCOUNT, "Contoso")];
    dataverse.incident = { ...lookup("customerid", "account", OTHER, "Fabrikam"), _primarycontactid_value: null };
    shown.openConfirmDialog.mockResolvedValue({ confirmed: false });
  });
  fireEvent.click(within(card()).getByTestId("ocx-link"));
  await settle();
  expect(host.openConfirmDialog).toHaveBeenCalledTimes(1);
  expect(written(host.dataverse)).toEqual([]);
});

test("a colleague linked somebody meanwhile: an account is not put in their place", async () => {
  const { host } = await show((dataverse) => (dataverse.accounts = [account(ACCOUNT, "Contoso")]));
  host.dataverse.incident = { ...lookup("customerid", "contact", MARY, "Mary Miller"), _primarycontactid_value: null };
  fireEvent.click(within(card()).getByTestId("ocx-link"));
  await settle();
  expect(written(host.dataverse)).toEqual([]);
  expect(status()).toContain("Meanwhile Mary Miller was linked to this case.");
});

test.each([
  ["may not read accounts", rejection(-2147220960, "missing prvReadAccount privilege")],
  ["gets no account for another reason", rejection(503, "")],
])("a rep who %s still gets the contacts, and no failure", async (_, error) => {
  await show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
    dataverse.before = ({ table }) => (table === "account" ? Promise.reject(error) : undefined);
  });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
});

test("the customer of unknown callers and companies of other numbers are not offered", async () => {
  await show((dataverse) => {
    dataverse.accounts = [
      account(PLACEHOLDER, "Unknown caller"),
      account(OTHER, "Fabrikam", { telephone1: "+1 202-555-0144" }),
    ];
  });
  expect(screen.queryByTestId("ocx-account")).toBeNull();
  expect(status()).toBe("No active contact has the number +1 202 555 0143.");
});

test("of a large company a few contacts stand there; who has the number is not listed twice, and a last name may hold a quote", async () => {
  const { host } = await show((dataverse, shown) => {
    shown.values.description = String(shown.values.description).replace("Name: Michael Davis", "Name: Michael O'Hara");
    dataverse.accounts = [account(ACCOUNT, "Contoso", { telephone1: null, address1_telephone2: "2025550143" })];
    dataverse.contacts = [
      colleague(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" }),
      ...Array.from({ length: 12 }, (_, index) =>
        colleague(MARY.replace(/..$/, String(index + 10)), `Person ${index}`),
      ),
    ];
    dataverse.exactHits = [MICHAEL];
    // The second query finds other numbers with these digits as well: that makes nobody known by the number.
    dataverse.looseHits = undefined;
  });
  fireEvent.click(screen.getByTestId("ocx-more-contacts"));
  const listed = screen.getAllByTestId("ocx-contact").map((row) => row.dataset.contactid);
  expect(listed).toHaveLength(6);
  expect(listed.filter((id) => id === MICHAEL)).toHaveLength(1);
  const filters = searches(host.dataverse).map((query) => new URLSearchParams(query).get("$filter"));
  expect(filters.some((filter) => filter?.includes(" or lastname eq 'O''Hara' and (statecode eq 0 and "))).toBe(true);
});

test("read-only: accounts and their contacts are shown, the buttons say why they do nothing", async () => {
  await show((dataverse, host) => {
    host.readOnly = true;
    dataverse.accounts = [account(ACCOUNT, "Contoso")];
    dataverse.contacts = [colleague(MARY, "Mary Miller")];
    dataverse.exactHits = [];
  });
  const buttons = screen.getAllByTestId("ocx-link");
  expect(buttons).toHaveLength(2);
  for (const button of buttons) {
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")).toHaveTextContent("read-only");
  }
});
