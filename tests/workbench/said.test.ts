import type { Page } from "playwright-core";
import { dialogue } from "../support/callFile";
import { closeBrowser, focusIn, openTab, openCase, screenshot } from "./support/browser";
import { newCase, rows } from "./support/installation";
import { poll } from "./support/poll";

const LINES = [
  "Northgate Bank, how can I help?",
  "There is a charge of sixty one dollars and eighteen cents that is not mine.",
  "I'm sorry to hear that. What is your email address?",
  "It's maria dot lopez at example dot com.",
  "And the order number?",
  "It's A B seven three zero zero four two.",
  "Thank you. I have frozen the card, and we will send you a new card by Friday.",
];

/** Of all tests, so that one page does for them. */
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

afterAll(closeBrowser);

function chip(page: Page, type: string): ReturnType<Page["locator"]> {
  return page.locator(`[data-testid="ocx-said"] [data-type="${type}"] .ocx-thing`);
}

test("what was said stands above the transcript: a press shows its words, another copies it", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+14155550171" }));
  const { page, misdeeds, close } = await openCase(id, CLIPBOARD);
  await chip(page, "amount").click();
  const marked = page.locator("mark.ocx-current");
  expect(await marked.textContent()).toBe("sixty one dollars and eighteen cents");
  // Who hears the page is at the turn that was asked for.
  await focusIn(page.locator('[data-testid="ocx-turn"]:has(mark.ocx-current)'));
  await screenshot(page, "said");
  await page.locator('[data-type="email"] [data-testid="ocx-thing-copy"]').click();
  const copied = page.getByTestId("ocx-taken").getByText("Copied.");
  await copied.waitFor();
  // What is told of it hides no button beside it from who goes on by keys.
  const [told, more] = await Promise.all([copied.boundingBox(), page.getByTestId("ocx-said-more").boundingBox()]);
  expect((told?.y ?? 0) - (more?.y ?? 0)).toBeGreaterThanOrEqual(more?.height ?? Infinity);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("maria.lopez@example.com");
  // Opened, no chip is cut, however narrow the line.
  await page.setViewportSize({ width: 320, height: 900 });
  await page.getByTestId("ocx-said-more").click();
  const cut = page.locator(".ocx-thing").filter({ hasText: /Friday|@/ });
  const beyond = (): Promise<readonly number[]> =>
    cut.evaluateAll((chips) => chips.map(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth));
  await poll("chips as wide as their words", async () => ((await beyond()).join() === "0,0" ? true : undefined));
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test.each([
  ["61.18", "sixty one dollars and eighteen cents"],
  ["maria.lopez@", "maria dot lopez at example dot com"],
  ["0042", "A B seven three zero zero four two"],
])("find an amount, an address, a number that was spoken as words: 1 press and typing (%s)", async (typed, words) => {
  const id = await newCase(dialogue(LINES, { phone: "+14155550172" }));
  const { page, close } = await openCase(id, CLIPBOARD);
  await chip(page, "amount").waitFor();
  await page.getByTestId("ocx-find").click();
  await page.keyboard.type(typed);
  await page.getByTestId("ocx-find-number").getByText("1 of 1").waitFor();
  expect(await page.locator("mark.ocx-current").textContent()).toBe(words);
  await close();
});

test("a task from a promise: 2 presses, due by the words, and once whoever presses again", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+14155550173" }));
  const { page, misdeeds, close } = await openCase(id, CLIPBOARD);
  await chip(page, "promise").filter({ hasText: "Friday" }).click();
  await focusIn(page.getByTestId("ocx-task"));
  await screenshot(page, "promise");
  const due = await page.getByTestId("ocx-task").locator("input[type=date]").inputValue();
  // Where work goes on, from the subject's first word.
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).selectionEnd)).toBe(0);
  await page.getByTestId("ocx-task-add").click();
  await page.getByTestId("ocx-task").getByText("The task is on the case's timeline.").waitFor();
  const tasks = `tasks?$select=subject,description,scheduledend&$filter=_regardingobjectid_value eq ${id}`;
  const [task] = await rows(tasks);
  expect(task?.description).toMatch(/^\[\d:\d\d\] AI: .*we will send you a new card by Friday/);
  expect(String(task?.scheduledend).slice(0, 10)).toBe(due);
  expect(new Date(`${due}T00:00Z`).getUTCDay()).toBe(5);
  await openTab(page, "Timeline");
  await page.getByTestId("timeline-task").waitFor();
  await page.reload();
  // With keys: Enter opens it, and Enter makes it.
  await chip(page, "promise").filter({ hasText: "Friday" }).press("Enter");
  await focusIn(page.getByTestId("ocx-task"));
  await page.keyboard.press("Enter");
  await page.getByTestId("ocx-task").getByText("There is a task for this already.").waitFor();
  expect(await rows(tasks)).toHaveLength(1);
  // The refusal of the second is what the browser tells of.
  expect(misdeeds.foreign).toEqual([]);
  await close();
});

test("a sentence of the summary says when it was said, and a press goes there", async () => {
  const summary = "Customer disputes a charge of 61.18 dollars. A new card is on its way.";
  const id = await newCase(dialogue(LINES, { phone: "+14155550174", summary }));
  const { page, close } = await openCase(id, CLIPBOARD);
  const proof = page.getByTestId("ocx-proof").first();
  const at = await proof.getAttribute("title");
  await proof.click();
  const turn = page.locator("li.ocx-current");
  expect(await turn.textContent()).toContain("sixty one dollars");
  expect(at).toContain((await turn.getByTestId("ocx-turn-time").textContent()) ?? "no time");
  await close();
});
