import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { dialogue } from "../support/callFile";
import { closeBrowser, openCase, screenshot } from "./support/browser";
import { newCase, rows } from "./support/installation";
import { printedText } from "./support/printed";

/** Numbers of cards that issuers publish for tests. */
const WRITTEN = "4111 1111 1111 1111";
const SPOKEN = ["five five double five double five double five", "double five double five double four double four"];
const LINES = [
  "Please give me your card number.",
  `It's ${WRITTEN}.`,
  "And the security code on the back?",
  "Nine one seven.",
  "Do you have a second card?",
  `Yes, ${SPOKEN[0] ?? ""}`,
  "Go on.",
  SPOKEN[1] ?? "",
  "Thank you. The IMEI is 356938035643809, your order is 7781234.",
  "Right.",
  `I have frozen the card ${WRITTEN} and we will send you a new one by Friday.`,
];
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const SECRET = /4111|1111|Nine one seven|double five/i;

afterAll(closeBrowser);

/** The control's page with all its attributes. */
function markup(page: Page): Promise<string> {
  return page.locator(".ocx-root").evaluate((root) => new XMLSerializer().serializeToString(root));
}

/** What a page keeps elsewhere, and what its fields hold. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = Array.from(document.querySelectorAll<HTMLInputElement>(".ocx-root :is(input, textarea)"));
    const stored = [Object.entries(localStorage), Object.entries(sessionStorage), history.state as unknown];
    return JSON.stringify([stored, window.name, document.title, location.href, fields.map(({ value }) => value)]);
  });
}

test("numbers of cards are nowhere before somebody reveals them: page, fields, clipboard, files, print, note, task, requests, storage", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+14155550175", summary: `He read out ${WRITTEN}.` }));
  const { page, close } = await openCase(id, CLIPBOARD);
  const logged: string[] = [];
  page.on("console", (message) => logged.push(message.text()));
  page.on("request", (request) => logged.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.getByTestId("ocx-reveal").waitFor();
  const control = page.locator(".ocx-root");
  await page.locator('[data-testid="ocx-turn-text"]', { hasText: "••••" }).nth(3).waitFor();
  await screenshot(page, "cards-masked");
  expect(await markup(page)).not.toMatch(SECRET);
  // Other long numbers are none.
  expect(await control.textContent()).toContain("356938035643809");
  expect(await control.textContent()).toContain("7781234");

  await page.getByTestId("ocx-copy").click();
  await page.getByTestId("ocx-taken").getByText("Copied.").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toMatch(SECRET);

  await page.getByTestId("ocx-find").fill("4111");
  await page.getByTestId("ocx-find-number").getByText("Not found").waitFor();
  await page.getByTestId("ocx-find").fill("");

  for (const save of ["ocx-save", "ocx-save-vtt", "ocx-save-vcon"]) {
    await page.getByTestId("ocx-more").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId(save).click()]);
    const saved = await readFile(await download.path(), "utf8");
    expect([save, saved]).toEqual([save, expect.stringContaining("••••")]);
    expect([save, saved]).not.toEqual([save, expect.stringMatching(SECRET)]);
  }

  const printed = printedText(page);
  await page.getByTestId("ocx-more").click();
  await page.getByTestId("ocx-print").click();
  expect(await printed).toContain("••••");
  expect(await printed).not.toMatch(SECRET);

  await page.getByTestId("ocx-turn").nth(1).click();
  await page.getByTestId("ocx-quote-note").click();
  await page.getByTestId("ocx-taken").getByText("Added to the timeline.").waitFor();
  const [note] = await rows(`annotations?$select=notetext&$filter=_objectid_value eq ${id}`);
  expect(note?.notetext).toContain("••••");
  expect(note?.notetext).not.toMatch(SECRET);

  await page.getByTestId("ocx-promise").filter({ hasText: "Friday" }).click();
  await page.getByTestId("ocx-task-add").click();
  await page.getByTestId("ocx-task").getByText("The task is on the case's timeline.").waitFor();
  const [task] = await rows(`tasks?$select=subject,description&$filter=_regardingobjectid_value eq ${id}`);
  expect(task?.description).toContain("••••");
  expect(JSON.stringify(task)).not.toMatch(SECRET);

  await page.getByTestId("ocx-more").click();
  await page.getByTestId("ocx-original").click();
  await page.getByTestId("ocx-original-text").waitFor();
  expect(await markup(page)).not.toMatch(SECRET);
  await page.getByTestId("ocx-create").click();
  await page.getByTestId("ocx-new-contact").waitFor();
  expect(await control.ariaSnapshot()).not.toMatch(SECRET);
  expect(await kept(page)).not.toMatch(SECRET);
  // What was asked of Dataverse, too.
  expect(logged.join("\n")).toContain("annotations");
  expect(logged.join("\n")).not.toMatch(SECRET);
  await close();
});

test("a press reveals them, the form standing where it stood, and they are masked again on the next case", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+14155550176" }));
  const other = await newCase(dialogue(LINES, { phone: "+14155550177" }));
  const { page, close } = await openCase(id, CLIPBOARD);
  const scrolled = (): Promise<number> => page.locator(".wb-form").evaluate(({ scrollTop }) => scrollTop);
  await page.getByTestId("ocx-reveal").waitFor();
  expect(await scrolled()).toBe(0);
  await page.getByTestId("ocx-reveal").click();
  await page.getByTestId("ocx-turn-text").getByText(`It's ${WRITTEN}.`).waitFor();
  expect(await scrolled()).toBe(0);
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${other}"]`).click();
  await page.locator(`[data-testid="case-form"][data-incidentid="${other}"]`).waitFor();
  await page.locator('[data-testid="ocx-turn-text"]', { hasText: "••••" }).first().waitFor();
  expect(await markup(page)).not.toMatch(SECRET);
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`).click();
  await page.locator(`[data-testid="case-form"][data-incidentid="${id}"]`).waitFor();
  await page.locator('[data-testid="ocx-turn-text"]', { hasText: "••••" }).first().waitFor();
  expect(await markup(page)).not.toMatch(SECRET);
  await close();
});
