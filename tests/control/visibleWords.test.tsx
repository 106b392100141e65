import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import { cellsOf } from "../support/exhaustive";
import { write } from "../../Transcript/description/write";
import { MICHAEL, contact, lookup, rejection, type FakeDataverse } from "./support/fakeDataverse";
import { mount, newHost, settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { LANGUAGES } from "./support/strings";

jest.setTimeout(90_000);

// A page a state, and the name of each button: slow where many tests share two cores.
const NUMBER = "+12025550143";

function waits(dataverse: FakeDataverse): void {
  dataverse.before = ({ what }) =>
    what === "update" || what === "create" ? new Promise<never>(() => undefined) : undefined;
}

function linked(dataverse: FakeDataverse): void {
  Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
}

/** What can be pressed in each state of the panel; a test id is pressed to come to the next. */
const STATES: readonly (readonly [string, (dataverse: FakeDataverse) => void, ...string[]])[] = [
  ["contacts found", () => undefined],
  ["many found", (dataverse) => dataverse.contacts.push(...many(8))],
  ["linking", waits, "ocx-link"],
  ["a new contact", () => undefined, "ocx-create"],
  ["creating", waits, "ocx-create", "ocx-create-save"],
  ["linked", linked],
  [
    "linked to a contact without a name",
    (dataverse) => void Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "")),
  ],
  [
    "unlinking",
    (dataverse) => {
      linked(dataverse);
      waits(dataverse);
    },
    "ocx-unlink",
  ],
  ["failed", (dataverse) => void (dataverse.before = () => Promise.reject(rejection(503, "")))],
  ["the original text", () => undefined, "ocx-more", "ocx-original"],
];

function many(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    contact(`11111111-1111-4111-8111-00000000000${index}`, `Person ${index}`, { mobilephone: NUMBER }),
  );
}

/** A name with these words in it; voice control hears no upper case. */
function nameWith(words: string): unknown {
  return expect.stringMatching(new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i"));
}

const MATRIX = LANGUAGES.flatMap((language, row) =>
  STATES.map((state, column) => ({ language, state, diagonal: row + column })),
);
/** Each state in two languages, each language in every third state or so; all in the first, which counts the words. */
const CHOSEN = cellsOf(
  MATRIX,
  ["language", "state"],
  ({ language, diagonal }) => language === LANGUAGES[0] || diagonal % (LANGUAGES.length - 1) === 0,
);

test.each(LANGUAGES)("in language %i the words on each button are part of its name", async (language) => {
  const seen = new Set<string>();
  const states = CHOSEN.filter((cell) => cell.language === language).map(({ state }) => state);
  for (const [state, prepare, ...presses] of states) {
    const host = newHost({ description: write({ ...CALL, session: "https://platform.open.cx/inbox/1" }) });
    host.language = language;
    host.dataverse.contacts = [
      contact(MICHAEL, state.includes("without") ? "" : "Michael Davis", { mobilephone: NUMBER }),
    ];
    prepare(host.dataverse);
    const { unmount } = mount(host);
    await settle();
    for (const press of presses) {
      const [button] = screen.getAllByTestId(press);
      if (button !== undefined) fireEvent.click(button);
      await settle();
    }
    // Hidden ones as well: to find out of each whether it is takes longer than all else here.
    for (const button of screen.getAllByRole("button", { hidden: true })) {
      const words = button.textContent.trim();
      seen.add(words);
      expect([state, words]).not.toEqual([state, ""]);
      expect(button).toHaveAccessibleName(nameWith(words));
    }
    unmount();
  }
  // link, linking, unlink, unlinking, open, create, search again, save, cancel, retry, more, original, session
  if (states.length === STATES.length) expect(seen.size).toBeGreaterThanOrEqual(13);
});
