import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import { MICHAEL, contact, lookup } from "./support/fakeDataverse";
import type { Mounted } from "./support/mount";
import { show } from "./support/show";

/** A case in a host that tells which privileges the rep has: all but these, such as `1 contact` (Create). */
function without(lacking: readonly string[], linked = false): Promise<Mounted> {
  return show((dataverse, host) => {
    host.utils = {
      hasEntityPrivilege: (table: string, type: number, depth: number) =>
        depth === 0 && !lacking.includes(`${type} ${table}`),
    };
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", linked ? {} : { mobilephone: "+12025550143" })];
    if (linked) Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
  });
}

/** The sentence that says why a button is disabled. */
function reason(testId: string): string | undefined {
  const button = screen.getByTestId(testId);
  if (button.getAttribute("aria-disabled") !== "true") return undefined;
  return document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
}

test("without the privilege to create contacts the button says so, and linking goes on", async () => {
  await without(["1 contact"]);
  expect(reason("ocx-create")).toMatch(/administrator.*prvCreateContact/);
  fireEvent.click(screen.getByTestId("ocx-create"));
  expect(screen.queryByTestId("ocx-new-contact")).toBeNull();
  expect(reason("ocx-link")).toBeUndefined();
});

test("without the privilege to write cases nothing on the case can be pressed, and one sentence says why", async () => {
  await without(["3 incident"]);
  for (const button of ["ocx-link", "ocx-not", "ocx-create", "ocx-by-name"])
    expect(reason(button)).toMatch(/administrator.*prvWriteIncident/);
});

test("without the privilege to write contacts no number is offered; with it, it is", async () => {
  await without(["3 contact"], true);
  expect(screen.getByTestId("ocx-linked")).toBeInTheDocument();
  expect(screen.queryByTestId("ocx-number-write")).toBeNull();
});

test.each([[["1 annotation"], 0] as const, [[], 1] as const])(
  "without %j there are so many buttons for a note: %d",
  async (lacking, buttons) => {
    await without(lacking);
    fireEvent.focusIn(screen.getAllByTestId("ocx-turn")[0] ?? document.body);
    expect(screen.getByTestId("ocx-quote-copy")).toBeInTheDocument();
    expect(screen.queryAllByTestId("ocx-quote-note")).toHaveLength(buttons);
  },
);

test.each([
  ["has no such function", {}],
  ["has no utilities", undefined],
  [
    "fails",
    {
      hasEntityPrivilege: (): never => {
        throw new Error("not here");
      },
    },
  ],
  ["says nothing", { hasEntityPrivilege: () => undefined }],
])("a host that %s: everything can be pressed, and Dataverse decides", async (_, utils) => {
  await show((dataverse, host) => {
    Object.assign(host, { utils });
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  });
  for (const button of ["ocx-link", "ocx-create"]) expect(reason(button)).toBeUndefined();
});
