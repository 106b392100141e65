import type { Page, Route } from "playwright-core";
import { closeBrowser, openWorkbench, saveForm } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row, rows } from "./support/installation";

const LINES = ["Hello, how can I help?", "The lamp is broken."];

afterAll(closeBrowser);

/** A request that is held back: its answer is the one of now, and comes when it is let go. */
interface Held {
  readonly asked: Promise<void>;
  letGo(): void;
}

/** Holds the next request of this kind back; those after it go through. */
async function holdNext(page: Page, method: string, path: RegExp): Promise<Held> {
  let asked: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const whenAsked = new Promise<void>((resolve) => (asked = resolve));
  const whenFree = new Promise<void>((resolve) => (letGo = resolve));
  let holding = false;
  const handler = async (route: Route): Promise<void> => {
    if (holding || route.request().method() !== method) return route.fallback();
    holding = true;
    const answer = await route.fetch();
    asked();
    await whenFree;
    return route.fulfill({ response: answer });
  };
  await page.route(path, handler);
  return { asked: whenAsked, letGo };
}

test("what the rep types while a save is under way stays, and stays unsaved", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550164" }));
  const { page, close } = await openWorkbench({ id });
  const title = page.getByLabel("Case Title");
  const save = await holdNext(page, "PATCH", /incidents\(/);
  await title.fill("Lamp broken");
  await page.getByRole("toolbar").getByRole("button", { name: "Save" }).click();
  await save.asked;
  await title.fill("Lamp broken, third time");
  const readAnew = page.waitForResponse(
    (answer) => answer.request().method() === "GET" && /incidents\([^?]*$/.test(answer.url()),
  );
  save.letGo();
  await (await readAnew).finished();
  await page.getByRole("heading", { level: 1, name: "Lamp broken, third time" }).waitFor();
  expect(await title.inputValue()).toBe("Lamp broken, third time");
  await saveForm(page);
  expect((await row(`incidents(${id})?$select=title`)).title).toBe("Lamp broken, third time");
  await close();
});

test("what a second save writes while the first one's reading is under way is saved", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550160" }));
  const { page, close } = await openWorkbench({ id });
  const title = page.getByLabel("Case Title");
  const save = page.getByRole("toolbar").getByRole("button", { name: "Save" });
  const reading = await holdNext(page, "GET", /incidents\([^?]*$/);
  await title.fill("Lamp broken");
  // Seen once the first save's reading has come; while something is unsaved nothing else reads.
  const meanwhile = { method: "PATCH", headers: { "if-match": "*" }, body: { prioritycode: 1 } };
  expect((await dataverse(`incidents(${id})`, meanwhile)).status).toBe(204);
  await save.click();
  await reading.asked;
  const second = await holdNext(page, "PATCH", /incidents\(/);
  await title.fill("Lamp broken, third time");
  await save.click();
  await second.asked;
  reading.letGo();
  await page.locator("dd").getByText("High", { exact: true }).waitFor();
  second.letGo();
  await page
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  expect((await row(`incidents(${id})?$select=title`)).title).toBe("Lamp broken, third time");
  await close();
});

test("a refresh whose answer comes late does not undo what was read since", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550165" }));
  const { page, close } = await openWorkbench({ id });
  const late = await holdNext(page, "GET", /incidents\([^?]*$/);
  await page.getByRole("toolbar").getByRole("button", { name: "Refresh" }).click();
  await late.asked;
  await dataverse(`incidents(${id})`, {
    method: "PATCH",
    headers: { "if-match": "*" },
    body: { title: "Written by a colleague" },
  });
  const heading = page.getByRole("heading", { level: 1 });
  await heading.filter({ hasText: "Written by a colleague" }).waitFor();
  const answered = page.waitForResponse((answer) => /incidents\([^?]*$/.test(answer.url()));
  late.letGo();
  await (await answered).finished();
  // One more change, so that the page has certainly worked off the late answer.
  await dataverse("annotations", {
    method: "POST",
    body: { subject: "", notetext: "A note", "objectid_incident@odata.bind": `/incidents(${id})` },
  });
  await page.getByText("A note").waitFor({ state: "attached" });
  expect(await heading.innerText()).toBe("Written by a colleague");
  await close();
});

test("what a colleague writes while the case is being opened shows up all the same", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550167" }));
  const { page, close } = await openWorkbench({ id: await newCase(dialogue(LINES, { phone: "+12025550168" })) });
  const late = await holdNext(page, "GET", new RegExp(`incidents\\(${id}\\)$`));
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`).click();
  await late.asked;
  await dataverse(`incidents(${id})`, {
    method: "PATCH",
    headers: { "if-match": "*" },
    body: { title: "Written meanwhile" },
  });
  // The list has it: the page has heard of the write.
  await page
    .locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`)
    .getByText("Written meanwhile")
    .waitFor();
  late.letGo();
  await page.getByRole("heading", { level: 1, name: "Written meanwhile" }).waitFor();
  await close();
});

test("a case that comes before the page hears of writes is in the list all the same", async () => {
  const { page, close } = await openWorkbench();
  await page.getByTestId("case-list-item").first().waitFor();
  let connect: () => void = () => undefined;
  const connected = new Promise<void>((resolve) => (connect = resolve));
  await page.route("**/workbench/events", async (route) => {
    await connected;
    return route.continue();
  });
  await page.reload();
  await page.getByTestId("case-list-item").first().waitFor();
  const id = await newCase(dialogue(LINES, { phone: "+12025550169" }));
  connect();
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`).waitFor();
  await close();
});

test("a note is added once, however often the button is pressed, and what is typed meanwhile is kept", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+12025550166" }));
  const { page, close } = await openWorkbench({ id });
  await page.getByRole("tab", { name: "Timeline" }).click();
  const made = await holdNext(page, "POST", /annotations/);
  await page.getByLabel("New note").fill("Called back");
  const add = page.getByRole("button", { name: "Add note" });
  await add.click();
  await made.asked;
  await add.click();
  await page.getByLabel("New note").fill("Next: call the shop");
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().includes("annotations"),
  );
  made.letGo();
  await (await answered).finished();
  await page.getByTestId("case-form").getByText("Called back", { exact: true }).waitFor();
  expect(await page.getByLabel("New note").inputValue()).toBe("Next: call the shop");
  expect(await rows(`annotations?$select=notetext&$filter=_objectid_value eq ${id}`)).toHaveLength(1);
  await close();
});
