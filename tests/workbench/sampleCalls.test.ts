import path from "node:path";
import { readCalls } from "../../LocalPlatform/opencx/calls";
import { chooseCase, closeBrowser, openWorkbench, screenshot, type WorkbenchPage } from "./support/browser";
import { caseOf } from "./support/installation";
import { shownTurns, spokenTurns } from "./support/transcript";

let opened: WorkbenchPage;

beforeAll(async () => {
  opened = await openWorkbench();
});

afterAll(closeBrowser);

test("every sample call stands in the list as a case, and opening one shows its words", async () => {
  const calls = await readCalls(path.resolve("LocalPlatform/calls"));
  const { page, misdeeds } = opened;
  for (const call of calls) {
    const incident = await caseOf(call.session.id);
    const item = page.locator(`[data-testid="case-list-item"][data-incidentid="${String(incident.incidentid)}"]`);
    await item.waitFor();
    const text = await item.innerText();
    expect(text).toContain(String(incident.title));
    expect(text).toContain(String(incident.ticketnumber));
  }
  await screenshot(page, "case-list");
  const call = calls[0];
  if (call === undefined) throw new Error("no sample calls");
  const incident = await caseOf(call.session.id);
  await chooseCase(page, String(incident.incidentid));
  expect(await shownTurns(page)).toEqual(spokenTurns(call));
  expect(new URL(page.url()).searchParams.get("id")).toBe(incident.incidentid);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
});

test("the case form shows what its form XML lays out, in the cells of the form", async () => {
  const { page } = opened;
  // By its id: the page opens the newest by itself, and with other tests' calls the first of the list is now another.
  const [call] = await readCalls(path.resolve("LocalPlatform/calls"));
  await chooseCase(page, String((await caseOf(call?.session.id ?? "")).incidentid));
  const form = page.getByTestId("case-form");
  for (const section of ["Case", "Call"])
    expect(await form.getByRole("heading", { name: section, exact: true }).count()).toBe(1);
  for (const label of ["Case Title", "Case Number", "Caller Phone", "Classification"])
    expect(await form.getByLabel(label).count()).toBe(1);
  expect(await form.getByRole("tab").allInnerTexts()).toEqual(["Conversation", "Timeline"]);
  expect(await page.getByTestId("control-host").getAttribute("class")).toContain("OpenCX.OpenCXTranscriptControl");
});
