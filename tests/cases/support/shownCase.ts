import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { mount, newHost, settle } from "../../control/support/mount";
import { press, status } from "../../control/support/show";

/** What a rep sees of a case whose caller nobody is linked to. */
export interface ShownCase {
  /** What the header says, as one text. */
  readonly header: string;
  /** What the caller panel says. */
  readonly panel: string;
  /** Texts of the form for a new contact, as it opens, by field name. */
  readonly newContact: Readonly<Record<"firstName" | "lastName" | "phone" | "email", string>>;
}

function columnText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** The control on the columns of a case, in a jsdom test. */
export async function shownCase(columns: Readonly<Record<string, unknown>>): Promise<ShownCase> {
  const mounted = mount(
    newHost({
      description: columnText(columns.description),
      transcript: columnText(columns.opencx_transcript),
      callerPhone: columnText(columns.opencx_callerphone),
      classification: columnText(columns.opencx_classification),
      sentiment: columnText(columns.opencx_sentiment),
    }),
  );
  await settle();
  const header = screen.getByTestId("ocx-header").textContent;
  const panel = status();
  await press("ocx-create");
  const field = (name: string): string =>
    mounted.container.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? "?";
  const newContact = {
    firstName: field("firstName"),
    lastName: field("lastName"),
    phone: field("phone"),
    email: field("email"),
  };
  mounted.unmount();
  return { header, panel, newContact };
}
