import { closeBrowser, openWorkbench } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row } from "./support/installation";

const LINES = ["Hello, how can I help?", "The lamp is broken."];

afterAll(closeBrowser);

test("a field changed on the form is written by Save, and asked about before it is lost", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550161" }));
  const { page, misdeeds, close } = await openWorkbench({ id });
  const title = page.getByLabel("Case Title");
  await title.fill("Lamp broken, third time");
  await page.getByRole("status").filter({ hasText: "Unsaved changes" }).waitFor();

  await page.getByTestId("case-list-item").last().click();
  await page.getByRole("button", { name: "Stay here" }).click();
  expect(await title.inputValue()).toBe("Lamp broken, third time");

  await page.getByRole("toolbar").getByRole("button", { name: "Save" }).click();
  await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  expect((await row(`incidents(${id})?$select=title`)).title).toBe("Lamp broken, third time");
  await page
    .locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`)
    .getByText("Lamp broken, third time")
    .waitFor();
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("what someone else writes to the open case shows up by itself, control included", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550162" }));
  const { page, close } = await openWorkbench({ id });
  const { description } = await row(`incidents(${id})?$select=description`);
  const written = await dataverse(`incidents(${id})`, {
    method: "PATCH",
    headers: { "if-match": "*" },
    body: { description: `${String(description)}\nA colleague: the lamp was sent.` },
  });
  expect(written.status).toBe(204);
  await page.getByTestId("control-host").getByText("A colleague: the lamp was sent.").waitFor();
  // The service said what it wrote; as it was again, it is no longer edited.
  await page.getByTestId("ocx-edited").waitFor();
  await dataverse(`incidents(${id})`, { method: "PATCH", headers: { "if-match": "*" }, body: { description } });
  await page.getByTestId("ocx-edited").waitFor({ state: "detached" });
  await close();
});

test("the session link opens a window of its own that cannot reach back", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550163" }));
  const { page, close } = await openWorkbench({ id });
  const { opencx_sessionurl: address } = await row(`incidents(${id})?$select=opencx_sessionurl`);
  await page
    .context()
    .route("https://platform.open.cx/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>OpenCX</title>" }),
    );
  const [opened] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByTestId("ocx-session-link").click(),
  ]);
  await opened.waitForLoadState();
  expect(opened.url()).toBe(address);
  expect(await opened.evaluate(() => window.opener === null)).toBe(true);
  await close();
});
