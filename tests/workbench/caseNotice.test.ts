import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { closeBrowser, controlReady, openTab, openWorkbench } from "./support/browser";
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

/** No notice on either tab. The form's script has looked at the case once the control, which asks more, has its answer. */
async function noticeNever(page: Page): Promise<void> {
  await page.getByTestId("control-host").locator(".ocx-root").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await notice(page).count()).toBe(0);
  await openTab(page, "Timeline");
  await page.waitForLoadState("networkidle");
  expect(await notice(page).count()).toBe(0);
}

/** The notice comes on the other tab, and goes on the conversation's, which says the same. */
async function noticeBeside(page: Page, number: string): Promise<void> {
  await controlReady(page);
  expect(await notice(page).count()).toBe(0);
  await openTab(page, "Timeline");
  await notice(page).getByText(number).waitFor();
  await openTab(page, "Conversation");
  await notice(page).waitFor({ state: "detached" });
}

test("each phone case without a contact says so once: the control on its tab, the notice on another", async () => {
  const { page, close } = await openWorkbench({ id: first });
  await noticeBeside(page, "+13125550131");
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${second}"]`).click();
  await page.locator(`[data-testid="case-form"][data-incidentid="${second}"]`).waitFor();
  await noticeBeside(page, "+13125550132");
  await close();
});

test("no notice comes once a contact is created and linked, and it is back on the other tab when it is unlinked", async () => {
  const { page, misdeeds, close } = await openWorkbench({ id: second });
  const placeholder = (await row(`incidents(${second})`))._customerid_value;
  await page.getByTestId("ocx-create").click();
  await page.getByTestId("ocx-create-save").click();
  await page.getByTestId("ocx-linked").waitFor();
  await openTab(page, "Timeline");
  await page.waitForLoadState("networkidle");
  expect(await notice(page).count()).toBe(0);
  await openTab(page, "Conversation");
  await page.getByTestId("ocx-unlink").click();
  await poll("placeholder back on the case", async () =>
    (await row(`incidents(${second})`))._customerid_value === placeholder ? true : undefined,
  );
  await openTab(page, "Timeline");
  await notice(page).getByText("+13125550132").waitFor();
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a contact that a colleague puts on the case meanwhile takes the notice away, without a reload", async () => {
  const { page, misdeeds, close } = await openWorkbench({ id: first });
  await openTab(page, "Timeline");
  await notice(page).waitFor();
  const contactid = randomUUID();
  expect(
    (await dataverse("contacts", { method: "POST", body: { contactid, firstname: "Cleo", lastname: "Meanwhile" } }))
      .status,
  ).toBe(204);
  const body = { "customerid_contact@odata.bind": `/contacts(${contactid})` };
  expect((await dataverse(`incidents(${first})`, { method: "PATCH", body })).status).toBe(204);
  await notice(page).waitFor({ state: "detached" });
  await openTab(page, "Conversation");
  await page.getByTestId("ocx-linked").getByText("Cleo Meanwhile").waitFor();
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
