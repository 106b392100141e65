import { fireEvent, screen } from "@testing-library/react";
import { ACCOUNT, MARY, MICHAEL, contact, lookup, rejection, type FakeDataverse } from "./support/fakeDataverse";
import { listen } from "./support/announced";
import { settle, type Host } from "./support/mount";
import { press, showWithContact } from "./support/show";

function linked(dataverse: FakeDataverse): void {
  Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
}

function refuses(dataverse: FakeDataverse): void {
  dataverse.before = ({ what }) => (what === "update" ? Promise.reject(rejection(503, "")) : undefined);
}

/** Each action of a rep's, what it meets, and what is read out of it. */
const ACTIONS: readonly (readonly [
  string,
  (dataverse: FakeDataverse, host: Host) => void,
  (dataverse: FakeDataverse) => void,
  string,
  RegExp,
])[] = [
  ["link", () => undefined, () => undefined, "ocx-link", /is linked to this case/],
  ["a link that fails", () => undefined, refuses, "ocx-link", /was not linked/],
  [
    "a link that somebody was faster with",
    () => undefined,
    (dataverse) => void Object.assign(dataverse.incident, lookup("customerid", "contact", MARY, "Mary Davis")),
    "ocx-link",
    /Meanwhile Mary Davis was linked/,
  ],
  [
    "a link that the rep takes back",
    (dataverse, host) => {
      Object.assign(dataverse.incident, lookup("customerid", "account", ACCOUNT, "Fabrikam"));
      host.openConfirmDialog.mockResolvedValue({ confirmed: false });
    },
    () => undefined,
    "ocx-link",
    /One contact/,
  ],
  [
    "unlink",
    linked,
    // What the update writes: the fake keeps no rows.
    (dataverse) =>
      void (dataverse.before = ({ what }) => {
        if (what === "update") delete dataverse.incident._customerid_value;
      }),
    "ocx-unlink",
    /no longer linked.*One contact/,
  ],
  ["an unlink that fails", linked, refuses, "ocx-unlink", /was not unlinked/],
  ["search again", () => undefined, () => undefined, "ocx-search-again", /One contact/],
  [
    "search again, in vain",
    () => undefined,
    (dataverse) => void (dataverse.before = () => Promise.reject(rejection(503, ""))),
    "ocx-search-again",
    /could not be looked up/,
  ],
  [
    "a contact that does not open",
    (dataverse, host) => {
      linked(dataverse);
      host.openForm.mockRejectedValue(new Error("no"));
    },
    () => undefined,
    "ocx-open",
    /could not be opened/,
  ],
];

test.each(ACTIONS)("%s: one announcement", async (_, before, meanwhile, button, words) => {
  const { host } = await showWithContact(before);
  meanwhile(host.dataverse);
  const { announced, stop } = listen();
  await press(button);
  stop();
  expect(announced).toEqual([expect.stringMatching(words)]);
});

test.each([
  ["created and linked", "Nadia Park", /is linked to this case/],
  ["not created, since one like it is there", "Michael Davis", /^Is it one of these\?/],
])("a new contact, %s: one announcement", async (_, name, words) => {
  await showWithContact(({ contacts }) => Object.assign(contacts[0] ?? {}, { fullname: name }));
  await press("ocx-create");
  const { announced, stop } = listen();
  fireEvent.submit(screen.getByTestId("ocx-new-contact"));
  await settle();
  stop();
  expect(announced).toEqual([expect.stringMatching(words)]);
});

test("a case that is opened: one announcement, of what was found", async () => {
  const { announced, stop } = listen();
  await showWithContact((dataverse) =>
    dataverse.contacts.push(contact(MARY, "Mary Davis", { telephone1: "2025550143" })),
  );
  stop();
  expect(announced).toEqual([expect.stringMatching(/2 contacts have this number/)]);
});
