/** @jest-environment jsdom */
import { read } from "../support/read";
import { shownCase } from "./support/shownCase";
import { testTheme } from "./support/theme";
import { madeContact, writtenCase, type CalledIn } from "./support/writtenCase";

interface Expected {
  readonly title?: string;
  readonly classification?: string | null;
  readonly summary?: string | null;
  readonly name?: string | null;
  readonly contactLastname?: string | null;
  readonly newContactLastName?: string;
}

testTheme<CalledIn, Expected>(
  "words-for-nothing",
  {
    input: ["name", "email", "phone_number", "contact_reason", "summary"],
    expected: ["title", "classification", "summary", "name", "contactLastname", "newContactLastName"],
  },
  async (input, expected) => {
    const written = writtenCase(input);
    const { classification, summary, caller } = read(String(written.description)).conversation;
    expect(written.opencx_classification).toBe(classification);
    expect({
      title: written.title,
      classification: classification ?? null,
      summary: summary ?? null,
      name: caller.name ?? null,
      contactLastname: madeContact(input).lastname ?? null,
      newContactLastName: (await shownCase(written)).newContact.lastName,
    }).toMatchObject(expected);
  },
);
