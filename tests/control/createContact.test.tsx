import "@testing-library/jest-dom";
import { act, fireEvent, screen, within } from "@testing-library/react";
import { contactDetails } from "../../Caller/contact/newContact";
import { write } from "../../Transcript/description/write";
import { ACCOUNT, INCIDENT, lookup, rejection, type FakeDataverse } from "./support/fakeDataverse";
import { mount, newHost, settle, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { plain } from "./support/strings";

async function openForm(change: (dataverse: FakeDataverse) => void = () => undefined): Promise<Mounted> {
  const host = newHost({ description: write(CALL), sessionId: "31c1630a-9b20-5c3b-bb3c-e8a367230216" });
  change(host.dataverse);
  const mounted = mount(host);
  await settle();
  fireEvent.click(screen.getByTestId("ocx-create"));
  return mounted;
}

async function save(): Promise<void> {
  fireEvent.click(screen.getByTestId("ocx-create-save"));
  await settle();
}

function created(dataverse: FakeDataverse): readonly (Record<string, unknown> | undefined)[] {
  return dataverse.seen("create", "contact").map(({ data }) => data);
}

test("the form is prefilled, focused, and the rep's corrections are what is created and linked", async () => {
  const { host } = await openForm();
  expect(document.activeElement).toBe(screen.getByLabelText("First name"));
  expect(screen.getByLabelText("First name")).toHaveValue("Michael");
  expect(screen.getByLabelText("Phone")).toHaveValue("+12025550143");
  fireEvent.change(screen.getByLabelText(/^Last name/), { target: { value: "Davies " } });
  await save();
  const [row] = created(host.dataverse);
  expect(row).toEqual({
    contactid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    firstname: "Michael",
    lastname: "Davies",
    mobilephone: "+12025550143",
    emailaddress1: "michael.davis@example.com",
    description: "Created from chat session 31c1630a-9b20-5c3b-bb3c-e8a367230216",
  });
  expect(host.dataverse.seen("update", "incident").map(({ data }) => data)).toEqual([
    { "customerid_contact@odata.bind": `/contacts(${String(row?.contactid)})` },
  ]);
  expect(host.contactLinked?.mock.calls).toEqual([[{ contactId: row?.contactid, incidentId: INCIDENT }]]);
  expect(screen.getByTestId("ocx-linked")).toHaveTextContent("Michael Davies");
});

test("at a real account the contact becomes one of the account, then its primary contact", async () => {
  const { host } = await openForm(
    (dataverse) =>
      (dataverse.incident = { ...lookup("customerid", "account", ACCOUNT, "Contoso"), _primarycontactid_value: null }),
  );
  expect(plain(screen.getByTestId("ocx-new-contact").textContent)).toContain("Contoso");
  await save();
  const [row] = created(host.dataverse);
  expect(row).toMatchObject({ "parentcustomerid_account@odata.bind": `/accounts(${ACCOUNT})` });
  expect(host.dataverse.seen("update", "incident").map(({ data }) => data)).toEqual([
    { "primarycontactid@odata.bind": `/contacts(${String(row?.contactid)})` },
  ]);
});

test("a contact created for a withheld number claims no match with it", async () => {
  const host = newHost({ description: write({ ...CALL, caller: { name: "Ann Onym" } }), callerPhone: null });
  mount(host);
  await settle();
  fireEvent.click(screen.getByTestId("ocx-create"));
  fireEvent.change(screen.getByLabelText("Phone"), { target: { value: "+13125550199" } });
  await save();
  expect(screen.getByTestId("ocx-linked")).toHaveTextContent("Ann Onym");
  expect(screen.getByTestId("ocx-linked")).not.toHaveTextContent(/number/);
});

test("a last name is needed: nothing is sent, the field says so and has the focus", async () => {
  const { host } = await openForm();
  fireEvent.change(screen.getByLabelText(/^Last name/), { target: { value: "  " } });
  await save();
  expect(created(host.dataverse)).toEqual([]);
  expect(document.activeElement).toBe(screen.getByLabelText(/^Last name/));
  expect(await within(screen.getByTestId("ocx-new-contact")).findByText("Enter a last name.")).toBeInTheDocument();
});

test("two presses make one contact", async () => {
  const { host } = await openForm();
  act(() => {
    screen.getByTestId("ocx-create-save").click();
    screen.getByTestId("ocx-create-save").click();
  });
  await settle();
  expect(created(host.dataverse)).toHaveLength(1);
});

test("the contact is created but linking fails: the second try links the same contact and makes no second one", async () => {
  const { host } = await openForm((dataverse) => {
    dataverse.before = ({ what, table }) =>
      what === "update" && table === "incident"
        ? Promise.reject(rejection(-2147204784, "A plug-in says no"))
        : undefined;
  });
  await save();
  expect(plain(screen.getByRole("alert").textContent)).toContain("The contact was created, but not linked.");
  expect(screen.getByLabelText("First name")).toBeDisabled();
  host.dataverse.before = () => undefined;
  await save();
  expect(host.dataverse.contacts).toHaveLength(1);
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute(
    "data-contactid",
    String(host.dataverse.contacts[0]?.contactid),
  );
});

test("an answer lost after the contact was made: trying again brings it up to date instead of making a second one", async () => {
  let lost = true;
  const { host } = await openForm();
  const { createRecord } = host.dataverse.webAPI;
  host.dataverse.webAPI.createRecord = async (table, data) => {
    const answer = await createRecord(table, data);
    if (!lost) return answer;
    lost = false;
    throw rejection(0, "Failed to fetch");
  };
  await save();
  expect(plain(screen.getByRole("alert").textContent)).toContain("The contact was not created.");
  fireEvent.change(screen.getByLabelText("First name"), { target: { value: "Mike" } });
  await save();
  expect(host.dataverse.contacts).toHaveLength(1);
  expect(host.dataverse.seen("update", "contact").map(({ data }) => data)).toEqual([
    expect.objectContaining({ firstname: "Mike" }),
  ]);
  expect(screen.getByTestId("ocx-linked")).toBeInTheDocument();
});

test("a missing privilege is said in plain words", async () => {
  await openForm((dataverse) => {
    dataverse.before = ({ what }) =>
      what === "create" ? Promise.reject(rejection(-2147220960, "is missing prvCreateContact privilege")) : undefined;
  });
  await save();
  expect(plain(screen.getByRole("alert").textContent)).toMatch(/not created.*prvCreateContact/);
});

test("cancel leaves no trace and gives the focus back", async () => {
  const { host } = await openForm();
  fireEvent.click(screen.getByTestId("ocx-create-cancel"));
  expect(screen.queryByTestId("ocx-new-contact")).toBeNull();
  expect(document.activeElement).toBe(screen.getByTestId("ocx-create"));
  expect(created(host.dataverse)).toEqual([]);
});

test.each([
  ["Michael Davis", "Michael", "Davis"],
  ["  Anna   Maria  van Dyck ", "Anna Maria", "van Dyck"],
  ["Davis, Michael", "Michael", "Davis"],
  ["Cher", "", "Cher"],
  ["", "", ""],
  [undefined, "", ""],
])("name %p", (name, firstName, lastName) => {
  expect(contactDetails({ name })).toMatchObject({ firstName, lastName });
});

test("values longer than their column are cut where the rep sees it", () => {
  const form = contactDetails({
    name: `a ${"b".repeat(80)}`,
    phone: "1".repeat(80),
    email: `${"e".repeat(200)}@example.com`,
  });
  expect([form.lastName.length, form.phone.length, form.email.length]).toEqual([50, 50, 100]);
  expect(contactDetails({ name: `${"b".repeat(49)}\u{1F600}` }).lastName).toBe("b".repeat(49));
});
