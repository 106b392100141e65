import type { Page } from "playwright-core";
import { closeBrowser, openPath, screenshot, type WorkbenchPage } from "./support/browser";
import { poll } from "./support/poll";

let open: WorkbenchPage;

beforeAll(async () => {
  open = await openPath("/gallery/very-long-call", { viewport: { width: 700, height: 800 } });
  await open.page.getByTestId("ocx-turn").first().waitFor();
});

afterAll(closeBrowser);

const TURNS = 2500;

/** The position that each row in the page says it has. */
function positions(page: Page): Promise<readonly number[]> {
  return page.getByTestId("ocx-turn").evaluateAll((rows) => rows.map((row) => Number(row.ariaPosInSet)));
}

/** The positions of the rows that can be seen in the box, and whether its whole height is covered by rows. */
function seen(page: Page): Promise<{ readonly first: number; readonly last: number; readonly covered: boolean }> {
  return page.getByTestId("ocx-transcript").evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    const rows = Array.from(box.querySelectorAll("li")).filter((row) => {
      const rect = row.getBoundingClientRect();
      return rect.bottom > top + 2 && rect.top < bottom - 2;
    });
    const at = (row: Element | undefined): number => Number(row?.ariaPosInSet);
    const [first, last] = [rows[0], rows[rows.length - 1]];
    return {
      first: at(first),
      last: at(last),
      covered:
        first !== undefined &&
        last !== undefined &&
        first.getBoundingClientRect().top <= top + 2 &&
        last.getBoundingClientRect().bottom >= bottom - 2 &&
        at(last) - at(first) === rows.length - 1,
    };
  });
}

/** Waits until the box shows this place, covered by rows: it is scrolled, and the rows there drawn, after the press. */
async function stands(page: Page, place: { readonly first?: number; readonly last?: number }): Promise<void> {
  await poll(`place ${JSON.stringify(place)}`, async () => {
    const { first, last, covered } = await seen(page);
    return covered && (place.first ?? first) === first && (place.last ?? last) === last ? true : undefined;
  });
}

async function focusOnTurn(page: Page, position: number): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.ariaPosInSet === String(wanted), position);
}

test("of 2,500 turns a part is in the page, and it is said what the browser's own search does not see", async () => {
  const { page } = open;
  expect((await positions(page)).length).toBeLessThan(200);
  await page.getByTestId("ocx-windowed").getByText("2,500 turns").waitFor();
  await screenshot(page, "very-long-call");
});

test("scrolling shows row after row without a gap or a jump", async () => {
  const { page } = open;
  await page.getByTestId("ocx-transcript").hover();
  let before = 0;
  for (let turn = 0; turn < 25; turn++) {
    const row = await seen(page);
    expect(row.covered).toBe(true);
    expect(row.first).toBeGreaterThanOrEqual(before);
    expect(row.first - before).toBeLessThan(60);
    before = row.first;
    await page.mouse.wheel(0, 700);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  expect(before).toBeGreaterThan(100);
});

test("one press leads to the last turn and one to the first, one key too", async () => {
  const { page } = open;
  await page.getByTestId("ocx-jump-end").click();
  await stands(page, { last: TURNS });
  await page.getByTestId("ocx-jump-start").click();
  await stands(page, { first: 1 });
  await page.getByTestId("ocx-turn").first().focus();
  await page.keyboard.press("End");
  await focusOnTurn(page, TURNS);
  await stands(page, { last: TURNS });
});

test("the focus is not lost where its row leaves the page: the next key goes on from there", async () => {
  const { page } = open;
  await page.getByTestId("ocx-transcript").hover();
  await page.mouse.wheel(0, -20_000);
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-testid") === "ocx-transcript");
  await page.keyboard.press("ArrowUp");
  await focusOnTurn(page, TURNS - 1);
});

test("find counts all turns, and shows the place below the bar and inside the box", async () => {
  const { page } = open;
  await page.keyboard.press("/");
  await page.keyboard.type("E1601");
  await page.getByTestId("ocx-find-number").getByText("1 of 1").waitFor();
  // The rows are counted first, and brought there after.
  await page.waitForFunction(() => {
    const mark = document.querySelector("mark.ocx-current")?.getBoundingClientRect();
    const box = document.querySelector("[data-testid=ocx-transcript]")?.getBoundingClientRect();
    const bar = document.querySelector(".ocx-bar")?.getBoundingClientRect();
    const belowBar = (mark?.top ?? 0) >= (bar?.bottom ?? Infinity);
    return belowBar && (mark?.bottom ?? Infinity) <= Math.min(box?.bottom ?? 0, window.innerHeight);
  });
  await page.keyboard.press("Escape");
});

test("what is copied over rows that have left the page has them all", async () => {
  const { page } = open;
  await page.getByTestId("ocx-jump-start").click();
  const copied = await page.evaluate(() => {
    const rows = document.querySelectorAll("[data-testid=ocx-turn]");
    const [from, to] = [rows[1], rows[2]];
    if (from === undefined || to === undefined) return "";
    getSelection()?.setBaseAndExtent(from, 0, to, 2);
    document.querySelector<HTMLElement>("[data-testid=ocx-jump-end]")?.click();
    const last = Array.from(document.querySelectorAll("[data-testid=ocx-turn]")).pop();
    if (last !== undefined) getSelection()?.extend(last, 2);
    return getSelection()?.toString() ?? "";
  });
  expect(copied.match(/It says E\d+/g)).toHaveLength(TURNS / 2);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.getByTestId("ocx-jump-start").click();
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=ocx-turn]").length < 400);
});

test("on paper every turn stands", async () => {
  const { page } = open;
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await positions(page)).toEqual(Array.from({ length: TURNS }, (_, index) => index + 1));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  expect((await positions(page)).length).toBeLessThan(400);
});

test("one speaker's turns, few enough, are all in the page and nothing is said", async () => {
  const { page } = open;
  await page.getByTestId("ocx-speaker").selectOption("customer");
  // Those beyond the first screens come right after they are painted.
  await page
    .getByTestId("ocx-turn")
    .nth(TURNS / 2 - 1)
    .waitFor({ state: "attached" });
  expect(await page.getByTestId("ocx-turn").count()).toBe(TURNS / 2);
  expect(await page.getByTestId("ocx-windowed").count()).toBe(0);
});
