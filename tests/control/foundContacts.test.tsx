import "@testing-library/jest-dom";
import { fireEvent, screen, within } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { MARY, MICHAEL, contact } from "./support/fakeDataverse";
import { settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { searches, show, status } from "./support/show";
import { plain } from "./support/strings";

test("many found: best first, the rep chooses", async () => {
  await show((dataverse, host) => {
    host.values.defaultCountry = "us";
    dataverse.contacts = [
      contact(MARY, "Mary Davis", { telephone2: "555-0143" }),
      contact(MICHAEL, "Michael Davis", { mobilephone: "+1 202 555 0143" }),
    ];
  });
  expect(status()).toBe("2 contacts have this number.");
  expect(screen.getAllByTestId("ocx-contact").map((found) => found.dataset.contactid)).toEqual([MICHAEL, MARY]);
  expect(screen.getAllByTestId("ocx-link").map((button) => plain(button.getAttribute("aria-label")))).toEqual([
    "Link Michael Davis",
    "Link Mary Davis",
  ]);
  expect(screen.getAllByTestId("ocx-contact")[1]).toHaveTextContent(/only the last digits agree: .*555-?0143.*Home/);
});

test("the caller's name decides among equal numbers, and the card says so in words", async () => {
  const { host, update } = await show((dataverse) => {
    dataverse.contacts = [
      contact(MARY, "Mary Davis", { mobilephone: "+12025550143" }),
      contact(MICHAEL, "MICHAEL  Dávis", { telephone1: "(202) 555-0143" }),
    ];
  });
  const cards = screen.getAllByTestId("ocx-contact");
  expect(cards.map((found) => found.dataset.contactid)).toEqual([MICHAEL, MARY]);
  expect(cards.map((card) => within(card).queryByText("same name") !== null)).toEqual([true, false]);
  // A name corrected in the description is no reason to ask Dataverse again.
  const asked = host.dataverse.calls.length;
  host.values.description = write({ ...CALL, caller: { ...CALL.caller, name: "Mary Davis" } });
  update();
  await settle();
  expect(host.dataverse.calls).toHaveLength(asked);
});

test("a hundred hits: the rep is told that there may be more", async () => {
  await show((dataverse) => {
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
    (dataverse) =>
      (dataverse.contacts = [contact(MICHAEL, "\u2069\u202EsivaD <b>leahciM</b>", { mobilephone: "+12025550143" })]),
  );
  expect(screen.getByTestId("ocx-contact").textContent).toMatch(/^sivaD <b>leahciM<\/b> same number/);
  expect(screen.getByTestId("ocx-link").getAttribute("aria-label")).toBe("Link \u2068sivaD <b>leahciM</b>\u2069");
});

test("of many contacts the first two stand there, so that the transcript stays near; a button brings the others and the focus to the first of them", async () => {
  await show((dataverse) => {
    dataverse.contacts = Array.from({ length: 12 }, (_, index) =>
      contact(MICHAEL.replace(/..$/, String(index + 10)), `Person ${index + 10}`, { mobilephone: "+12025550143" }),
    );
  });
  expect(status()).toContain("12");
  expect(screen.getAllByTestId("ocx-contact")).toHaveLength(2);
  const more = screen.getByTestId("ocx-more-contacts");
  expect(plain(more.textContent)).toBe("10 more");
  fireEvent.click(more);
  expect(screen.getAllByTestId("ocx-contact")).toHaveLength(12);
  expect(screen.getAllByTestId("ocx-contact")[2]).toHaveFocus();
  expect(screen.queryByTestId("ocx-more-contacts")).toBeNull();
});

test("the number of a contact's address is named as such, whichever address it is", async () => {
  await show((dataverse) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { address2_telephone3: "+1 202 555 0143" })];
  });
  expect(plain(screen.getByTestId("ocx-contact").textContent)).toContain("same number (Address)");
});

const primary = (): readonly boolean[] =>
  screen.getAllByTestId("ocx-link").map((button) => button.className.includes("primary"));

test.each<[string, readonly (readonly [string, string])[], readonly boolean[]]>([
  ["the caller's name and number", [["Michael Davis", "+12025550143"]], [true]],
  [
    "the caller, beside a housemate",
    [
      ["Mary Davis", "+12025550143"],
      ["Davis, Michael", "+1 202 555 0143"],
    ],
    [true, false],
  ],
  ["a housemate alone", [["Mary Davis", "+12025550143"]], [false]],
  ["the caller's name, but only the end of the number", [["Michael Davis", "555-0143"]], [false]],
  [
    "two of the caller's name",
    [
      ["Michael Davis", "+12025550143"],
      ["MICHAEL DAVIS", "+12025550143"],
    ],
    [false, false],
  ],
])("%s: only one of the caller's name and number is put forward", async (_, people, expected) => {
  await show((dataverse) => {
    dataverse.contacts = people.map(([name, mobilephone], index) =>
      contact(MICHAEL.replace(/..$/, String(index + 10)), name, { mobilephone }),
    );
  });
  expect(primary()).toEqual(expected);
});

test("a caller who gave no name: nobody is put forward", async () => {
  await show((dataverse, host) => {
    host.values.description = write({ ...CALL, caller: { phone: "+12025550143" } });
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  });
  expect(primary()).toEqual([false]);
});

test.each<[string, readonly string[]]>([
  ["Mary Davis", [MARY, MICHAEL]],
  ["Michael Davis", [MARY]],
])(
  "the number stands tidily with %s: who has it with a remark is found too, unless the caller is",
  async (name, shown) => {
    const { host } = await show((dataverse) => {
      dataverse.contacts = [
        contact(MARY, name, { mobilephone: "+1 202 555 0143" }),
        contact(MICHAEL, "Odd One", { mobilephone: "202-555-0143 (evenings)" }),
      ];
      dataverse.exactHits = [MARY];
      // The second query finds them all; nobody stands there twice.
      dataverse.looseHits = [MICHAEL, MARY];
    });
    expect(screen.getAllByTestId("ocx-contact").map((row) => row.dataset.contactid)).toEqual(shown);
    expect(searches(host.dataverse)).toHaveLength(shown.length);
  },
);
