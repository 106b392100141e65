import type { Page } from "playwright-core";
import { closeBrowser, openPath, screenshot, type WorkbenchPage } from "./support/browser";
import { workbenchUrl } from "./support/installation";

let open: WorkbenchPage;

beforeAll(async () => {
  open = await openPath("/gallery/empty", { viewport: { width: 320, height: 900 } });
});

afterAll(closeBrowser);

/** Opens a state of the gallery in a window so wide, and waits until the caller panel has its answer. */
async function show(state: string, width: number): Promise<Page> {
  const { page } = open;
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${workbenchUrl()}/gallery/${state}`);
  await page.locator('[data-testid="ocx-caller"][data-stage="known"]').waitFor();
  return page;
}

/** Where an element stands in the control: its edges from the control's own start and top, px. */
function place(page: Page, selector: string): Promise<{ left: number; right: number; top: number; bottom: number }> {
  return page.evaluate((wanted) => {
    const rect = (each: string): DOMRect => document.querySelector(each)?.getBoundingClientRect() ?? new DOMRect();
    const [root, part] = [rect(".ocx-root"), rect(wanted)];
    return {
      left: part.left - root.left,
      right: part.right - root.left,
      top: part.top - root.top,
      bottom: part.bottom - root.top,
    };
  }, selector);
}

/** What a phone of 320 x 568 shows of the form below the app's own bars. */
const PHONE_HEIGHT = 480;

test("at 320 px who called, what they want and whom to link stand on the first screen, and nothing runs out of it", async () => {
  const page = await show("phone", 320);
  await screenshot(page, "phone-320");
  for (const part of [".ocx-fact-caller", '[data-testid="ocx-summary"]', '[data-testid="ocx-link"]']) {
    const { left, right, bottom } = await place(page, part);
    expect([part, left >= 0, right <= 296 && right > left, bottom <= PHONE_HEIGHT]).toEqual([part, true, true, true]);
  }
  for (const link of await page.getByTestId("ocx-link").all())
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("how often a contact called is never what is cut of a line, at whatever width", async () => {
  const page = await show("long-words", 320);
  const cut: number[] = [];
  for (const width of [320, 512, 640, 760, 1000, 1366]) {
    await page.setViewportSize({ width, height: 900 });
    const counts = page.locator(".ocx-evidence bdi", { hasText: "keine Anfragen" });
    const isWhole = await counts.evaluate((element) => {
      const line = (element.closest(".ocx-evidence") ?? element).getBoundingClientRect();
      const own = element.getBoundingClientRect();
      return (
        own.width > 40 && own.right <= line.right + 1 && own.left >= line.left - 1 && own.bottom <= line.bottom + 1
      );
    });
    if (!isWhole) cut.push(width);
  }
  expect(cut).toEqual([]);
  const lines = await show("side-by-side", 640);
  for (const name of await lines.locator(".ocx-contact-name").all())
    expect((await name.boundingBox())?.height).toBeLessThan(24);
});

test("the summary opens by a press where two lines are too few for it, and has no button where they are not", async () => {
  const page = await show("phone", 320);
  const [words, all] = [page.getByTestId("ocx-summary"), page.getByTestId("ocx-summary-all")];
  const hidden = (): Promise<number> => words.evaluate((box) => box.scrollHeight - box.clientHeight);
  expect(await hidden()).toBeGreaterThan(0);
  expect(await all.getAttribute("aria-expanded")).toBe("false");
  await all.focus();
  await page.keyboard.press("Enter");
  expect(await all.getAttribute("aria-expanded")).toBe("true");
  expect(await hidden()).toBe(0);
  await page.setViewportSize({ width: 1300, height: 900 });
  await all.waitFor({ state: "detached" });
  expect(await hidden()).toBe(0);
});

test("each button for the rest of some words says whose rest it is", async () => {
  const page = await show("explained", 320);
  const names = ["Show all: Summary", "Show all: Reason for the handoff"];
  for (const name of names) await page.getByRole("button", { name, exact: true }).waitFor();
  expect(await page.getByRole("button", { name: /^Show all/ }).count()).toBe(names.length);
});

test("words and people stand side by side from 900 px of the control's own width, else people first", async () => {
  const [caller, words] = ['[data-testid="ocx-caller"]', ".ocx-conversation"];
  // The gallery's page leaves 12 px on either side of the control.
  for (const width of [923, 924]) {
    const page = await show("found", width);
    const [people, text] = [await place(page, caller), await place(page, words)];
    const beside = width - 24 >= 900;
    expect([width, text.right <= people.left, people.bottom <= text.top]).toEqual([width, beside, !beside]);
  }
});

test("the session's link is high enough to press, and More tells the language by its name", async () => {
  const page = await show("found", 1300);
  expect((await page.getByTestId("ocx-session-link").boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await page.getByTestId("ocx-more-facts").click();
  expect(await page.locator(".ocx-more-facts").innerText()).toContain("Language of the call\nEnglish");
});

test("in Arabic a turn's time stands before its words, from right to left", async () => {
  const page = await show("right-to-left", 640);
  const time = await place(page, ".ocx-turn-time");
  const text = await page
    .getByTestId("ocx-turn-text")
    .first()
    .evaluate((words) => {
      const range = document.createRange();
      range.selectNodeContents(words);
      return (
        range.getBoundingClientRect().right - (document.querySelector(".ocx-root")?.getBoundingClientRect().left ?? 0)
      );
    });
  expect(time.left).toBeGreaterThan(text);
});
