import "@testing-library/jest-dom";
import { act, fireEvent, screen, within } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { FakeDataverse, MARY, MICHAEL, contact, lookup, rejection, ACCOUNT } from "./support/fakeDataverse";
import { mount, newHost, settle, type Host, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { plain } from "./support/strings";

afterEach(() => jest.useRealTimers());

async function show(change: (host: Host, dataverse: FakeDataverse) => void): Promise<Mounted> {
  const host = newHost({ description: write(CALL) });
  change(host, host.dataverse);
  const mounted = mount(host);
  await settle();
  return mounted;
}

const status = (): string => plain(screen.getByTestId("ocx-status").textContent);
const searches = (dataverse: FakeDataverse): readonly string[] =>
  dataverse.seen("search", "contact").map(({ options }) => options ?? "");

test("a contact stored as (202) 555-0143 is found for +12025550143, with column, number and level in words", async () => {
  const { host } = await show((_, dataverse) => {
    dataverse.contacts = [
      contact(MICHAEL, "Michael Davis", {
        telephone1: "(202) 555-0143",
        emailaddress1: "michael@fabrikam.example",
        ...lookup("parentcustomerid", "account", ACCOUNT, "Fabrikam"),
      }),
    ];
  });
  expect(status()).toBe("One contact has the caller's number.");
  const found = screen.getByTestId("ocx-contact");
  expect(found).toHaveAttribute("data-contactid", MICHAEL);
  expect(plain(found.textContent)).toMatch(
    /Michael Davis.*Business phone: \(202\) 555-0143.*number.*Company: Fabrikam.*michael@fabrikam\.example/,
  );
  expect(searches(host.dataverse)).toHaveLength(1);
});

test("the request is encoded, small, and leaves inactive contacts out", async () => {
  const { host } = await show(
    (_, dataverse) => (dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })]),
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
  const { host } = await show((_, dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "202/555 01-43" })];
    dataverse.exactHits = [];
    dataverse.looseHits = [MICHAEL];
  });
  expect(searches(host.dataverse)).toHaveLength(2);
  expect(screen.getByTestId("ocx-contact")).toHaveAttribute("data-contactid", MICHAEL);
});

test("many found: best first, the rep chooses", async () => {
  await show((host, dataverse) => {
    host.values.defaultCountry = "us";
    dataverse.contacts = [
      contact(MARY, "Mary Davis", { telephone2: "555-0143" }),
      contact(MICHAEL, "Michael Davis", { mobilephone: "+1 202 555 0143" }),
    ];
  });
  expect(status()).toBe("Contacts with the caller's number: 2. Choose who called.");
  expect(screen.getAllByTestId("ocx-contact").map((found) => found.dataset.contactid)).toEqual([MICHAEL, MARY]);
  expect(screen.getAllByTestId("ocx-link").map((button) => plain(button.getAttribute("aria-label")))).toEqual([
    "Link Michael Davis to this case",
    "Link Mary Davis to this case",
  ]);
  expect(screen.getAllByTestId("ocx-contact")[1]).toHaveTextContent("Only the last digits agree");
});

test("the caller's name decides among equal numbers, and the card says so in words", async () => {
  const { host, update } = await show((_, dataverse) => {
    dataverse.contacts = [
      contact(MARY, "Mary Davis", { mobilephone: "+12025550143" }),
      contact(MICHAEL, "MICHAEL  Dávis", { telephone1: "(202) 555-0143" }),
    ];
  });
  const cards = screen.getAllByTestId("ocx-contact");
  expect(cards.map((found) => found.dataset.contactid)).toEqual([MICHAEL, MARY]);
  expect(cards.map((card) => within(card).queryByText("Same name") !== null)).toEqual([true, false]);
  // A name corrected in the description is no reason to ask Dataverse again.
  const asked = host.dataverse.calls.length;
  host.values.description = write({ ...CALL, caller: { ...CALL.caller, name: "Mary Davis" } });
  update();
  await settle();
  expect(host.dataverse.calls).toHaveLength(asked);
});

test("none found", async () => {
  await show(() => undefined);
  expect(status()).toBe("No active contact has the number +1 202 555 0143.");
  expect(screen.getByTestId("ocx-create")).toBeEnabled();
});

