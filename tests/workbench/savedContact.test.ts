import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { closeBrowser, openWorkbench, saveForm } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row } from "./support/installation";

afterAll(closeBrowser);

const PHONE = "+12025550171";

async function storedContact(lastname: string): Promise<string> {
  const contactid = randomUUID();
  const answer = await dataverse("contacts", {
    method: "POST",
    body: { contactid, firstname: "Noor", lastname, mobilephone: PHONE },
  });
  expect(answer.status).toBe(204);
  return contactid;
}

/** Links a contact in the control and waits until the form shows it. */
async function link(page: Page, contactid: string, name: string): Promise<void> {
  const contact = page.locator(`[data-testid="ocx-contact"][data-contactid="${contactid}"]`);
  const more = page.getByTestId("ocx-more-contacts");
  // The number is that of all contacts of this file, and two of them stand there from the start.
  await contact.or(more).first().waitFor();
  if (!(await contact.isVisible())) await more.click();
  await contact.getByTestId("ocx-link").click();
  await page.locator('[data-column="customerid"]').getByText(name).waitFor();
}

test("with an unsaved edit: link one, unlink, link another, save: Dataverse holds the other, and the edit", async () => {
  const [first, second] = [await storedContact("First"), await storedContact("Second")];
  const id = await newCase(dialogue(["Hello, how can I help?", "The lamp is broken."], { phone: PHONE }));
  const { page, misdeeds, close } = await openWorkbench({ id });
  await page.getByLabel("Case Title").fill("Lamp broken, third time");
  await link(page, first, "Noor First");
  await page.getByTestId("ocx-unlink").click();
  await page.locator('[data-column="customerid"]').getByText("Unknown caller").waitFor();
  await link(page, second, "Noor Second");
  await page.getByTestId("ocx-linked").waitFor();
  const written = page.waitForRequest((request) => request.method() === "PATCH" && request.url().includes(id));
  await saveForm(page);
  expect((await written).postDataJSON()).toEqual({ title: "Lamp broken, third time" });
  expect(await row(`incidents(${id})?$select=title,_customerid_value`)).toMatchObject({
    title: "Lamp broken, third time",
    _customerid_value: second,
  });
  await page.locator('[data-column="customerid"]').getByText("Noor Second").waitFor();
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("a save that fails, then a link to another: the next save writes the edit and leaves the other", async () => {
  const [first, second] = [await storedContact("Third"), await storedContact("Fourth")];
  const id = await newCase(dialogue(["Hello, how can I help?", "The lamp is broken."], { phone: PHONE }));
  const { page, close } = await openWorkbench({ id });
  await page.getByLabel("Case Title").fill("Lamp broken");
  await link(page, first, "Noor Third");
  const refused = new RegExp(`incidents\\(${id}\\)`);
  await page.route(refused, (route) =>
    route.request().method() === "PATCH"
      ? route.fulfill({ status: 500, contentType: "application/json", body: '{"error":{"code":"0x80040216"}}' })
      : route.fallback(),
  );
  const failed = page.waitForResponse((answer) => answer.status() === 500);
  await page.getByRole("toolbar").getByRole("button", { name: "Save" }).click();
  await (await failed).finished();
  await page.unroute(refused);
  await page.getByTestId("ocx-unlink").click();
  await link(page, second, "Noor Fourth");
  await saveForm(page);
  expect(await row(`incidents(${id})?$select=title,_customerid_value`)).toMatchObject({
    title: "Lamp broken",
    _customerid_value: second,
  });
  await close();
});
