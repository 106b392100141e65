import { mkdirSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, BrowserContextOptions, Locator, Page, ViewportSize } from "playwright-core";
import { closeBrowsers, ownBrowser, sharedBrowser } from "./browsers";
import { workbenchUrl } from "./installation";
import { poll } from "./poll";

/** What a page did that no page of ours may do. */
export interface Misdeeds {
  /** Errors in the console, uncaught errors, blocked by the security policy. */
  readonly errors: readonly string[];
  /** Requests to anything but this machine. */
  readonly foreign: readonly string[];
  readonly dialogs: readonly string[];
}

/** One page of the workbench. */
export interface WorkbenchPage {
  readonly page: Page;
  readonly misdeeds: Misdeeds;
  close(): Promise<void>;
}

// A page load takes a second or two here, and tests open several.
jest.setTimeout(90_000);

const VIEWPORT: ViewportSize = { width: 1366, height: 900 };

/** What pages of the same wishes open in, by these: the second one finds the libraries read and compiled. */
const contexts = new Map<string, Promise<BrowserContext>>();
/** Pages that tests of this file are done with, by the wishes of `openCase`. */
const idle = new Map<string, WorkbenchPage>();

/** Lets go of the test file's browsers, and closes its pages: call in afterAll. */
export async function closeBrowser(): Promise<void> {
  contexts.clear();
  idle.clear();
  await closeBrowsers();
}

async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
  // All contexts of a browser have one clipboard, and a browser that is another process's hands no downloads over.
  const usesClipboard = options.permissions?.some((permission) => permission.startsWith("clipboard")) === true;
  const isAlone = usesClipboard || options.acceptDownloads === true;
  const browser = await (isAlone ? ownBrowser() : sharedBrowser());
  const context = await browser.newContext({
    viewport: VIEWPORT,
    locale: "en-US",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(30_000);
  return context;
}

/**
 * Opens the workbench and waits until it is drawn.
 * @param query such as `dark=1&language=1025`; `id` opens that case and waits for its control
 */
export async function openWorkbench(
  query: Readonly<Record<string, string>> = {},
  options: BrowserContextOptions = {},
): Promise<WorkbenchPage> {
  const opened = await openPath(`/?${new URLSearchParams(query).toString()}`, options);
  const { page, misdeeds } = opened;
  await page
    .getByTestId("case-list")
    .waitFor({ state: "attached" })
    .catch(async (error: unknown) => {
      throw new Error(
        `The workbench did not draw itself: ${[...misdeeds.errors, await page.innerText("body")].join("; ")}`,
        { cause: error },
      );
    });
  if (query.id !== undefined) await controlReady(page);
  return opened;
}

/**
 * Opens a case where the file's last case stood, if that was opened by the same wishes and closed again, as a rep goes on
 * to the next one: to load the page takes a second of a processor, to change the case a quarter of it. A test that fails
 * before it closes leaves no page to the next one.
 */
export async function openCase(id: string, options: BrowserContextOptions = {}): Promise<WorkbenchPage> {
  const wishes = JSON.stringify(options);
  const known = idle.get(wishes);
  idle.delete(wishes);
  const opened = known ?? (await openWorkbench({ id }, options));
  const { page } = opened;
  const misdeeds = known === undefined ? opened.misdeeds : fromNowOn(opened.misdeeds);
  if (known !== undefined) {
    await resize(page, options.viewport ?? VIEWPORT);
    await chooseCase(page, id);
  }
  return { page, misdeeds, close: () => Promise.resolve(void idle.set(wishes, opened)) };
}

/** Of what a page does that it may not, what comes after this call. */
function fromNowOn({ errors, foreign, dialogs }: Misdeeds): Misdeeds {
  const seen = [errors.length, foreign.length, dialogs.length] as const;
  return {
    get errors() {
      return errors.slice(seen[0]);
    },
    get foreign() {
      return foreign.slice(seen[1]);
    },
    get dialogs() {
      return dialogs.slice(seen[2]);
    },
  };
}

/** Opens an address of the workbench's server, without waiting for what is drawn there. */
export async function openPath(path: string, options: BrowserContextOptions = {}): Promise<WorkbenchPage> {
  const context = await contextOf(options);
  const page = await context.newPage();
  const misdeeds = watch(page);
  await page.goto(`${workbenchUrl()}${path}`);
  return { page, misdeeds, close: () => page.close() };
}

function contextOf(options: BrowserContextOptions): Promise<BrowserContext> {
  const wishes = JSON.stringify(options);
  const known = contexts.get(wishes);
  if (known !== undefined) return known;
  const coming = newContext(options);
  contexts.set(wishes, coming);
  const gone = (): boolean => contexts.delete(wishes);
  coming.then((context) => context.once("close", gone), gone);
  return coming;
}

/** Waits until the control shows its conversation and the caller panel has its answer. */
export async function controlReady(page: Page): Promise<void> {
  await page.getByTestId("ocx-transcript").waitFor();
  await page.locator('[data-testid="ocx-caller"]:is([data-stage="known"], [data-stage="failed"])').waitFor();
}

/** Chooses a case in the list and waits until it, and not the one before it, stands open. */
export async function chooseCase(page: Page, id: string): Promise<void> {
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`).click();
  await page.locator(`[data-testid="case-form"][data-incidentid="${id}"]`).waitFor();
  await controlReady(page);
}

/** Opens a tab of the case form by its English name. */
export async function openTab(page: Page, name: "Conversation" | "Timeline"): Promise<void> {
  await page.getByRole("tab", { name }).click();
}

/** Waits until the focus is on the element or inside it: effects move it, a moment after what they belong to is drawn. */
export async function focusIn(place: Locator): Promise<void> {
  await poll("focus there", async () =>
    (await place.evaluate((element) => element.contains(document.activeElement))) ? true : undefined,
  );
}

/** Gives the window another size, and waits until what watches sizes has been told: that comes with the next frame. */
export async function resize(page: Page, size: ViewportSize): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

/** Presses the form's Save and waits until the form says that it is done. */
export async function saveForm(page: Page): Promise<void> {
  await page.getByRole("toolbar").getByRole("button", { name: "Save" }).click();
  // The whole text: "Unsaved changes" says "saved" too, before anything is written.
  await page
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .waitFor();
}

/** Saves what the page looks like to out/screenshots/NAME.png, where SCREENSHOTS=1 asks for it: a picture takes long. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== "1") return;
  mkdirSync("out/screenshots", { recursive: true });
  await page.screenshot({ path: path.join("out/screenshots", `${name}.png`) });
}

function watch(page: Page): Misdeeds {
  const errors: string[] = [];
  const foreign: string[] = [];
  const dialogs: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const here = protocol === "data:" || protocol === "blob:" || hostname === "127.0.0.1";
    if (!here) foreign.push(request.url());
  });
  return { errors, foreign, dialogs };
}
