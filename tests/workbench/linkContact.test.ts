import { randomUUID } from "node:crypto";
import { closeBrowser, focusIn, openTab, openCase, openWorkbench, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row } from "./support/installation";
import { poll } from "./support/poll";

/** The seeded demo has contacts of its own with this number; ours is told apart by its id. */
async function storedContact(mobilephone: string, lastname: string): Promise<string> {
  const contactid = randomUUID();
  const answer = await dataverse("contacts", {
    method: "POST",
    body: { contactid, firstname: "Noor", lastname, mobilephone },
  });
  expect(answer.status).toBe(204);
  return contactid;
}

const LINES = ["Thank you for calling. How can I help?", "I lost my card and want a person."];

afterAll(closeBrowser);

test("a contact stored as (202) 555-0143 is found for +12025550143; linking changes the incident's customer and nothing else", async () => {
  const contactid = await storedContact("(202) 555-0143", "Spelled");
  const id = await newCase(dialogue(LINES, { phone: "+12025550143", name: "Noor Spelled" }));
  const before = await row(`incidents(${id})`);
  const { page, misdeeds, close } = await openCase(id);

  const notice = page.getByTestId("form-notification");
  await openTab(page, "Timeline");
  await notice.waitFor();
  await openTab(page, "Conversation");
  const found = page.locator(`[data-testid="ocx-contact"][data-contactid="${contactid}"]`);
  await found.waitFor();
  await screenshot(page, "contact-found");
  await found.getByTestId("ocx-link").click();

  const after = await poll("linked incident", async () => {
    const now = await row(`incidents(${id})`);
    return now._customerid_value === contactid ? now : undefined;
  });
  expect(after._primarycontactid_value ?? null).toBeNull();
  const unchanged = ["title", "description", "prioritycode", "_ownerid_value", "opencx_callerphone"];
  for (const column of unchanged) expect(after[column]).toEqual(before[column]);

  // The form script hears the control's event: its notice goes and the form shows the new customer.
  await notice.waitFor({ state: "detached" });
  await page.locator('[data-column="customerid"]').getByText("Noor Spelled").waitFor();
  await page.getByTestId("ocx-linked").waitFor();
  await screenshot(page, "contact-linked");
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a contact can be linked with the keyboard alone", async () => {
  const contactid = await storedContact("+1 202 555 0187", "Keys");
  const id = await newCase(dialogue(LINES, { phone: "+12025550187", name: "Noor Keys" }));
  const { page, close } = await openWorkbench();

  // From the page's start: into the list, down to the case, open it, on to the control's button.
  const testid = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? null);
  const tabTo = async (wanted: string, limit = 60): Promise<void> => {
    for (let presses = 0; presses < limit; presses++) {
      if ((await testid()) === wanted) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never came to ${wanted}`);
  };
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`).waitFor();
  await tabTo("case-list-item");
  await page.keyboard.press("Home");
  await poll("focus on the case", async () => {
    if ((await page.evaluate(() => document.activeElement?.getAttribute("data-incidentid"))) === id) return true;
    await page.keyboard.press("ArrowDown");
    return undefined;
  });
  await page.keyboard.press("Enter");
  await page.locator(`[data-contactid="${contactid}"]`).waitFor();
  await tabTo("ocx-link");
  await page.keyboard.press("Enter");
  await poll("linked incident", async () =>
    (await row(`incidents(${id})`))._customerid_value === contactid ? true : undefined,
  );
  await page.getByTestId("ocx-linked").waitFor();
  // Whoever works with the keyboard stands where the work was, not at the top of the page.
  await focusIn(page.getByTestId("ocx-caller"));
  await close();
});
