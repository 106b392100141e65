import type { Page } from "playwright-core";
import { closeBrowser, openPath, type WorkbenchPage } from "./support/browser";
import { goToState } from "./support/gallery";

let opened: WorkbenchPage;

beforeAll(async () => {
  opened = await openPath("/gallery/empty", { viewport: { width: 520, height: 900 }, forcedColors: "active" });
  await opened.page.getByTestId("control-host").waitFor();
});

afterAll(closeBrowser);

/** A colour of an element as it is drawn, and that of the ground of the system's pages. */
function drawn(page: Page, selector: string, property: "color" | "backgroundColor"): Promise<readonly string[]> {
  return page.evaluate(
    ([wanted, name]) => {
      const page = document.createElement("div");
      page.style.backgroundColor = "Canvas";
      document.body.append(page);
      const canvas = getComputedStyle(page).backgroundColor;
      page.remove();
      const element = document.querySelector(wanted);
      return [element === null ? "nothing" : getComputedStyle(element)[name], canvas];
    },
    [selector, property] as const,
  );
}

test("the sign of a warning is seen, whatever colours the app's own theme has", async () => {
  for (const contrast of ["0", "1"]) {
    await goToState(opened.page, "edited", { contrast });
    const [sign, canvas] = await drawn(opened.page, ".ocx-warned .ocx-glyph", "color");
    expect(sign).not.toBe(canvas);
  }
});

test("a pressed button looks pressed", async () => {
  await goToState(opened.page, "original", { contrast: "1" });
  const [pressed, canvas] = await drawn(opened.page, '[data-testid="ocx-original"]', "backgroundColor");
  expect(pressed).not.toBe(canvas);
});

test("the turn that Find stands at has an outline, since shadows are not drawn", async () => {
  await goToState(opened.page, "find", { contrast: "1" });
  await opened.page.getByTestId("ocx-find").fill("@0:21");
  const current = opened.page.locator("li.ocx-current");
  await current.waitFor();
  expect(await current.evaluate((row) => getComputedStyle(row).outlineStyle)).toBe("solid");
});
