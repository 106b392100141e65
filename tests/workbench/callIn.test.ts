import { closeBrowser, openWorkbench, type WorkbenchPage } from "./support/browser";
import { poll } from "./support/poll";
import { workbenchUrl } from "./support/installation";

let opened: WorkbenchPage;

beforeAll(async () => {
  opened = await openWorkbench();
});

afterAll(closeBrowser);

test("Call in makes a case appear without a reload, marked new and announced", async () => {
  const { page, misdeeds } = opened;
  await page.getByTestId("case-list-item").first().waitFor();
  await page.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
  const ids = (): Promise<readonly (string | null)[]> =>
    page
      .getByTestId("case-list-item")
      .evaluateAll((items) => items.map((item) => item.getAttribute("data-incidentid")));
  const before = new Set(await ids());
  await page.getByTestId("call-in").first().click();
  const fresh = await poll(
    "new case in the list",
    async () => (await ids()).find((id) => !before.has(id)) ?? undefined,
  );

  const item = page.locator(`[data-testid="case-list-item"][data-incidentid="${fresh}"]`);
  await item.getByText("New", { exact: true }).waitFor();
  await page.getByRole("status").filter({ hasText: "New case" }).waitFor({ state: "attached" });
  await item.click();
  await item.getByText("New", { exact: true }).waitFor({ state: "detached" });
  expect(await page.evaluate(() => "stillTheSamePage" in window)).toBe(true);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
});

test("a sample call can be chosen", async () => {
  const { page } = opened;
  await page.getByRole("button", { name: "Choose a call" }).click();
  const items = page.getByRole("menuitem");
  // The menu is drawn a moment after the press.
  await items.nth(5).waitFor();
  await items.filter({ hasText: "Lost debit card" }).click();
  await page.getByRole("status").filter({ hasText: "Call handed off" }).waitFor();
});

test("another site's page is refused, and so is a call that is none", async () => {
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${workbenchUrl()}/workbench/call-in`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  expect((await post({}, { origin: "https://evil.example" })).status).toBe(403);
  const refused = await post({ call: { session: { id: "not an id" } } });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("session.id");
});
