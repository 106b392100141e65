/** @jest-environment jsdom */
import { shownCase } from "./support/shownCase";
import { testTheme } from "./support/theme";
import { madeContact, writtenCase, type CalledIn } from "./support/writtenCase";

interface Expected {
  readonly title?: string;
  readonly opencx_callerphone?: string | null;
  readonly contactMobilephone?: string | null;
  /** Begins what the caller panel says. */
  readonly panel?: string;
  readonly newContactPhone?: string;
}

testTheme<CalledIn, Expected>(
  "withheld-callers",
  {
    input: ["phone_number", "name", "email"],
    expected: ["title", "opencx_callerphone", "contactMobilephone", "panel", "newContactPhone"],
  },
  async (input, expected) => {
    const written = writtenCase(input);
    const shown = await shownCase(written);
    expect({
      title: written.title,
      opencx_callerphone: written.opencx_callerphone ?? null,
      contactMobilephone: madeContact(input).mobilephone ?? null,
      panel: shown.panel.slice(0, expected.panel?.length),
      newContactPhone: shown.newContact.phone,
    }).toMatchObject(expected);
  },
);
