import type { Page } from "playwright-core";
import { GALLERY_STATES, type GalleryStateName } from "../../Workbench/page/gallery/states";
import { seriousViolations } from "./support/axe";
import { closeBrowser, openPath, screenshot, type WorkbenchPage } from "./support/browser";
import { workbenchUrl } from "./support/installation";

/** One page for all states, one after the other: the libraries are read and compiled once. */
let shared: WorkbenchPage;

beforeAll(async () => {
  shared = await openPath("/gallery/empty", { viewport: { width: 520, height: 900 } });
});

afterAll(closeBrowser);

/** What must be seen, by test id: so many, or at least one; and what must not. */
interface Promised {
  readonly stage?: "known" | "failed" | "searching" | "unsaved";
  readonly seen: Readonly<Record<string, number | "some">>;
  readonly absent?: readonly string[];
}

const SEEN_CALL = { "ocx-header": 1, "ocx-turn": "some", "ocx-handoff-notice": 1 } as const;

const PROMISES: Readonly<Record<GalleryStateName, Promised>> = {
  found: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1, "ocx-link": 1, "ocx-session-link": 1 } },
  linked: { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-unlink": 1 }, absent: ["ocx-link"] },
  "earlier-calls": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1, "ocx-history": 1, "ocx-last-case": 1 } },
  "number-missing": {
    stage: "known",
    seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-number-write": 1, "ocx-history": 1 },
  },
  "linked-company": { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-unlink": 1 }, absent: ["ocx-link"] },
  searching: { stage: "searching", seen: { ...SEEN_CALL, "ocx-status": 1 }, absent: ["ocx-contact", "ocx-create"] },
  "many-contacts": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": "some", "ocx-more-contacts": 1 } },
  company: {
    stage: "known",
    seen: { ...SEEN_CALL, "ocx-account": 1, "ocx-contact": 1, "ocx-link": 2, "ocx-more-contacts": 1 },
  },
  nobody: { stage: "known", seen: { ...SEEN_CALL, "ocx-create": 1 }, absent: ["ocx-contact"] },
  "no-number": { stage: "known", seen: { ...SEEN_CALL, "ocx-create": 1 }, absent: ["ocx-contact", "ocx-search-again"] },
  "read-only": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1, "ocx-read-only": 1 } },
  unsaved: { stage: "unsaved", seen: SEEN_CALL, absent: ["ocx-contact", "ocx-create"] },
  failure: { stage: "failed", seen: { ...SEEN_CALL, "ocx-failure": 1, "ocx-retry": 1 }, absent: ["ocx-contact"] },
  "no-privilege": { stage: "failed", seen: { ...SEEN_CALL, "ocx-failure": 1 }, absent: ["ocx-contact"] },
  empty: { seen: { "ocx-empty": 1 }, absent: ["ocx-header", "ocx-caller", "ocx-turn"] },
  "foreign-text": { seen: { "ocx-empty": 1 }, absent: ["ocx-header", "ocx-caller", "ocx-turn"] },
  cut: { stage: "known", seen: { ...SEEN_CALL, "ocx-cut": 1 } },
  edited: { stage: "known", seen: { ...SEEN_CALL, "ocx-edited": 1 }, absent: ["ocx-cut"] },
  explained: { stage: "known", seen: { ...SEEN_CALL, "ocx-handoff-all": 1 }, absent: ["ocx-edited"] },
  "long-call": { stage: "known", seen: { ...SEEN_CALL, "ocx-turn": 400 }, absent: ["ocx-cut"] },
  "very-long-call": { stage: "known", seen: { ...SEEN_CALL, "ocx-windowed": 1, "ocx-jump-end": 1 } },
  hostile: { stage: "known", seen: { ...SEEN_CALL, "ocx-turn": 10, "ocx-session-refused": 1 } },
  "right-to-left": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  phone: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 2, "ocx-link": 2 } },
  "long-words": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  dark: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  classic: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  "high-contrast": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
};

test.each(GALLERY_STATES.map(({ name }) => name))("%s shows what it promises, without an error", async (name) => {
  const { stage, seen, absent = [] } = PROMISES[name];
  const { page, misdeeds } = shared;
  await page.goto(`${workbenchUrl()}/gallery/${name}`);
  if (stage !== undefined) await page.locator(`[data-testid="ocx-caller"][data-stage="${stage}"]`).waitFor();
  for (const [id, count] of Object.entries(seen)) {
    const found = page.getByTestId(id);
    await found.nth(count === "some" ? 0 : count - 1).waitFor();
    if (count !== "some") expect([id, await found.count()]).toEqual([id, count]);
  }
  for (const id of absent) expect([id, await page.getByTestId(id).count()]).toEqual([id, 0]);
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  expect(await seriousViolations(page)).toEqual([]);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
});

/** How far the page, and the control in it, run out of the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("words as long as a line stay in a frame of 320 px, from either side", async () => {
  for (const query of ["", "?rtl=1"]) {
    const { page, close } = await openPath(`/gallery/long-words${query}`, { viewport: { width: 320, height: 900 } });
    await page.getByTestId("ocx-contact").waitFor();
    expect(await overflow(page)).toBe(0);
    await close();
  }
});

test("the gallery frames every state, each with a caption and a link that opens it alone, and Tab reaches them", async () => {
  const { page, misdeeds, close } = await openPath("/gallery", { viewport: { width: 320, height: 900 } });
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
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a look chosen for all states is that of each frame", async () => {
  const { page, close } = await openPath("/gallery", { viewport: { width: 320, height: 600 } });
  await page.getByRole("link", { name: "German" }).click();
  const frame = page.frameLocator("#found iframe");
  await frame.getByTestId("ocx-caller").getByRole("heading", { name: "Wer hat angerufen?" }).waitFor();
  expect(await page.getByRole("link", { name: "German" }).getAttribute("aria-current")).toBe("page");
  await close();
});

test("a contact linked in the gallery is linked there, and nothing is asked of Dataverse", async () => {
  const { page, close } = await openPath("/gallery/found");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.getByTestId("ocx-link").click();
  await page.getByTestId("ocx-linked").waitFor();
  expect(asked.filter((path) => path.startsWith("/api/"))).toEqual([]);
  await close();
});

test("in high contrast a button that may not be pressed is told by its words' colour, on the page's own ground", async () => {
  const { page, close } = await openPath("/gallery/read-only?contrast=1");
  await page.getByTestId("ocx-read-only").waitFor();
  for (const id of ["ocx-link", "ocx-create"]) {
    const colours = await page.getByTestId(id).evaluate((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      return { color, backgroundColor };
    });
    expect(colours).toEqual({ color: "rgb(63, 242, 63)", backgroundColor: "rgb(0, 0, 0)" });
  }
  await close();
});

test("a state that there is not is answered 404", async () => {
  expect((await fetch(`${workbenchUrl()}/gallery/nothing`)).status).toBe(404);
});
