import type { Page } from "playwright-core";
import { closeBrowser, openPath, resize, screenshot, type WorkbenchPage } from "./support/browser";
import { goToState } from "./support/gallery";

let open: WorkbenchPage;
/** How many states were shown: each comes fresh, one that stood there before, too. */
let shown = 0;

beforeAll(async () => {
  open = await openPath("/gallery/empty", { viewport: { width: 320, height: 900 } });
});

afterAll(closeBrowser);

/** Opens a state of the gallery in a window so wide, and waits until the caller panel has its answer and its form. */
async function show(state: string, width: number): Promise<Page> {
  const { page } = open;
  await page.setViewportSize({ width, height: 900 });
  await goToState(page, state, { shown: `${++shown}` });
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
    await resize(page, { width, height: 900 });
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

test("the panel's forms are as wide as the panel, before and after an answer", async () => {
  for (const state of ["new-contact", "duplicates", "find-by-name"])
    for (const width of [320, 640]) {
      const page = await show(state, width);
      const [panel, form] = [
        await place(page, ".ocx-caller"),
        await place(page, ".ocx-caller :is(.ocx-new, .ocx-by-name)"),
      ];
      // Its padding and border.
      expect([state, width, form.left - panel.left, panel.right - form.right]).toEqual([state, width, 13, 13]);
    }
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
  // The last once the call has been heard.
  const names = ["Show all: Summary", "Show all: Reason for the handoff", "Show all: What was said"];
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

test("no line of the header begins with the dot before the call's length", async () => {
  const page = await show("found", 320);
  const begun: number[] = [];
  for (let width = 320; width <= 1000; width += 20) {
    await resize(page, { width, height: 900 });
    const begins = await page.locator(".ocx-fact-length").evaluate((length) => {
      const line = (length.parentElement ?? length).getBoundingClientRect();
      const isFirst = length.getBoundingClientRect().left <= line.left;
      return isFirst && getComputedStyle(length, "::before").content !== "none";
    });
    if (begins) begun.push(width);
  }
  expect(begun).toEqual([]);
});

test("where there is no number to search by, no room is kept for an answer", async () => {
  const spare: number[] = [];
  for (const width of [320, 536, 664]) {
    const page = await show("no-number", width);
    spare.push(
      await page.getByTestId("ocx-caller").evaluate((box) => {
        const ends = Array.from(box.children, (child) => child.getBoundingClientRect().bottom);
        return Math.round(box.getBoundingClientRect().bottom - Math.max(...ends));
      }),
    );
  }
  expect(Math.max(...spare)).toBeLessThan(12);
});

test("the caller's number never stands on two lines of a sentence", async () => {
  const page = await show("nobody", 320);
  const lines: number[] = [];
  for (const width of [320, 480, 540, 600, 640, 664, 700]) {
    await resize(page, { width, height: 900 });
    lines.push(
      await page.getByTestId("ocx-status").evaluate((status) => {
        const walker = document.createTreeWalker(status, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const number = /\+\d[\d\s]*\d/.exec(node.textContent ?? "");
          if (number === null) continue;
          const range = document.createRange();
          range.setStart(node, number.index);
          range.setEnd(node, number.index + number[0].length);
          return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size;
        }
        return 0;
      }),
    );
  }
  expect(lines).toEqual(lines.map(() => 1));
});

test("at 320 px the turn with the focus is whole below the bar, however many lines the bar takes", async () => {
  const page = await show("long-call", 320);
  await resize(page, { width: 320, height: 300 });
  await page.getByTestId("ocx-turn").first().focus();
  for (const key of ["End", ...Array.from({ length: 8 }, () => "ArrowUp")]) await page.keyboard.press(key);
  const hidden = await page.evaluate(
    () =>
      (document.querySelector(".ocx-bar")?.getBoundingClientRect().bottom ?? 0) -
      (document.activeElement?.getBoundingClientRect().top ?? 0),
  );
  expect(hidden).toBeLessThanOrEqual(0);
});

test("where not all that was said can be seen at once, a button shows all of it", async () => {
  const page = await show("found", 320);
  const button = page.getByTestId("ocx-said-more");
  await button.waitFor();
  for (const width of [320, 480, 800]) {
    // Else the size before counts, in which it stood there too.
    await resize(page, { width, height: 900 });
    await button.waitFor({ state: width < 546 ? "visible" : "hidden" });
  }
  await show("said", 800);
  await button.waitFor();
});
