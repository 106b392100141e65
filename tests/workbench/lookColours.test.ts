import { closeBrowser, openPath, type WorkbenchPage } from "./support/browser";
import { goToState } from "./support/gallery";

/** What is drawn of them: the plain call, a contact, a form, a failure, buttons that may not be pressed. */
const STATES = ["found", "linked", "nobody", "company", "failure", "read-only", "unsaved", "cut", "empty"] as const;

let opened: WorkbenchPage;
/** The colour of each token, none of which anybody would choose: as computed styles say it. */
const given = new Map<string, string>();

beforeAll(async () => {
  opened = await openPath("/gallery/empty", { viewport: { width: 520, height: 900 } });
  const { page } = opened;
  await page.route("**/workbench/themes.json", async (route) => {
    const themes = (await (await route.fetch()).json()) as Record<string, Record<string, string>>;
    for (const tokens of Object.values(themes))
      for (const name of Object.keys(tokens).filter((token) => token.startsWith("color"))) {
        if (!given.has(name)) given.set(name, `rgb(${100 + (given.size >> 6)}, ${3 + (given.size & 63)}, 201)`);
        tokens[name] = given.get(name) ?? "";
      }
    await route.fulfill({ json: themes });
  });
  await page.reload();
  await page.getByTestId("control-host").waitFor();
});

afterAll(closeBrowser);

/** Every colour that the control draws with in a state, each with an element that it is seen at. */
async function coloursOf(state: string, look: "modern" | "classic"): Promise<ReadonlyMap<string, string>> {
  const { page } = opened;
  await goToState(page, state, { look });
  const drawn = await page.evaluate(() => {
    document.querySelector<HTMLElement>('[data-testid="ocx-create"]:not([disabled])')?.click();
    return Array.from(document.querySelectorAll('[data-testid="control-host"] *')).flatMap((element) => {
      const style = getComputedStyle(element);
      const sides = ["Top", "Right", "Bottom", "Left"] as const;
      const borders = sides.filter(
        (side) => style[`border${side}Style`] !== "none" && style[`border${side}Width`] !== "0px",
      );
      const isDrawn = element.getClientRects().length > 0 && style.visibility === "visible";
      const colours = [style.color, style.backgroundColor, ...borders.map((side) => style[`border${side}Color`])];
      return isDrawn
        ? colours.map((colour) => [colour, `${element.tagName} ${element.getAttribute("class") ?? ""}`] as const)
        : [];
    });
  });
  return new Map(drawn.filter(([colour]) => !/^rgba\(.*, 0\)$/.test(colour)));
}

test.each(STATES)("in the modern look every colour of %s is one of the tokens", async (state) => {
  const tokens = new Set(given.values());
  const others = [...(await coloursOf(state, "modern"))].filter(([colour]) => !tokens.has(colour));
  expect(others).toEqual([]);
});

test.each(STATES)("in the classic look no colour of %s is a token's", async (state) => {
  const tokens = new Set(given.values());
  const colours = await coloursOf(state, "classic");
  expect(colours.size).toBeGreaterThan(2);
  expect([...colours].filter(([colour]) => tokens.has(colour))).toEqual([]);
});
