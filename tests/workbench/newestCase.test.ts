import { closeBrowser, controlReady, openWorkbench } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase, workbenchUrl } from "./support/installation";

let id = "";

beforeAll(async () => {
  id = await newCase(
    dialogue(["Thank you for calling. How can I help?", "I moved house, please change my address."], {
      phone: "+13125550122",
      name: "Ines Duarte",
    }),
  );
});

afterAll(closeBrowser);

test("on a wide page the newest case stands open at once, without taking the focus", async () => {
  const { page, misdeeds, close } = await openWorkbench({ narrow: "1" });
  // Other tests hand calls off to the same queue: the list stays as the page first read it where no stream of events
  // opens, upon which it would be read anew.
  await page.route("**/workbench/events", (route) => route.fulfill({ status: 204 }));
  await page.goto(workbenchUrl());
  await controlReady(page);
  const first = await page.getByTestId("case-list-item").first().getAttribute("data-incidentid");
  expect(await page.getByTestId("case-form").getAttribute("data-incidentid")).toBe(first);
  expect(await page.getByTestId("ocx-turn").count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test.each([
  ["a narrow window", {}, 480],
  ["the narrow switch", { narrow: "1" }, 1366],
])("in %s the page begins with the list", async (_by, query, width) => {
  const { page, close } = await openWorkbench(query, { viewport: { width, height: 800 } });
  await page.getByTestId("case-list-item").first().waitFor();
  expect(await page.getByTestId("case-form").count()).toBe(0);
  expect(new URL(page.url()).searchParams.get("id")).toBeNull();
  await close();
});

test("the case that the address names is opened, be it the newest or not, and no later one takes its place", async () => {
  const later = await newCase(
    dialogue(["Thank you for calling. How can I help?", "One more call."], { phone: "+13125550123" }),
  );
  const { page, close } = await openWorkbench({ id });
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${later}"]`).waitFor();
  expect(await page.getByTestId("case-form").getAttribute("data-incidentid")).toBe(id);
  await close();
});
