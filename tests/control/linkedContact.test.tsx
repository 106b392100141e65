import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { ACCOUNT, INCIDENT, MARY, MICHAEL, PLACEHOLDER, contact, lookup } from "./support/fakeDataverse";
import { press, showWithContact, status, written } from "./support/show";

test("a linked contact is shown with its match and opens; the search that was asked beside the customer goes no further", async () => {
  const { host } = await showWithContact(
    (dataverse) =>
      (dataverse.incident = {
        ...lookup("customerid", "contact", MICHAEL, "Michael Davis"),
        _primarycontactid_value: null,
      }),
  );
  expect(screen.getByTestId("ocx-linked")).toHaveTextContent("same number");
  expect(host.dataverse.seen("search", "contact")).toHaveLength(1);
  await press("ocx-open");
  expect(host.openForm).toHaveBeenCalledWith(expect.objectContaining({ entityName: "contact", entityId: MICHAEL }));
});

test("a linked contact whose numbers are others is shown as such", async () => {
  await showWithContact((dataverse) => {
    dataverse.incident = { ...lookup("customerid", "contact", MARY, "Mary Davis"), _primarycontactid_value: null };
    dataverse.contacts = [contact(MARY, "Mary Davis", { mobilephone: "+442079460958" })];
  });
  expect(screen.getByTestId("ocx-linked")).toHaveTextContent("caller's number not stored");
});

test("a contact that the rep may not read is still named", async () => {
  await showWithContact((dataverse) => {
    dataverse.incident = { ...lookup("customerid", "contact", MARY, "Mary Davis"), _primarycontactid_value: null };
    dataverse.contacts = [];
  });
  expect(screen.getByTestId("ocx-linked")).toHaveTextContent("Mary Davis");
});

test("unlinking puts the placeholder back, tells the form, and searches again", async () => {
  const { host } = await showWithContact((dataverse) => {
    const linked = { ...lookup("customerid", "contact", MICHAEL, "Michael Davis"), _primarycontactid_value: null };
    const free = dataverse.incident;
    dataverse.incident = linked;
    dataverse.before = ({ what, table }) => {
      if (what === "update" && table === "incident") dataverse.incident = free;
    };
  });
  await press("ocx-unlink");
  expect(written(host.dataverse)).toEqual([
    { id: INCIDENT, "customerid_account@odata.bind": `/accounts(${PLACEHOLDER})` },
  ]);
  expect(host.contactLinked?.mock.calls).toEqual([[{ contactId: null, incidentId: INCIDENT }]]);
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
  expect(status()).toContain("no longer linked");
});

test("unlinking the primary contact of a real account leaves the customer", async () => {
  const { host } = await showWithContact(
    (dataverse) =>
      (dataverse.incident = {
        ...lookup("customerid", "account", ACCOUNT, "Contoso"),
        ...lookup("primarycontactid", "contact", MICHAEL, "Michael Davis"),
      }),
  );
  await press("ocx-unlink");
  expect(written(host.dataverse)).toEqual([{ id: INCIDENT, "primarycontactid@odata.bind": null }]);
});

test("without a placeholder a customer cannot be unlinked, and the rep reads whom to ask", async () => {
  const { host } = await showWithContact((dataverse) => {
    dataverse.unknownCaller = undefined;
    dataverse.incident = {
      ...lookup("customerid", "contact", MICHAEL, "Michael Davis"),
      _primarycontactid_value: null,
    };
  });
  expect(screen.getByTestId("ocx-unlink")).toHaveAttribute("aria-disabled", "true");
  // Reached by the keyboard all the same: the reason is read out there.
  screen.getByTestId("ocx-unlink").focus();
  expect(screen.getByTestId("ocx-unlink")).toHaveFocus();
  expect(screen.getByTestId("ocx-caller")).toHaveTextContent("opencx_UnknownCallerCustomer");
  await press("ocx-unlink");
  expect(written(host.dataverse)).toEqual([]);
});
