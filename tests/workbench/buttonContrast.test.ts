import { contrastViolations, loadAxe } from "./support/axe";
import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase } from "./support/installation";

let id = "";

beforeAll(async () => {
  id = await newCase(dialogue(["Hello.", "I want a person, please."], { phone: "+12025550143", name: "Ada Okafor" }));
});

afterAll(closeBrowser);

test.each([
  ["light", {}],
  ["classic", { look: "classic" }],
  ["dark", { dark: "1" }],
  ["high contrast", { contrast: "1" }],
] as const)("buttons can be read in every state: pressed, hovered, both, in %s", async (look, query) => {
  const { page, close } = await openWorkbench({ id, ...query });
  await loadAxe(page);
  const original = page.getByTestId("ocx-original");
  await page.getByTestId("ocx-create").hover();
  expect(await contrastViolations(page)).toEqual([]);
  await page.getByTestId("ocx-more").click();
  await original.hover();
  expect(await contrastViolations(page)).toEqual([]);
  await original.click();
  expect(await contrastViolations(page)).toEqual([]);
  await screenshot(page, `original-${look.replace(" ", "-")}`);
  await page.mouse.move(0, 0);
  expect(await contrastViolations(page)).toEqual([]);
  await close();
});
