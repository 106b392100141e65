import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { closeBrowser, controlReady, openWorkbench } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row, rows } from "./support/installation";
import { poll } from "./support/poll";

const LINES = ["Thank you for calling. How can I help?", "My parcel is late."];

let first = "";
let second = "";

beforeAll(async () => {
  first = await newCase(dialogue(LINES, { phone: "+13125550131", name: "Ada First" }));
  second = await newCase(dialogue(LINES, { phone: "+13125550132", name: "Ben Second" }));
});

afterAll(closeBrowser);

function notice(page: Page): ReturnType<Page["locator"]> {
  return page.getByTestId("form-notification");
}

/** The form's script has looked at the case once the control, which asks more, has its answer. */
async function noticeNever(page: Page): Promise<void> {
  await page.getByTestId("control-host").locator(".ocx-root").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await notice(page).count()).toBe(0);
}

test("each phone case without a contact says so, the second one opened as well", async () => {
  const { page, close } = await openWorkbench({ id: first });
  await notice(page).getByText("+13125550131").waitFor();
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${second}"]`).click();
  await notice(page).getByText("+13125550132").waitFor();
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${first}"]`).click();
  await notice(page).getByText("+13125550131").waitFor();
  await close();
});

test("the notice goes when a contact is created and linked, and is back when it is unlinked", async () => {
  const { page, misdeeds, close } = await openWorkbench({ id: second });
  await notice(page).waitFor();
  const placeholder = (await row(`incidents(${second})`))._customerid_value;
  await page.getByTestId("ocx-create").click();
  await page.getByTestId("ocx-create-save").click();
  await page.getByTestId("ocx-linked").waitFor();
  await notice(page).waitFor({ state: "detached" });
  await page.getByTestId("ocx-unlink").click();
  await notice(page).getByText("+13125550132").waitFor();
  await poll("placeholder back on the case", async () =>
    (await row(`incidents(${second})`))._customerid_value === placeholder ? true : undefined,
  );
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a contact that a colleague puts on the case meanwhile shows in the control, without a reload", async () => {
  const { page, misdeeds, close } = await openWorkbench({ id: first });
  await notice(page).waitFor();
  const contactid = randomUUID();
  expect(
    (await dataverse("contacts", { method: "POST", body: { contactid, firstname: "Cleo", lastname: "Meanwhile" } }))
      .status,
  ).toBe(204);
  const body = { "customerid_contact@odata.bind": `/contacts(${contactid})` };
  expect((await dataverse(`incidents(${first})`, { method: "PATCH", body })).status).toBe(204);
  await page.getByTestId("ocx-linked").getByText("Cleo Meanwhile").waitFor();
  await notice(page).waitFor({ state: "detached" });
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("neither a resolved phone case nor a case of another kind shows it", async () => {
  const resolved = await newCase(dialogue(LINES, { phone: "+13125550133" }));
  const closed = await dataverse("CloseIncident", {
    method: "POST",
    body: {
      IncidentResolution: { subject: "Solved on the phone", "incidentid@odata.bind": `/incidents(${resolved})` },
      Status: 5,
    },
  });
  expect(closed.status).toBe(204);
  const [account] = await rows("accounts?$select=accountid&$filter=name ne 'Unknown caller'&$top=1");
  const incidentid = randomUUID();
  const customer = { "customerid_account@odata.bind": `/accounts(${String(account?.accountid)})` };
  const typed = {
    incidentid,
    title: "Typed by a colleague",
    description: "The customer wrote us a letter.",
    ...customer,
  };
  expect((await dataverse("incidents", { method: "POST", body: typed })).status).toBe(204);

  const { page, misdeeds, close } = await openWorkbench({ id: resolved });
  await controlReady(page);
  await noticeNever(page);
  await close();
  const other = await openWorkbench();
  await other.page.goto(`${new URL(other.page.url()).origin}/?id=${incidentid}`);
  await other.page.getByTestId("ocx-empty").waitFor();
  await noticeNever(other.page);
  expect([misdeeds, other.misdeeds]).toEqual(Array(2).fill({ errors: [], foreign: [], dialogs: [] }));
  await other.close();
});