test("a hundred hits: the rep is told that there may be more", async () => {
  await show((_, dataverse) => {
    dataverse.contacts = Array.from({ length: 100 }, (_unused, index) =>
      contact(`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`, `Employee ${index}`, {
        telephone1: "+12025550143",
      }),
    );
  });
  expect(screen.getByTestId("ocx-caller")).toHaveTextContent("Only the first 100 contacts were compared");
});

test("a contact's name from Dataverse cannot turn the words around it about", async () => {
  await show(
    (_, dataverse) =>
      (dataverse.contacts = [contact(MICHAEL, "\u2069\u202EsivaD <b>leahciM</b>", { mobilephone: "+12025550143" })]),
  );
  expect(screen.getByTestId("ocx-contact").textContent).toMatch(/^sivaD <b>leahciM<\/b>Mobile phone/);
  expect(screen.getByTestId("ocx-link").getAttribute("aria-label")).toBe(
    "Link \u2068sivaD <b>leahciM</b>\u2069 to this case",
  );
});

test("no number: no search, and the rep can still create", async () => {
  const { host } = await show((shown) => {
    shown.values.callerPhone = null;
    shown.values.description = write({ ...CALL, caller: {} });
  });
  expect(status()).toBe("The caller's number is not known, so contacts cannot be searched by it.");
  // There is nothing to search by again either.
  expect(screen.queryByTestId("ocx-search-again")).toBeNull();
  expect(searches(host.dataverse)).toHaveLength(0);
  expect(screen.getByTestId("ocx-create")).toBeEnabled();
});

test("without the column, the number of the description is searched", async () => {
  const { host } = await show((shown) => (shown.values.callerPhone = null));
  expect(decodeURIComponent(searches(host.dataverse)[0] ?? "")).toContain("+12025550143");
});

test("read-only: contacts are shown, buttons say why they do nothing", async () => {
  await show((host, dataverse) => {
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
  const { host } = await show((_host, dataverse) => {
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
    const { host } = await show((_, dataverse) => {
      if (button === "ocx-retry") dataverse.before = () => Promise.reject(rejection(503, ""));
    });
    host.dataverse.before = () => undefined;
    screen.getByTestId(button).focus();
    fireEvent.click(screen.getByTestId(button));
    await settle();
    expect(screen.getByRole("heading", { name: "Contact" })).toHaveFocus();
  },
);

test("nobody's focus is taken when the panel comes to its answer by itself", async () => {
  await show(() => undefined);
  expect(document.body).toHaveFocus();
});

test("an answer that never comes ends in words, not in searching for ever", async () => {
  jest.useFakeTimers();
  await show(
    (_, dataverse) =>
      (dataverse.before = ({ table }) => (table === "contact" ? new Promise<never>(() => undefined) : undefined)),
  );
  expect(status()).toBe("Searching contacts by +1 202 555 0143…");
  act(() => {
    jest.advanceTimersByTime(30_000);
  });
  await settle();
  expect(screen.getByRole("alert")).toHaveTextContent("did not answer within 30 seconds");
});

test("of many contacts the first five stand there, so that the transcript stays near; a button brings the others and the focus to the first of them", async () => {
  await show((_, dataverse) => {
    dataverse.contacts = Array.from({ length: 12 }, (_, index) =>
      contact(MICHAEL.replace(/..$/, String(index + 10)), `Person ${index + 10}`, { mobilephone: "+12025550143" }),
    );
  });
  expect(status()).toContain("12");
  expect(screen.getAllByTestId("ocx-contact")).toHaveLength(5);
  const more = screen.getByTestId("ocx-more-contacts");
  expect(plain(more.textContent)).toBe("Show 7 more");
  fireEvent.click(more);
  expect(screen.getAllByTestId("ocx-contact")).toHaveLength(12);
  expect(screen.getAllByTestId("ocx-contact")[5]).toHaveFocus();
  expect(screen.queryByTestId("ocx-more-contacts")).toBeNull();
});

test("search again asks anew", async () => {
  const { host } = await show(() => undefined);
  host.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  fireEvent.click(screen.getByTestId("ocx-search-again"));
  await settle();
  expect(within(screen.getByTestId("ocx-contact")).getByText("Michael Davis")).toBeInTheDocument();
});

test("the environment variable may be unreadable: contacts are found all the same, and the next search asks for it again", async () => {
  const { host } = await show((_, dataverse) => {
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
