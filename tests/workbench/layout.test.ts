import type { Locator, Page } from "playwright-core";
import { closeBrowser, openWorkbench, resize, type WorkbenchPage } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase } from "./support/installation";
import { poll } from "./support/poll";

let open: WorkbenchPage;

beforeAll(async () => {
  const lines = Array.from(
    { length: 40 },
    (_, index) =>
      `This is sentence number ${index} of a call that goes on and on, since nobody wants to hang up first.`,
  );
  open = await openWorkbench({ id: await newCase(dialogue(lines, { phone: "+13125550141", name: "Wanda Wide" })) });
});

afterAll(closeBrowser);

/** Waits until the whole element is on the screen, where it is brought once it is drawn. */
async function isInside(page: Page, element: Locator): Promise<void> {
  await poll("whole element on the screen", async () => {
    const { y, height } = (await element.boundingBox()) ?? { y: -1, height: 0 };
    return y >= 0 && y + height <= (page.viewportSize()?.height ?? 0) ? true : undefined;
  });
}

interface Places {
  /** Width that a turn's words have, px. */
  readonly words: number;
  readonly fieldsBelow: boolean;
  readonly scrolls: boolean;
  /** Height of the transcript's box, px. */
  readonly box: number;
}

async function places(width: number, height: number): Promise<Places> {
  await resize(open.page, { width, height });
  return open.page.evaluate(() => {
    const rect = (selector: string): DOMRect =>
      document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    const scroll = document.querySelector('[data-testid="ocx-transcript"]');
    return {
      words: rect('[data-testid="ocx-turn-text"]').width,
      fieldsBelow: rect('[data-column="customerid"]').top > rect('[data-testid="control-host"]').bottom,
      scrolls: (scroll?.scrollHeight ?? 0) > (scroll?.clientHeight ?? 0),
      box: scroll?.clientHeight ?? 0,
    };
  });
}

test.each([1024, 1100, 1280, 1366])(
  "at %i px a turn's words have room, beside the fields or above them",
  async (width) => {
    const { words, fieldsBelow } = await places(width, 800);
    expect(words).toBeGreaterThan(300);
    expect(fieldsBelow).toBe(width <= 1180);
  },
);

test("a long transcript scrolls in a box that the window shows whole, taller in a taller window", async () => {
  const low = await places(1366, 768);
  const high = await places(1366, 1200);
  expect([low.scrolls, high.scrolls]).toEqual([true, true]);
  expect(low.box).toBeLessThan(700);
  expect(high.box - low.box).toBe(1200 - 768);
});

test("on a phone there is one thing to scroll: the form", async () => {
  expect((await places(320, 700)).scrolls).toBe(false);
});

test("what could not be done is on the screen of who asked for it, however far down the button was", async () => {
  const { page } = open;
  await page.setViewportSize({ width: 320, height: 500 });
  await page.route(/contacts$/, (route) =>
    route.fulfill({
      status: 429,
      contentType: "application/json",
      body: JSON.stringify({ error: { code: "0x80072322", message: "Too many requests." } }),
    }),
  );
  await page.getByTestId("ocx-create").click();
  await page.getByTestId("ocx-create-save").click();
  const failure = page.getByTestId("ocx-failure");
  await failure.filter({ hasText: "Dynamics is busy" }).waitFor();
  await isInside(page, failure);
});

test("on paper every turn stands: nothing is left in a box that only a screen can scroll", async () => {
  const { page } = open;
  await page.setViewportSize({ width: 1366, height: 900 });
  const hidden = (): Promise<number> =>
    page.getByTestId("ocx-transcript").evaluate((box) => box.scrollHeight - box.clientHeight);
  expect(await hidden()).toBeGreaterThan(0);
  await page.emulateMedia({ media: "print" });
  expect(await hidden()).toBe(0);
});
