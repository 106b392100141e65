import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { INCIDENT, MARY, MICHAEL, PLACEHOLDER, contact, lookup } from "./support/fakeDataverse";
import { press, searches, show, showWithContact, status, written } from "./support/show";
import { plain } from "./support/strings";

const TWO = [
  contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" }),
  contact(MARY, "Mary Davis", { mobilephone: "+12025550143" }),
];

function rows(): readonly (string | undefined)[] {
  return screen.queryAllByTestId("ocx-contact").map((row) => row.dataset.contactid);
}

test("not this person: written on the case, gone from the list, and the count says so", async () => {
  const { host } = await showWithContact((dataverse) => (dataverse.contacts = TWO));
  const button = within(screen.getAllByTestId("ocx-contact")[0] ?? document.body).getByTestId("ocx-not");
  expect(plain(button.textContent)).toBe("Not this person: ⁨Michael Davis⁩".replace(/[\u2066-\u2069]/g, ""));
  expect(button).toHaveAttribute("title", "Not this person");
  button.click();
  await press("ocx-search-again");
  expect(written(host.dataverse)).toEqual([{ id: INCIDENT, opencx_notcallers: MICHAEL }]);
});

test("who is marked on the case is never offered; shown on demand, and offered again on another", async () => {
  const { host } = await show((dataverse) => {
    dataverse.contacts = TWO;
    dataverse.incident.opencx_notcallers = MICHAEL;
  });
  expect(rows()).toEqual([MARY]);
  expect(status()).toBe("One contact has this number.");
  const hidden = screen.getByTestId("ocx-show-hidden");
  expect(plain(hidden.textContent)).toBe("1 hidden");
  expect(hidden).toHaveAttribute("aria-expanded", "false");
  await press("ocx-show-hidden");
  expect(rows()).toEqual([MARY, MICHAEL]);
  expect(screen.getAllByTestId("ocx-contact")[1]).toHaveTextContent("said not to be the caller");
  await press("ocx-offer");
  expect(written(host.dataverse)).toEqual([{ id: INCIDENT, opencx_notcallers: null }]);
  expect(rows()).toEqual([MICHAEL, MARY]);
  expect(screen.queryByTestId("ocx-show-hidden")).toBeNull();
  expect(status()).toContain("Michael Davis is offered again.");
});

test("all who have the number are marked: said so, and nobody is put forward", async () => {
  await show((dataverse) => {
    dataverse.contacts = TWO;
    dataverse.incident.opencx_notcallers = `${MICHAEL},${MARY}`;
  });
  expect(rows()).toEqual([]);
  expect(status()).toBe("No other contact has this number.");
  await press("ocx-show-hidden");
  expect(screen.getAllByTestId("ocx-link").map((button) => button.className.includes("primary"))).toEqual([
    false,
    false,
  ]);
});

test("a marked contact of the caller's name does not hide the one whose number is stored with a remark", async () => {
  const { host } = await show((dataverse) => {
    dataverse.contacts = [TWO[0] ?? {}, contact(MARY, "Mary Davis", { mobilephone: "202-555-0143 (evenings)" })];
    dataverse.exactHits = [MICHAEL];
    dataverse.looseHits = [MARY];
    dataverse.incident.opencx_notcallers = MICHAEL;
  });
  expect(rows()).toEqual([MARY]);
  expect(searches(host.dataverse)).toHaveLength(2);
});

test("the linked contact is taken off and marked in one write", async () => {
  const { host } = await showWithContact((dataverse) => {
    Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
  });
  await press("ocx-not");
  expect(written(host.dataverse)).toEqual([
    {
      id: INCIDENT,
      "customerid_account@odata.bind": `/accounts(${PLACEHOLDER})`,
      opencx_notcallers: MICHAEL,
    },
  ]);
  expect(host.contactLinked?.mock.calls).toEqual([[{ contactId: null, incidentId: INCIDENT }]]);
});

test.each(["ocx-not", "ocx-unlink"])(
  "a colleague linked somebody meanwhile: by %s nobody is taken off in their place",
  async (button) => {
    const { host } = await showWithContact((dataverse) => {
      Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
    });
    Object.assign(host.dataverse.incident, lookup("customerid", "contact", MARY, "Mary Davis"));
    await press(button);
    expect(written(host.dataverse)).toEqual([]);
    expect(status()).toContain("Meanwhile Mary Davis was linked");
  },
);

test("undo stands beside what it undoes", async () => {
  await showWithContact(() => undefined);
  expect(screen.queryByTestId("ocx-undo")).toBeNull();
  await press("ocx-link");
  expect(screen.getByTestId("ocx-undo")).toHaveTextContent("Undo");
  await press("ocx-undo");
  expect(screen.queryByTestId("ocx-undo")).toBeNull();
});
