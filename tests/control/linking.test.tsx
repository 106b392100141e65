import "@testing-library/jest-dom";
import { act, screen, waitFor } from "@testing-library/react";
import {
  ACCOUNT,
  INCIDENT,
  MARY,
  MICHAEL,
  PLACEHOLDER,
  contact,
  lookup,
  rejection,
  type FakeDataverse,
} from "./support/fakeDataverse";
import { settle } from "./support/mount";
import { press, showWithContact, status, written } from "./support/show";
import { plain } from "./support/strings";

const member = lookup("parentcustomerid", "account", ACCOUNT, "Contoso");

function atContoso(dataverse: FakeDataverse): void {
  dataverse.incident = { ...lookup("customerid", "account", ACCOUNT, "Contoso"), _primarycontactid_value: null };
}

test.each([
  ["an account", `account:${PLACEHOLDER}`, "account"],
  ["a contact", `contact:{${PLACEHOLDER.toUpperCase()}}`, "contact"],
  ["an account, written with spaces", ` Account : ${PLACEHOLDER} `, "account"],
])(
  "the customer is the placeholder, %s: the contact becomes the customer, never the primary contact",
  async (_, value, table) => {
    const { host } = await showWithContact((dataverse) => {
      dataverse.unknownCaller = value;
      dataverse.incident = {
        ...lookup("customerid", table, PLACEHOLDER, "Unknown caller"),
        _primarycontactid_value: null,
      };
    });
    await press("ocx-link");
    expect(written(host.dataverse)).toEqual([
      { id: INCIDENT, "customerid_contact@odata.bind": `/contacts(${MICHAEL})` },
    ]);
    expect(host.contactLinked?.mock.calls).toEqual([[{ contactId: MICHAEL, incidentId: INCIDENT }]]);
    expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MICHAEL);
    expect(status()).toContain("is linked to this case");
    // The button that was pressed is gone: without this the keyboard is thrown back to the top of the page.
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Contact" }));
  },
);

test("a contact of the placeholder's account goes with it: left behind, it would belong to nobody, and Dataverse would refuse", async () => {
  const { host } = await showWithContact((dataverse) => {
    dataverse.incident = {
      ...lookup("customerid", "account", PLACEHOLDER, "Unknown caller"),
      ...lookup("primarycontactid", "contact", MARY, "Mary Davis"),
    };
  });
  await press("ocx-link");
  expect(written(host.dataverse)).toEqual([
    { id: INCIDENT, "customerid_contact@odata.bind": `/contacts(${MICHAEL})`, "primarycontactid@odata.bind": null },
  ]);
});

test("a form script that fails when it is told is no failure of linking", async () => {
  const raised: unknown[] = [];
  const listen = (event: ErrorEvent): void => {
    raised.push(event.error);
    event.preventDefault();
  };
  window.addEventListener("error", listen);
  const broken = new Error("the script of this form is broken");
  await showWithContact((_, host) => {
    host.contactLinked?.mockImplementation(() => {
      throw broken;
    });
  });
  await press("ocx-link");
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MICHAEL);
  expect(screen.queryByRole("alert")).toBeNull();
  // It is not swallowed either: the page hears of it as of any error of a script.
  await waitFor(() => expect(raised).toEqual([broken]));
  window.removeEventListener("error", listen);
});

test("the customer is a real account and the contact belongs to it: primary contact, customer untouched", async () => {
  const { host } = await showWithContact((dataverse) => {
    atContoso(dataverse);
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143", ...member })];
  });
  await press("ocx-link");
  expect(written(host.dataverse)).toEqual([{ id: INCIDENT, "primarycontactid@odata.bind": `/contacts(${MICHAEL})` }]);
  expect(host.openConfirmDialog).not.toHaveBeenCalled();
  expect(plain(screen.getByTestId("ocx-linked").textContent)).toMatch(
    /Davis same name · same number \(Mobile\) · no cases · contact of this case at Contoso$/,
  );
});

test("the customer is a real account and the contact is not of it: the rep is asked before it is replaced", async () => {
  const { host } = await showWithContact(atContoso);
  host.openConfirmDialog.mockResolvedValueOnce({ confirmed: false });
  await press("ocx-link");
  expect(plain((host.openConfirmDialog.mock.calls[0] as [{ text: string }])[0].text)).toContain(
    "Michael Davis is not a contact of Contoso",
  );
  expect(written(host.dataverse)).toEqual([]);
  expect(host.contactLinked).not.toHaveBeenCalled();
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();

  await press("ocx-link");
  expect(written(host.dataverse)).toEqual([{ id: INCIDENT, "customerid_contact@odata.bind": `/contacts(${MICHAEL})` }]);
});

test("a host without events links all the same", async () => {
  const { host } = await showWithContact((_, shown) => (shown.contactLinked = undefined));
  await press("ocx-link");
  expect(written(host.dataverse)).toHaveLength(1);
  expect(screen.getByTestId("ocx-linked")).toBeInTheDocument();
});

test("two presses are one update", async () => {
  const { host } = await showWithContact(() => undefined);
  const button = screen.getByTestId("ocx-link");
  // Both before the screen could change, as a double click on a busy machine.
  act(() => {
    button.click();
    button.click();
  });
  await settle();
  expect(written(host.dataverse)).toHaveLength(1);
});

test("somebody else linked a contact meanwhile: nothing is overwritten, and who it is is shown", async () => {
  const { host } = await showWithContact((dataverse) => dataverse.contacts.push(contact(MARY, "Mary Davis")));
  host.dataverse.incident = { ...lookup("customerid", "contact", MARY, "Mary Davis"), _primarycontactid_value: null };
  await press("ocx-link");
  expect(written(host.dataverse)).toEqual([]);
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MARY);
  expect(status()).toContain("Meanwhile Mary Davis was linked");
});

test("linking fails: said in plain words, the contacts stay, and trying again works", async () => {
  const { host } = await showWithContact((dataverse) => {
    dataverse.before = ({ what }) =>
      what === "update" ? Promise.reject(rejection(-2147220960, "is missing prvWriteIncident privilege")) : undefined;
  });
  await press("ocx-link");
  expect(plain(screen.getByRole("alert").textContent)).toMatch(/not linked.*prvWriteIncident/);
  expect(host.contactLinked).not.toHaveBeenCalled();
  host.dataverse.before = () => undefined;
  await press("ocx-link");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByTestId("ocx-linked")).toBeInTheDocument();
});

test("read-only: a press writes nothing", async () => {
  const { host } = await showWithContact((_, shown) => (shown.readOnly = true));
  await press("ocx-link");
  expect(written(host.dataverse)).toEqual([]);
});
