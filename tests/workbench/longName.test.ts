import { dialogue } from "../support/callFile";
import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { newCase } from "./support/installation";

afterAll(closeBrowser);

test("a very long name takes two lines of the header, and opens by a press", async () => {
  const name = "Maximiliana Konstantinopolitanischer ".repeat(8).trim();
  const id = await newCase(
    dialogue(["Hello, how can I help?", "The lamp is broken."], { phone: "+12025550135", name }),
  );
  const { page, close } = await openWorkbench({ id }, { viewport: { width: 320, height: 900 } });
  const caller = page.locator(".ocx-fact-caller");
  const height = async (): Promise<number> => (await caller.boundingBox())?.height ?? NaN;
  await screenshot(page, "long-name-320");
  expect(await height()).toBeLessThanOrEqual(44);
  // For the ear, and for the browser's search, it is whole.
  expect(await caller.innerText()).toContain(name);
  await page.getByRole("button", { name: "Show all: Caller" }).press("Enter");
  expect(await height()).toBeGreaterThan(150);
  await page.getByRole("button", { name: "Show less: Caller" }).press("Enter");
  expect(await height()).toBeLessThanOrEqual(44);
  await close();
});
