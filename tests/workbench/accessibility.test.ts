import { seriousViolations } from "./support/axe";
import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase } from "./support/installation";

let id = "";

beforeAll(async () => {
  const lines = [
    "Thank you for calling. How can I help?",
    "I was charged twice for order 58213.",
    "I see both charges.",
    "I want a person, please.",
  ];
  id = await newCase(dialogue(lines, { phone: "+12025550143", name: "Ada Okafor" }));
});

afterAll(closeBrowser);

test("axe finds nothing serious where the system takes the colours away; each speaker has a border of its own there, and the open tab a bar", async () => {
  const { page, close } = await openWorkbench({ id, contrast: "1" }, { forcedColors: "active" });
  await screenshot(page, "forced-colors");
  expect(await seriousViolations(page)).toEqual([]);
  const border = (speaker: string): Promise<string> =>
    page.evaluate((name) => {
      const row = document.querySelector(`.ocx-turn-${name}`);
      return row === null ? "no such row" : getComputedStyle(row).borderInlineStartStyle;
    }, speaker);
  expect([await border("ai"), await border("customer")]).toEqual(["solid", "double"]);
  const [bar, ground] = await page.getByRole("tab", { selected: true }).evaluate((tab) => {
    tab.style.backgroundColor = "Canvas";
    return [getComputedStyle(tab, "::before").backgroundColor, getComputedStyle(tab).backgroundColor];
  });
  expect(bar).not.toBe(ground);
  await close();
});

test("axe finds nothing serious in the case, the settings, the lookup, a contact's panel and the timeline", async () => {
  const { page, close } = await openWorkbench({ id });
  await screenshot(page, "light");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByTestId("settings").click();
  await page.getByTestId("switch-dark").waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await screenshot(page, "settings");
  await page.keyboard.press("Escape");
  await page.getByTestId("switch-dark").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Change Customer" }).click();
  await page.locator(".wb-lookup-result").first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await screenshot(page, "lookup");
  await page.keyboard.press("Escape");
  await page.getByTestId("case-form").getByRole("button", { name: "Unknown caller" }).click();
  await page.getByTestId("record-panel").getByRole("heading").waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await screenshot(page, "record-panel");
  await page.keyboard.press("Escape");
  await page.getByTestId("record-panel").waitFor({ state: "detached" });
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByLabel("New note").fill("Called back, no answer.");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("listitem").getByText("Called back, no answer.").waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await screenshot(page, "timeline");
  await close();
});
