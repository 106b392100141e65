import "@testing-library/jest-dom";
import { fireEvent, screen, within } from "@testing-library/react";
import { MARY, MICHAEL, contact, rejection, type FakeDataverse } from "./support/fakeDataverse";
import type { Mounted } from "./support/mount";
import { press, show, written } from "./support/show";
import { plain } from "./support/strings";

/** The form of a new contact for Michael Davis, michael.davis@example.com; these stand in Dataverse, under other numbers. */
async function openForm(change: (dataverse: FakeDataverse) => void): Promise<Mounted> {
  const mounted = await show((dataverse) => {
    dataverse.exactHits = [];
    change(dataverse);
  });
  await press("ocx-create");
  return mounted;
}

const alike = (): readonly string[] =>
  within(screen.getByTestId("ocx-duplicates"))
    .getAllByTestId("ocx-contact")
    .map(({ textContent }) => plain(textContent));
const created = ({ host }: Mounted): unknown[] => host.dataverse.seen("create", "contact");
const save = (): HTMLElement => screen.getByTestId("ocx-create-save");

test("a contact of the same name or e-mail is shown before another is created, and linked by one press", async () => {
  const mounted = await openForm(({ contacts }) =>
    contacts.push(
      contact(MARY, "Mary Moss", { emailaddress1: "Michael.Davis@Example.com" }),
      contact(MICHAEL, "Davis, Michael", { mobilephone: "+447700900461" }),
      contact("55555555-5555-4555-8555-555555555555", "Michaela Davison"),
    ),
  );
  const before = mounted.host.dataverse.calls.length;
  await press("ocx-create-save");
  expect(mounted.host.dataverse.calls.slice(before).map(({ what, table }) => `${what} ${table}`)).toEqual([
    "retrieve incident",
    "search contact",
  ]);
  expect(alike()).toEqual([
    expect.stringMatching(/^Mary Moss Michael\.Davis@Example\.com/),
    expect.stringMatching(/^Davis, Michael same name/),
  ]);
  expect(plain(screen.getByTestId("ocx-new-contact").textContent)).toContain("Is it one of these?");
  expect(save()).toHaveTextContent("Create anyway");
  fireEvent.click(within(screen.getByTestId("ocx-duplicates")).getByRole("button", { name: /^Link.*Davis, Michael/ }));
  await screen.findByTestId("ocx-linked");
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MICHAEL);
  expect(created(mounted)).toEqual([]);
});

test("the rep who knows better creates anyway; who changes the form is asked anew", async () => {
  const mounted = await openForm(({ contacts }) => contacts.push(contact(MARY, "Michael Davis")));
  await press("ocx-create-save");
  fireEvent.change(screen.getByLabelText("First name"), { target: { value: "Mike" } });
  expect(screen.queryByTestId("ocx-duplicates")).toBeNull();
  expect(save()).toHaveTextContent("Create and link");
  fireEvent.change(screen.getByLabelText("First name"), { target: { value: "Michael" } });
  await press("ocx-create-save");
  expect(created(mounted)).toEqual([]);
  await press("ocx-create-save");
  expect(created(mounted)).toHaveLength(1);
  expect(written(mounted.host.dataverse)).toHaveLength(1);
});

test("a number that the rep typed is searched, the caller's own not a second time", async () => {
  const { host } = await openForm(() => undefined);
  fireEvent.change(screen.getByLabelText("Phone"), { target: { value: "+44 7700 900461" } });
  await press("ocx-create-save");
  const asked = host.dataverse.seen("search", "contact").map(({ options }) => decodeURIComponent(options ?? ""));
  expect(asked.filter((query) => query.includes('"+447700900461"'))).toHaveLength(1);
  expect(asked.filter((query) => query.includes("emailaddress1 eq") && query.includes("+12025550143"))).toEqual([]);
});

test("a hostile name ends no filter, and a search that fails keeps nobody from creating", async () => {
  const mounted = await openForm((dataverse) => {
    dataverse.before = ({ options }) =>
      options?.includes("fullname%2C") === true ? Promise.reject(rejection(503, "")) : undefined;
  });
  fireEvent.change(screen.getByLabelText(/^Last name/), { target: { value: "O'Hara') or (1 eq 1" } });
  await press("ocx-create-save");
  const queries = mounted.host.dataverse.seen("search", "contact").map(({ options }) => new URLSearchParams(options));
  expect(queries.some((query) => query.get("$filter")?.includes("contains(fullname,'O''Hara'')')"))).toBe(true);
  expect(created(mounted)).toHaveLength(1);
});
