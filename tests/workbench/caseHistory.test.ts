import type { Page } from "playwright-core";
import { dialogue } from "../support/callFile";
import { chooseCase, closeBrowser, controlReady, focusIn, openWorkbench } from "./support/browser";
import { newCase } from "./support/installation";
import { poll } from "./support/poll";

const LINES = ["Hello, how can I help?", "The lamp is broken."];

afterAll(closeBrowser);

async function stands(page: Page, id: string): Promise<void> {
  await page.locator(`[data-testid="case-form"][data-incidentid="${id}"]`).waitFor();
  await controlReady(page);
  expect(new URL(page.url()).searchParams.get("id")).toBe(id);
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.incidentid);
}

test("from an earlier call's case, reached by keyboard, Back returns; the focus is in the case that is shown", async () => {
  const caller = { phone: "+12025550131", name: "Vera Often" };
  const earlier = await newCase(dialogue(LINES, caller));
  const id = await newCase(dialogue(LINES, caller));
  const { page, misdeeds, close } = await openWorkbench({ id });
  await page.getByTestId("ocx-last-case").focus();
  await page.keyboard.press("Enter");
  await stands(page, earlier);
  expect(await focused(page)).toBe(earlier);
  await page.goBack();
  await stands(page, id);
  expect(await focused(page)).toBe(id);
  await page.goForward();
  await stands(page, earlier);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("what is not saved is asked about: before an earlier case opens, and before Back", async () => {
  const caller = { phone: "+12025550132", name: "Vera Often" };
  const earlier = await newCase(dialogue(LINES, caller));
  const id = await newCase(dialogue(LINES, caller));
  const { page, close } = await openWorkbench({ id: earlier });
  await chooseCase(page, id);
  await page.getByLabel("Case Title").fill("Lamp broken, third time");
  for (const leave of [() => page.getByTestId("ocx-last-case").click(), () => page.goBack()]) {
    await leave();
    await page.getByRole("button", { name: "Stay" }).click();
    await poll("the address of the case", () => Promise.resolve(page.url().includes(id) ? true : undefined));
    expect(await page.getByLabel("Case Title").inputValue()).toBe("Lamp broken, third time");
  }
  await close();
});

test("where list and case take turns, the focus goes with them", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550133" }));
  const { page, close } = await openWorkbench({}, { viewport: { width: 320, height: 700 } });
  const item = page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`);
  await item.focus();
  await page.keyboard.press("Enter");
  await stands(page, id);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe("case-form");
  await page.goBack();
  await focusIn(item);
  await close();
});
