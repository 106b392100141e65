import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { ACCOUNT, MICHAEL, contact, lookup, rejection, type FakeDataverse, type Row } from "./support/fakeDataverse";
import type { Mounted } from "./support/mount";
import { press, show } from "./support/show";
import { plain } from "./support/strings";

/** A case on which Michael stands as the customer, with these phone columns. */
function linked(columns: Row, change: (dataverse: FakeDataverse) => void = () => undefined): Promise<Mounted> {
  return show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", columns)];
    Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
    dataverse.exactHits = [];
    change(dataverse);
  });
}

const offered = (): string | undefined => {
  const shown = screen.queryByTestId("ocx-number");
  return shown === null ? undefined : plain(shown.textContent);
};
const writes = ({ host }: Mounted): unknown[] => host.dataverse.seen("update", "contact").map(({ data }) => data);

test("a number that the contact lacks is added by one press, after reading the contact; Undo takes it out again", async () => {
  const mounted = await linked({ mobilephone: "+447700900461" });
  const { dataverse } = mounted.host;
  expect(offered()).toBe("Add +1 202 555 0143 to the contact (Business)");
  const before = dataverse.calls.length;
  await press("ocx-number-write");
  expect(dataverse.calls.slice(before).map(({ what, table }) => `${what} ${table}`)).toEqual([
    "retrieve contact",
    "update contact",
  ]);
  expect(offered()).toBe("+12025550143 stands on the contact now (Business). Undo");
  dataverse.contacts[0] = { ...dataverse.contacts[0], telephone1: "+12025550143" };
  await press("ocx-number-undo");
  expect(writes(mounted)).toEqual([{ telephone1: "+12025550143" }, { telephone1: null }]);
  expect(offered()).toContain("Undone.");
});

test("what is said of the contact's number follows at once, and goes back with Undo", async () => {
  const { host } = await linked({});
  const evidence = (): string => plain(screen.getByTestId("ocx-linked").textContent);
  expect(evidence()).toContain("caller's number not stored");
  await press("ocx-number-write");
  expect(evidence()).not.toContain("not stored");
  expect(evidence()).toContain("same number (Mobile)");
  host.dataverse.contacts[0] = contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" });
  await press("ocx-number-undo");
  expect(evidence()).toContain("caller's number not stored");
});

test("the focus stays where the offer and its Undo stand, whichever was pressed", async () => {
  const { host } = await linked({});
  screen.getByTestId("ocx-number-write").focus();
  await press("ocx-number-write");
  expect(screen.getByTestId("ocx-number-undo")).toHaveFocus();
  host.dataverse.contacts[0] = contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" });
  await press("ocx-number-undo");
  expect(screen.getByTestId("ocx-number-write")).toHaveFocus();
});

test("a column that somebody filled meanwhile is not overwritten: the next empty one is", async () => {
  const mounted = await linked({});
  mounted.host.dataverse.contacts[0] = contact(MICHAEL, "Michael Davis", { mobilephone: "+447700900461" });
  await press("ocx-number-write");
  expect(writes(mounted)).toEqual([{ telephone1: "+12025550143" }]);
  expect(offered()).toContain("(Business)");
});

test("a number that somebody added meanwhile is not added twice", async () => {
  const mounted = await linked({});
  mounted.host.dataverse.contacts[0] = contact(MICHAEL, "Michael Davis", { home2: "+1 202-555-0143" });
  await press("ocx-number-write");
  expect(writes(mounted)).toEqual([]);
  expect(offered()).toContain("nothing was written");
});

test("an old form is corrected, and only where it still stands", async () => {
  const old = { mobilephone: "+225 07 12 34 56" };
  const mounted = await linked(old, () => undefined);
  mounted.host.values = { ...mounted.host.values, callerPhone: "+2250707123456" };
  mounted.update();
  await screen.findByText(/Correct/);
  expect(offered()).toBe("Correct +225 07 12 34 56 to +2250707123456");
  mounted.host.dataverse.contacts[0] = contact(MICHAEL, "Michael Davis", { mobilephone: "+225 07 12 34 57" });
  await press("ocx-number-write");
  expect(writes(mounted)).toEqual([]);
  mounted.host.dataverse.contacts[0] = contact(MICHAEL, "Michael Davis", old);
  await press("ocx-number-write");
  expect(writes(mounted)).toEqual([{ mobilephone: "+2250707123456" }]);
});

test("undo leaves what somebody else wrote there since", async () => {
  const mounted = await linked({});
  await press("ocx-number-write");
  mounted.host.dataverse.contacts[0] = contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550188" });
  await press("ocx-number-undo");
  expect(writes(mounted)).toHaveLength(1);
  expect(offered()).toContain("nothing was written");
});

test("a company's number is not offered", async () => {
  await linked({ _parentcustomerid_value: ACCOUNT }, (dataverse) => {
    dataverse.accounts = [{ accountid: ACCOUNT, name: "Contoso", telephone1: "(202) 555-0143" }];
  });
  expect(offered()).toBeUndefined();
});

test.each(["anonymous", "+266696687", "sip:pbx@example.com"])("%s is offered to nobody", async (callerPhone) => {
  await show((dataverse, host) => {
    host.values = { ...host.values, callerPhone, description: "Channel: phone\n\nTranscript:\n[00:00:01] AI: Hi" };
    dataverse.contacts = [contact(MICHAEL, "Michael Davis")];
    Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
  });
  expect(screen.getByTestId("ocx-linked")).toBeInTheDocument();
  expect(offered()).toBeUndefined();
});

test("a rep who may not write contacts is told which privilege is missing, and may press again", async () => {
  const mounted = await linked({}, (dataverse) => {
    dataverse.before = ({ what, table }) => {
      if (what === "update" && table === "contact")
        throw rejection(0x80040220, "Principal user is missing prvWriteContact privilege");
    };
  });
  await press("ocx-number-write");
  expect(offered()).toMatch(/^The contact’s number could not be changed\. .*prvWriteContact/);
  mounted.host.dataverse.before = () => undefined;
  await press("ocx-number-write");
  expect(offered()).toContain("stands on the contact now");
});

test("nothing is written once the control is gone", async () => {
  const mounted = await linked({});
  let answer = (): void => undefined;
  mounted.host.dataverse.before = () => new Promise((resolve) => (answer = resolve));
  await press("ocx-number-write");
  mounted.unmount();
  mounted.control.destroy();
  answer();
  await Promise.resolve();
  expect(writes(mounted)).toEqual([]);
});
