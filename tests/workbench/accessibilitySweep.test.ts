import { cellsOf, EXHAUSTIVE } from "../support/exhaustive";
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

const MATRIX = LOOKS.flatMap(({ look }, at) =>
  GALLERY_STATES.flatMap(({ name }, index) =>
    LCIDS.map((language, tongue) => ({ look, state: name, language, at, index, tongue })),
  ),
);
/** Each state in one look after another and in one language after another, so that each language meets each look. */
const CHOSEN = cellsOf(
  MATRIX,
  ["look", "state", "language"],
  ({ at, index, tongue }) => index % LOOKS.length === at && index % LCIDS.length === tongue,
);
jest.setTimeout(EXHAUSTIVE ? 600_000 : 120_000);

let opened: WorkbenchPage;

beforeAll(async () => {
  opened = await openPath("/gallery/empty", { viewport: { width: 520, height: 900 } });
  await opened.page.getByTestId("control-host").waitFor();
  await loadAxe(opened.page);
});

afterAll(closeBrowser);

test.each(LOOKS)("no state has a finding of WCAG 2.2 AA in $look", async ({ look, query, forcedColors }) => {
  const { page, misdeeds } = opened;
  await page.emulateMedia({ forcedColors });
  const found: string[] = [];
  for (const { state, language } of CHOSEN.filter((cell) => cell.look === look)) {
    await goToState(page, state, { ...query, language });
    for (const finding of await controlViolations(page)) found.push(`${state}, ${look}, ${language}: ${finding}`);
  }
  expect(found).toEqual([]);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
});
