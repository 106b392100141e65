import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { closeBrowser, focusIn, openCase, openWorkbench, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row } from "./support/installation";
import { poll } from "./support/poll";

const PHONE = "+12025550196";
const LINES = ["Hello, how can I help?", "The lamp is broken."];

afterAll(closeBrowser);

async function storedContact(firstname: string, lastname: string, mobilephone: string): Promise<string> {
  const contactid = randomUUID();
  const answer = await dataverse("contacts", { method: "POST", body: { contactid, firstname, lastname, mobilephone } });
  expect(answer.status).toBe(204);
  return contactid;
}

/** Counts what the rep presses on the opened case; typing is counted apart. */
function presses(page: Page): { readonly press: (selector: string) => Promise<void>; readonly count: () => number } {
  let count = 0;
  const press = async (selector: string): Promise<void> => {
    await page.locator(selector).click();
    count += 1;
  };
  return { press, count: () => count };
}

async function customerBecomes(id: string, contactId: string): Promise<void> {
  await poll("the case's customer", async () =>
    (await row(`incidents(${id})`))._customerid_value === contactId ? true : undefined,
  );
}

test("link the right one of two: 1 press; undo it: 1 more", async () => {
  const right = await storedContact("Rita", "Right", PHONE);
  await storedContact("Wendy", "Wrong", PHONE);
  const id = await newCase(dialogue(LINES, { phone: PHONE, name: "Rita Right" }));
  const before = await row(`incidents(${id})`);
  const { page, misdeeds, close } = await openCase(id);
  const { press, count } = presses(page);
  await press(`[data-contactid="${right}"] [data-testid="ocx-link"]`);
  await customerBecomes(id, right);
  expect(count()).toBe(1);
  await page.getByTestId("ocx-linked").waitFor();
  await press('[data-testid="ocx-undo"]');
  await customerBecomes(id, String(before._customerid_value));
  expect(count()).toBe(2);
  await page.getByTestId("ocx-contact").first().waitFor();
  await screenshot(page, "undone");
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("find a contact by name: 1 press, typing, 1 press", async () => {
  const wanted = await storedContact("Émile", "O'Quarrel [100%]", "+442079460111");
  const id = await newCase(dialogue(LINES, { phone: "+12025550197", name: "Nobody Known" }));
  const { page, misdeeds, close } = await openCase(id);
  const { press, count } = presses(page);
  await press('[data-testid="ocx-by-name"]');
  await focusIn(page.getByTestId("ocx-by-name-form"));
  // Last name first, without the accent.
  await page.keyboard.type("o'quarrel [100% emile");
  const link = `[data-contactid="${wanted}"] [data-testid="ocx-link"]`;
  await page.locator(link).waitFor();
  await screenshot(page, "found-by-name");
  await press(link);
  await customerBecomes(id, wanted);
  expect(count()).toBe(2);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("not this person is remembered on the case for whoever opens it next", async () => {
  const wrong = await storedContact("Wanda", "Wrong", "+12025550198");
  const id = await newCase(dialogue(LINES, { phone: "+12025550198", name: "Rita Right" }));
  const { page, close } = await openCase(id);
  const { press, count } = presses(page);
  await press(`[data-contactid="${wrong}"] [data-testid="ocx-not"]`);
  await page.getByTestId("ocx-show-hidden").waitFor();
  expect(count()).toBe(1);
  expect((await row(`incidents(${id})`)).opencx_notcallers).toBe(wrong);
  await close();
  const next = await openWorkbench({ id });
  expect(await next.page.getByTestId("ocx-contact").count()).toBe(0);
  await next.page.getByTestId("ocx-show-hidden").click();
  await next.page.locator(`[data-contactid="${wrong}"]`).waitFor();
  await next.close();
});

test("open the last call's case: 1 press, in this page", async () => {
  const phone = "+12025550195";
  const caller = { phone, name: "Vera Often" };
  const known = await storedContact("Vera", "Often", "(202) 555-0195");
  // Made in one second, they stand in any order.
  const earlier = [await newCase(dialogue(LINES, caller)), await newCase(dialogue(LINES, caller))];
  const id = await newCase(dialogue(LINES, caller));
  const { page, misdeeds, close } = await openCase(id);
  const { press, count } = presses(page);
  await page.locator(`[data-contactid="${known}"]`, { hasText: "no cases" }).waitFor();
  await page.getByTestId("ocx-history-open").filter({ hasText: "2 earlier calls from this number" }).waitFor();
  await screenshot(page, "earlier-calls");
  await press('[data-testid="ocx-last-case"]');
  await poll("an earlier case", () =>
    Promise.resolve(earlier.some((each) => page.url().includes(each)) ? true : undefined),
  );
  expect(count()).toBe(1);
  expect(page.context().pages()).toHaveLength(1);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a number that the linked contact lacks is added by 1 press; undo it: 1 more", async () => {
  const contact = await storedContact("Nora", "Newnumber", "+12025550193");
  const id = await newCase(dialogue(LINES, { phone: "+12025550194", name: "Nora Newnumber" }));
  const patch = { "customerid_contact@odata.bind": `/contacts(${contact})` };
  expect((await dataverse(`incidents(${id})`, { method: "PATCH", body: patch })).status).toBe(204);
  const { page, misdeeds, close } = await openCase(id);
  const { press, count } = presses(page);
  const holds = (number: string | null): Promise<true> =>
    poll("the contact's number", async () =>
      (await row(`contacts(${contact})`)).telephone1 === number ? true : undefined,
    );
  await press('[data-testid="ocx-number-write"]');
  await holds("+12025550194");
  await page.getByTestId("ocx-number-undo").waitFor();
  await screenshot(page, "number-added");
  await press('[data-testid="ocx-number-undo"]');
  await holds(null);
  expect(count()).toBe(2);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});
