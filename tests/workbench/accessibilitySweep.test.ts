import { GALLERY_STATES } from "../../Workbench/page/gallery/states/galleryStates";
import { LANGUAGES, type Lcid } from "../../Workbench/page/settings";
import { controlViolations, loadAxe } from "./support/axe";
import { closeBrowser, openPath, type WorkbenchPage } from "./support/browser";
import { goToState } from "./support/gallery";

/** Each look, and whether the system takes the page's colours away in it. */
const LOOKS = [
  { look: "light", query: { dark: "0", contrast: "0" }, forcedColors: "none" },
  { look: "dark", query: { dark: "1", contrast: "0" }, forcedColors: "none" },
  { look: "high contrast", query: { contrast: "1" }, forcedColors: "active" },
  { look: "classic", query: { look: "classic", dark: "0", contrast: "0" }, forcedColors: "none" },
] as const;
const LCIDS = Object.keys(LANGUAGES) as readonly Lcid[];

/**
 * With EVERY_LOOK=1 all states in all languages and looks. Without, each state in light and in one other look, in one
 * language after another, so that each language meets each look: what a look changes, colours, it changes in all states.
 */
const EVERY = process.env.EVERY_LOOK === "1";
jest.setTimeout(EVERY ? 600_000 : 120_000);

let opened: WorkbenchPage;

beforeAll(async () => {
  opened = await openPath("/gallery/empty", { viewport: { width: 520, height: 900 } });
  await opened.page.getByTestId("control-host").waitFor();
  await loadAxe(opened.page);
});

afterAll(closeBrowser);

test.each(LOOKS.map((look, at) => ({ ...look, at })))(
  "no state has a finding of WCAG 2.2 AA in $look",
  async ({ look, query, forcedColors, at }) => {
    const { page, misdeeds } = opened;
    await page.emulateMedia({ forcedColors });
    const found: string[] = [];
    for (const [index, { name }] of GALLERY_STATES.entries()) {
      if (!EVERY && at > 0 && index % (LOOKS.length - 1) !== at - 1) continue;
      const languages = EVERY ? LCIDS : LCIDS.slice((index + at) % LCIDS.length).slice(0, 1);
      for (const language of languages) {
        await goToState(page, name, { ...query, language });
        for (const finding of await controlViolations(page)) found.push(`${name}, ${look}, ${language}: ${finding}`);
      }
    }
    expect(found).toEqual([]);
    expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  },
);
