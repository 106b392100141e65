import type { Page } from "playwright-core";
import { GALLERY_STATES } from "../../Workbench/page/gallery/states/galleryStates";
import { seriousViolations } from "./support/axe";
import { closeBrowser, openPath, resize, screenshot, type WorkbenchPage } from "./support/browser";
import { goToState } from "./support/gallery";
import { PROMISES } from "./support/galleryPromises";
import { workbenchUrl } from "./support/installation";

/** One page for all states, one after the other: the libraries are read and compiled once. */
let shared: WorkbenchPage;

beforeAll(async () => {
  shared = await openPath("/gallery/empty", { viewport: { width: 520, height: 900 } });
});

afterAll(closeBrowser);

test.each(GALLERY_STATES.map(({ name }) => name))("%s shows what it promises, without an error", async (name) => {
  const { stage, seen, absent = [] } = PROMISES[name];
  const { page, misdeeds } = shared;
  await goToState(page, name);
  if (stage !== undefined) await page.locator(`[data-testid="ocx-caller"][data-stage="${stage}"]`).waitFor();
  for (const [id, count] of Object.entries(seen)) {
    const found = page.getByTestId(id);
    await found.nth(count === "some" ? 0 : count - 1).waitFor();
    if (count !== "some") expect([id, await found.count()]).toEqual([id, count]);
  }
  for (const id of absent) expect([id, await page.getByTestId(id).count()]).toEqual([id, 0]);
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
});

/** How far the page, and the control in it, run out of the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("words as long as a line stay in a frame of 320 px, from either side", async () => {
  const { page } = shared;
  await resize(page, { width: 320, height: 900 });
  for (const rtl of ["0", "1"]) {
    await goToState(page, "long-words", { rtl });
    await page.getByTestId("ocx-contact").waitFor();
    expect(await overflow(page)).toBe(0);
  }
});

/** Every frame is a page of its own, half a second of a processor, and each state has its test above: most stay empty. */
async function leaveOutFramesBut(page: Page, names: readonly string[]): Promise<void> {
  await page.route(
    ({ pathname }) => /^\/gallery\/[^/]+$/.test(pathname) && !names.some((name) => pathname.endsWith(`/${name}`)),
    (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><html lang=en><title>Left out</title>" }),
  );
}

test("the gallery frames every state, each with a caption and a link that opens it alone, and Tab reaches them; a look is chosen for all", async () => {
  const { page, misdeeds, close } = await openPath("/gallery/files/index.css", {
    viewport: { width: 320, height: 900 },
  });
  await leaveOutFramesBut(page, ["found", "linked"]);
  await page.goto(`${workbenchUrl()}/gallery`);
  expect(await overflow(page)).toBe(0);
  const shown = await page.getByRole("article").evaluateAll((articles) =>
    articles.map((article) => ({
      name: article.id,
      title: article.querySelector("h2")?.textContent,
      caption: (article.querySelector("p")?.firstChild?.textContent ?? "").trim(),
      alone: article.querySelector("a")?.getAttribute("href"),
      frame: article.querySelector("iframe")?.getAttribute("src"),
      frameTitle: article.querySelector("iframe")?.title,
    })),
  );
  expect(shown).toEqual(
    GALLERY_STATES.map(({ name, title, caption }) => ({
      name,
      title,
      caption,
      alone: `/gallery/${name}`,
      frame: `/gallery/${name}`,
      frameTitle: title,
    })),
  );
  await page.frameLocator("#found iframe").getByTestId("ocx-contact").waitFor();
  await page.locator("#found a").focus();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("IFRAME");
  expect(await seriousViolations(page)).toEqual([]);
  await screenshot(page, "gallery-320px");
  await page.locator("#linked a").click();
  await page.getByTestId("ocx-linked").waitFor();
  await page.getByRole("link", { name: "All states" }).click();
  await page.waitForURL(/\/gallery#linked$/);
  // A look chosen for all states is that of each frame.
  await page.getByRole("link", { name: "German" }).click();
  const frame = page.frameLocator("#found iframe");
  await frame.getByTestId("ocx-caller").getByRole("heading", { name: "Wer hat angerufen?" }).waitFor();
  expect(await page.getByRole("link", { name: "German" }).getAttribute("aria-current")).toBe("page");
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a contact linked in the gallery is linked there, and nothing is asked of Dataverse", async () => {
  const { page } = shared;
  await goToState(page, "found");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.getByTestId("ocx-link").click();
  await page.getByTestId("ocx-linked").waitFor();
  expect(asked.filter((path) => path.startsWith("/api/"))).toEqual([]);
});

test("in high contrast a button that may not be pressed is told by its words' colour, on the page's own ground", async () => {
  const { page } = shared;
  await goToState(page, "read-only", { contrast: "1" });
  await page.getByTestId("ocx-read-only").waitFor();
  for (const id of ["ocx-link", "ocx-create"]) {
    const colours = await page.getByTestId(id).evaluate((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      return { color, backgroundColor };
    });
    expect(colours).toEqual({ color: "rgb(63, 242, 63)", backgroundColor: "rgb(0, 0, 0)" });
  }
});

test("a state that there is not is answered 404", async () => {
  expect((await fetch(`${workbenchUrl()}/gallery/nothing`)).status).toBe(404);
});
