import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import { MICHAEL, contact, rejection } from "./support/fakeDataverse";
import { settle } from "./support/mount";
import { show, status } from "./support/show";
import { plain } from "./support/strings";

afterEach(() => jest.useRealTimers());

test.each([
  [
    "a missing privilege",
    rejection(
      -2147220960,
      "Principal user (Id=1, type=8) is missing prvReadContact privilege (Id=2) on OTC=2 for entity 'contact'",
    ),
    "privilege prvReadContact",
  ],
  ["forbidden without a name", rejection(-2147220960, "Access denied"), "security role does not allow"],
  ["no connection", rejection(0, "Failed to fetch"), "no connection to Dynamics"],
  ["too many requests", rejection(-2147015902, "Number of requests exceeded the limit"), "Dynamics is busy"],
  ["an error without words", rejection(500, "500 Internal Server Error"), "Dynamics had an error of its own"],
  ["an unexpected error", rejection(-2147220970, "An unexpected error occurred."), "Dynamics had an error of its own"],
  ["anything else", rejection(-2147204784, "A plug-in says no"), "Dynamics says: A plug-in says no"],
])("the search fails: %s, in plain words, and trying again works", async (_, error, words) => {
  const { host } = await show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
    dataverse.before = ({ what, table }) =>
      what === "search" && table === "contact" ? Promise.reject(error) : undefined;
  });
  expect(plain(screen.getByRole("alert").textContent)).toContain(words);
  expect(screen.getAllByTestId("ocx-turn")).toHaveLength(4);
  host.dataverse.before = () => undefined;
  fireEvent.click(screen.getByTestId("ocx-retry"));
  await settle();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
});

test.each(["ocx-retry", "ocx-search-again"])(
  "the focus stays in the panel when the button %s goes with what it was for",
  async (button) => {
    const { host } = await show((dataverse) => {
      if (button === "ocx-retry") dataverse.before = () => Promise.reject(rejection(503, ""));
    });
    host.dataverse.before = () => undefined;
    screen.getByTestId(button).focus();
    fireEvent.click(screen.getByTestId(button));
    await settle();
    expect(screen.getByRole("heading", { name: "Who called?" })).toHaveFocus();
  },
);

test("an answer that never comes ends in words, not in searching for ever", async () => {
  jest.useFakeTimers();
  await show(
    (dataverse) =>
      (dataverse.before = ({ table }) => (table === "contact" ? new Promise<never>(() => undefined) : undefined)),
  );
  expect(status()).toBe("Searching contacts by +1 202 555 0143…");
  act(() => {
    jest.advanceTimersByTime(30_000);
  });
  await settle();
  expect(screen.getByRole("alert")).toHaveTextContent("did not answer within 30 seconds");
});

test("the environment variable may be unreadable: contacts are found all the same, and the next search asks for it again", async () => {
  const { host } = await show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
    dataverse.before = ({ table }) =>
      table === "environmentvariabledefinition" ? Promise.reject(rejection(-2147220960, "no")) : undefined;
  });
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
  host.dataverse.before = () => undefined;
  fireEvent.click(screen.getByTestId("ocx-search-again"));
  await settle();
  expect(host.dataverse.seen("search", "environmentvariabledefinition")).toHaveLength(2);
  fireEvent.click(screen.getByTestId("ocx-search-again"));
  await settle();
  expect(host.dataverse.seen("search", "environmentvariabledefinition")).toHaveLength(2);
});

const OFFLINE = "The query operation is not supported while offline.";

/** Refuses the query function, which the first query needs, and lets plain filters through. */
function refuseFunctions(
  error: Error,
): (call: { readonly table: string; readonly options?: string }) => Promise<void> | void {
  return ({ table, options = "" }) =>
    table !== "environmentvariabledefinition" && decodeURIComponent(options).includes("Microsoft.Dynamics.CRM.")
      ? Promise.reject(error)
      : undefined;
}

test.each([
  ["a host that is offline", rejection(0, OFFLINE)],
  ["no connection", rejection(0, "Failed to fetch")],
  ["a function that is not implemented", rejection(-2147220891, "The query function In is not supported.")],
  ["an answer of 501", rejection(501, "501 Not Implemented")],
])("the first query is refused by %s: the second finds the contact", async (_, error) => {
  await show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
    dataverse.looseHits = [MICHAEL];
    dataverse.before = refuseFunctions(error);
  });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
});

test.each([
  ["busy", rejection(429, "")],
  ["a missing privilege", rejection(-2147220960, "missing prvReadContact privilege")],
])("%s: the second query would fare alike and is not asked", async (_, error) => {
  const { host } = await show((dataverse) => (dataverse.before = refuseFunctions(error)));
  expect(screen.getByRole("alert")).toBeInTheDocument();
  expect(host.dataverse.seen("search", "contact")).toHaveLength(1);
});

test.each([
  ["words", rejection(0, OFFLINE)],
  ["the network", rejection(0, "Failed to fetch")],
  ["a code and words", rejection(-2147220891, OFFLINE)],
])("both queries fail offline, by %s: the sentence says so", async (_, error) => {
  await show((dataverse) => {
    dataverse.before = ({ what, table }) =>
      what === "search" && table !== "environmentvariabledefinition" ? Promise.reject(error) : undefined;
  });
  expect(plain(screen.getByRole("alert").textContent)).toMatch(/offline/i);
});

test("the second query fails: whom the first found stays, and no failure is shown", async () => {
  await show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Mary Davis", { mobilephone: "+12025550143" })];
    dataverse.before = ({ table, options = "" }) =>
      table === "contact" && options.includes("contains") ? Promise.reject(rejection(503, "")) : undefined;
  });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
});
