import type { Page } from "playwright-core";
import { dialogue } from "../support/callFile";
import { seriousViolations } from "./support/axe";
import { closeBrowser, controlReady, focusIn, openWorkbench, screenshot, type WorkbenchPage } from "./support/browser";
import { dataverse, newCase, row, rows } from "./support/installation";
import { poll } from "./support/poll";

let opened: WorkbenchPage;
let id = "";

beforeAll(async () => {
  id = await newCase(dialogue(["Hello, how can I help?", "The gate is stuck."], { phone: "+12025550171" }));
  opened = await openWorkbench({ id });
});

afterAll(closeBrowser);

async function viewId(name: string): Promise<string> {
  const [view] = await rows(`savedqueries?$select=savedqueryid&$filter=name eq '${name}'`);
  return String(view?.savedqueryid);
}

/** The cases that the list shows, in its order. */
function listed(page: Page): Promise<readonly (string | null)[]> {
  return page
    .getByTestId("case-list-item")
    .evaluateAll((items) => items.map((item) => item.getAttribute("data-incidentid")));
}

/** Waits until the list shows what Dataverse finds by the view. */
async function expectRowsOf(page: Page, view: string): Promise<void> {
  await poll(`the rows of view ${view}`, async () => {
    const found = await rows(`incidents?savedQuery=${view}`);
    const shown = await listed(page);
    return found.map(({ incidentid }) => incidentid).join() === shown.join() ? true : undefined;
  });
}

test("the heading is a menu of the solution's views, and by keys alone one of them takes the page with its columns", async () => {
  const { page } = opened;
  const menu = page.getByTestId("view-menu");
  await menu.focus();
  await page.keyboard.press("Enter");
  // The focus comes into the menu after it is drawn; keys pressed before go to the button.
  await focusIn(page.getByRole("menu"));
  expect(await page.getByRole("menuitemcheckbox").allInnerTexts()).toEqual([
    expect.stringMatching(/Cases in /),
    expect.stringMatching(/Callers without a contact/),
    expect.stringMatching(/Just handed off/),
    expect.stringMatching(/OpenCX phone cases/),
  ]);
  await page.keyboard.press("End");
  await focusIn(page.getByRole("menuitemcheckbox", { name: "OpenCX phone cases" }));
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "OpenCX phone cases" }).waitFor();
  await focusIn(menu);

  const view = await viewId("OpenCX phone cases");
  expect(new URL(page.url()).searchParams.get("view")).toBe(view);
  const { layoutxml } = await row(`savedqueries(${view})?$select=layoutxml`);
  const cells = [...String(layoutxml).matchAll(/<cell name="(\w+)" width="(\d+)"/g)];
  const drawn = await page.getByRole("columnheader").evaluateAll((headers) =>
    headers.map((header) => ({
      name: header.getAttribute("data-column") ?? "",
      width: Math.round(header.getBoundingClientRect().width),
    })),
  );
  expect(drawn.map(({ name }) => name)).toEqual(cells.map(([, name]) => name));
  // A page wider than the view gives each column its part of the rest.
  const [whole, asked] = [drawn, cells.map(([, , width]) => ({ width: Number(width) }))].map((columns) =>
    columns.reduce((sum, { width }) => sum + width, 0),
  );
  cells.forEach(([, , width], at) =>
    expect(Math.abs((drawn[at]?.width ?? 0) - (Number(width) * (whole ?? 0)) / (asked ?? 1))).toBeLessThan(2),
  );
  await expectRowsOf(page, view);
  const cell = page.locator(`tr:has([data-incidentid="${id}"]) td`);
  expect(await cell.allInnerTexts()).toEqual(expect.arrayContaining(["+12025550171", "In Progress", "Unknown caller"]));
  expect(await seriousViolations(page)).toEqual([]);
  await screenshot(page, "view-grid");
});

test("a row opens its case by Enter, beside the view's cards, and Back leads to the columns again", async () => {
  const { page, misdeeds } = opened;
  await page.locator(`[data-incidentid="${id}"]`).focus();
  await page.keyboard.press("Enter");
  await controlReady(page);
  expect(await page.getByRole("table").count()).toBe(0);
  const card = page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`);
  expect(await card.getAttribute("aria-current")).toBe("true");
  expect(await card.innerText()).toMatch(/Caller Phone:\s+\+12025550171/);
  await page.getByRole("toolbar").getByRole("button", { name: "Back" }).click();
  await page.getByRole("table").waitFor();
  await page.goBack();
  await controlReady(page);
  await page.goBack();
  await page.getByRole("table").waitFor();
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
});

test("the view of callers without a contact lets a case go as soon as somebody links one", async () => {
  const { page } = opened;
  const view = await viewId("Callers without a contact");
  await page.getByTestId("view-menu").click();
  await page.getByRole("menuitemcheckbox", { name: "Callers without a contact" }).click();
  await page.getByRole("table", { name: "Callers without a contact" }).waitFor();
  const link = page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`);
  await link.waitFor();
  const [contact] = await rows("contacts?$select=contactid&$top=1");
  const written = await dataverse(`incidents(${id})`, {
    method: "PATCH",
    headers: { "if-match": "*" },
    body: { "customerid_contact@odata.bind": `/contacts(${String(contact?.contactid)})` },
  });
  expect(written.status).toBe(204);
  await link.waitFor({ state: "detached" });
  await expectRowsOf(page, view);
});

test("in Arabic at 320 px the view has its Arabic name and stands in cards", async () => {
  const { page } = opened;
  const view = await viewId("Just handed off");
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${new URL(page.url()).origin}/?${new URLSearchParams({ view, language: "1025" }).toString()}`);
  await page.getByRole("heading", { name: "محوّلة للتو" }).waitFor();
  await expectRowsOf(page, view);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await seriousViolations(page)).toEqual([]);
  await screenshot(page, "view-arabic-320");
});
