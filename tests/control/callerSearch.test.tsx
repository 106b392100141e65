import "@testing-library/jest-dom";
import { fireEvent, screen, within } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { ACCOUNT, MICHAEL, contact, lookup } from "./support/fakeDataverse";
import { settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { searches, show, status } from "./support/show";
import { plain } from "./support/strings";

test("a contact stored as (202) 555-0143 is found for +12025550143, with column, number and level in words", async () => {
  const { host } = await show((dataverse) => {
    dataverse.contacts = [
      contact(MICHAEL, "Michael Davis", {
        telephone1: "(202) 555-0143",
        emailaddress1: "michael@fabrikam.example",
        ...lookup("parentcustomerid", "account", ACCOUNT, "Fabrikam"),
      }),
    ];
  });
  expect(status()).toBe("One contact has this number.");
  const found = screen.getByTestId("ocx-contact");
  expect(found).toHaveAttribute("data-contactid", MICHAEL);
  expect(plain(found.textContent)).toMatch(
    /Michael Davis same name · same number without country code \(Business\) · no cases · Fabrikam · michael@fabrikam\.example/,
  );
  expect(searches(host.dataverse)).toHaveLength(1);
});

test("the request is encoded, small, and leaves inactive contacts out", async () => {
  const { host } = await show(
    (dataverse) => (dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })]),
  );
  const [query] = searches(host.dataverse);
  const parts = new URLSearchParams(query);
  expect(parts.get("$filter")).toContain("statecode eq 0");
  expect(parts.get("$filter")).toContain("+12025550143");
  expect(parts.get("$select")?.split(",")).toEqual(
    expect.arrayContaining(["contactid", "fullname", "mobilephone", "_parentcustomerid_value"]),
  );
  expect(parts.get("$top")).toBe("100");
});

test("only if nobody has a plausible spelling are the digits searched whatever stands between them", async () => {
  const { host } = await show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "202/555 01-43" })];
    dataverse.exactHits = [];
    dataverse.looseHits = [MICHAEL];
  });
  expect(searches(host.dataverse)).toHaveLength(2);
  expect(screen.getByTestId("ocx-contact")).toHaveAttribute("data-contactid", MICHAEL);
});

test("none found", async () => {
  await show(() => undefined);
  expect(status()).toBe("No active contact has the number +1 202 555 0143.");
  expect(screen.getByTestId("ocx-create")).toBeEnabled();
});

test("no number: no search, and the rep can still create", async () => {
  const { host } = await show((_, shown) => {
    shown.values.callerPhone = null;
    shown.values.description = write({ ...CALL, caller: {} });
  });
  expect(status()).toBe("The caller's number is not known. Contacts cannot be searched by it.");
  // There is nothing to search by again either.
  expect(screen.queryByTestId("ocx-search-again")).toBeNull();
  expect(searches(host.dataverse)).toHaveLength(0);
  expect(screen.getByTestId("ocx-create")).toBeEnabled();
});

test("without the column, the number of the description is searched", async () => {
  const { host } = await show((_, shown) => (shown.values.callerPhone = null));
  expect(decodeURIComponent(searches(host.dataverse)[0] ?? "")).toContain("+12025550143");
});

test("read-only: contacts are shown, buttons say why they do nothing", async () => {
  await show((dataverse, host) => {
    host.readOnly = true;
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  });
  for (const button of [screen.getByTestId("ocx-link"), screen.getByTestId("ocx-create")]) {
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")).toHaveTextContent("read-only");
    button.focus();
    expect(button).toHaveFocus();
  }
});

test("nobody's focus is taken when the panel comes to its answer by itself", async () => {
  await show(() => undefined);
  expect(document.body).toHaveFocus();
});

test("search again asks anew", async () => {
  const { host } = await show(() => undefined);
  host.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  fireEvent.click(screen.getByTestId("ocx-search-again"));
  await settle();
  expect(within(screen.getByTestId("ocx-contact")).getByText("Michael Davis")).toBeInTheDocument();
});
