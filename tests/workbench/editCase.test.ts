import type { Page } from "playwright-core";
import type { FormLayout, RibbonRule } from "../../Workbench/server/drawn/layout";
import { closeBrowser, openWorkbench, saveForm } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row, rows } from "./support/installation";

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

  await saveForm(page);
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

const SESSION = { name: "Open OpenCX session" };

/** Lets OpenCX's address answer, and gives the address of the window that a press opens. */
async function openedBy(page: Page, press: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([page.context().waitForEvent("page"), press()]);
  await opened.waitForLoadState();
  expect(await opened.evaluate(() => window.opener === null)).toBe(true);
  return opened;
}

test("link and command open the session in a window of its own that cannot reach back; the command is there as long as they may", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550163" }));
  const { page, misdeeds, close } = await openWorkbench({ id });
  const { opencx_sessionurl: address } = await row(`incidents(${id})?$select=opencx_sessionurl`);
  await page
    .context()
    .route("https://platform.open.cx/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>OpenCX</title>" }),
    );
  const linked = await openedBy(page, () => page.getByTestId("ocx-session-link").click());
  expect(linked.url()).toBe(address);
  await linked.close();

  const command = page.getByRole("toolbar").getByRole("button", SESSION);
  expect(await command.getAttribute("title")).toMatch(/^Opens the session of this call in OpenCX/);
  const icon = command.locator("img");
  const drawn = await icon.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return [image.naturalWidth > 0, image.alt];
  });
  expect(drawn).toEqual([true, ""]);
  const commanded = await openedBy(page, () => command.press("Enter"));
  expect(commanded.url()).toBe(address);
  await commanded.close();

  // An address on another host is none to open; the bar follows what is written.
  const write = (opencx_sessionurl: unknown): Promise<Response> =>
    dataverse(`incidents(${id})`, { method: "PATCH", headers: { "if-match": "*" }, body: { opencx_sessionurl } });
  expect((await write("https://evil.example/inbox/1")).status).toBe(204);
  await command.waitFor({ state: "detached" });
  await write(address);
  await command.waitFor();

  // A script's own failure is told, and the form goes on.
  await page.evaluate(() => {
    const { Xrm } = window as unknown as { readonly Xrm: { readonly Navigation: object } };
    Object.assign(Xrm.Navigation, {
      openUrl: () => {
        throw new Error("no window");
      },
    });
  });
  await command.click();
  await page.getByText("Script error: OpenCX.Ribbon.openSession failed: no window").waitFor();
  await page.getByLabel("Case Title").fill("Lamp");
  await page.getByRole("status").filter({ hasText: "Unsaved changes" }).waitFor();
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a command is there when all of its rules say so, each as its XML has it", async () => {
  const [found] = await rows("incidents?$select=incidentid&$filter=opencx_sessionurl ne null&$top=1");
  const { page, close } = await openWorkbench({ narrow: "1" });
  await page.route("**/workbench/form", async (route) => {
    const form = (await (await route.fetch()).json()) as FormLayout;
    const [command] = form.commands;
    const [rule] = command?.rules ?? [];
    if (command === undefined || rule?.kind !== "custom") throw new Error("The solution's command has no rule.");
    const absent = { ...rule, call: { ...rule.call, functionName: "OpenCX.Ribbon.absent" } };
    const commands = Object.entries<readonly RibbonRule[]>({
      "No rule": [],
      "Both true": [rule, rule],
      "One inverted": [rule, { ...rule, inverted: true }],
      "Fails and counts as true": [{ ...absent, otherwise: true }],
      "Fails and counts as false": [absent],
      "The platform's own": [{ kind: "unknown", name: "Mscrm.IsOnline" }],
    }).map(([name, rules]) => ({ ...command, buttonId: name, labels: { "1033": name }, rules }));
    await route.fulfill({ json: { ...form, commands } });
  });
  await page.goto(`${new URL(page.url()).origin}/?id=${String(found?.incidentid)}`);
  await page.getByText(/^Script error: /).waitFor();
  await page.getByTestId("ribbon-button").first().waitFor();
  expect(await page.getByTestId("ribbon-button").allInnerTexts()).toEqual([
    "No rule",
    "Both true",
    "Fails and counts as true",
  ]);
  await close();
});
