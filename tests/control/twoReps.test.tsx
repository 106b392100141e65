import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { ACCOUNT, MARY, MICHAEL, contact, lookup, type FakeDataverse, type Row } from "./support/fakeDataverse";
import { press, showWithContact, status, written } from "./support/show";

const OTHER = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
const marys: Row = { ...lookup("customerid", "contact", MARY, "Mary Moss"), _primarycontactid_value: null };
const company = (id: string, name: string): Row => ({
  ...lookup("customerid", "account", id, name),
  _primarycontactid_value: null,
});

/** A colleague links Mary right before the case is read for the so-manieth time since now. */
function colleagueBeforeRead(dataverse: FakeDataverse, reads: number): void {
  let seen = 0;
  dataverse.before = ({ what, table }) => {
    if (what === "retrieve" && table === "incident" && ++seen === reads) dataverse.incident = marys;
  };
}

test("both write at once, and the colleague's write is the later one: who stands there now is shown, not who was pressed", async () => {
  const { host } = await showWithContact(({ contacts }) => contacts.push(contact(MARY, "Mary Moss")));
  colleagueBeforeRead(host.dataverse, 2);
  await press("ocx-link");
  expect(written(host.dataverse)).toHaveLength(1);
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MARY);
  expect(status()).toContain("Meanwhile Mary Moss was linked to this case.");
  expect(screen.queryByTestId("ocx-undo")).toBeNull();
  expect(host.contactLinked).not.toHaveBeenCalled();
});

test("a colleague links somebody while the rep is asked whether the customer may be replaced: nothing is written", async () => {
  const { host } = await showWithContact((dataverse) => {
    dataverse.incident = company(ACCOUNT, "Contoso");
    dataverse.contacts.push(contact(MARY, "Mary Moss"));
  });
  host.openConfirmDialog.mockImplementation(() => {
    host.dataverse.incident = marys;
    return Promise.resolve({ confirmed: true });
  });
  await press("ocx-link");
  expect(written(host.dataverse)).toEqual([]);
  expect(status()).toContain("Meanwhile Mary Moss was linked to this case.");
});

test("another company becomes the customer while the rep is asked: the rep is asked about that one, too", async () => {
  const { host } = await showWithContact((dataverse) => (dataverse.incident = company(ACCOUNT, "Contoso")));
  host.openConfirmDialog.mockImplementationOnce(() => {
    host.dataverse.incident = company(OTHER, "Fabrikam");
    return Promise.resolve({ confirmed: true });
  });
  await press("ocx-link");
  const asked = host.openConfirmDialog.mock.calls as [{ text: string }][];
  expect(asked.map(([{ text }]) => ["Contoso", "Fabrikam"].filter((name) => text.includes(name)))).toEqual([
    ["Contoso"],
    ["Fabrikam"],
  ]);
  expect(written(host.dataverse)).toHaveLength(1);
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MICHAEL);
});

test("reading back fails: what was written is shown", async () => {
  const { host } = await showWithContact(() => undefined);
  let reads = 0;
  host.dataverse.before = ({ what }) => {
    if (what === "retrieve" && ++reads === 2) throw new Error("no");
  };
  await press("ocx-link");
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MICHAEL);
  expect(screen.queryByRole("alert")).toBeNull();
});
