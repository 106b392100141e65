import { randomUUID } from "node:crypto";
import { closeBrowser, openTab, openCase, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase, row, rows } from "./support/installation";
import { poll } from "./support/poll";

afterAll(closeBrowser);

test("a caller whom nobody knows becomes a contact, filled in from the call, and the case's customer", async () => {
  const id = await newCase(
    dialogue(["Hello, how can I help?", "My name is Petra Neumann, the lamp is broken."], {
      phone: "+4930235125099",
      name: "Petra Neumann",
    }),
  );
  const { page, misdeeds, close } = await openCase(id);
  expect(await page.getByTestId("ocx-contact").count()).toBe(0);
  await page.getByTestId("ocx-create").click();
  const form = page.getByTestId("ocx-new-contact");
  expect(await form.locator('[name="lastName"]').inputValue()).toBe("Neumann");
  await form.getByTestId("ocx-create-save").click();

  const incident = await poll("case with a contact as its customer", async () => {
    const now = await row(`incidents(${id})`);
    const [contact] = await rows(
      `contacts?$select=lastname,firstname,mobilephone&$filter=contactid eq ${String(now._customerid_value)}`,
    );
    return contact;
  });
  expect(incident).toMatchObject({ firstname: "Petra", lastname: "Neumann" });
  expect(String(incident.mobilephone).replace(/\D/g, "")).toBe("4930235125099");
  await openTab(page, "Timeline");
  await page.waitForLoadState("networkidle");
  expect(await page.getByTestId("form-notification").count()).toBe(0);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("of a second contact with the same name and number it is asked first; anyway, it is created", async () => {
  const phone = "+4930235125098";
  const known = randomUUID();
  const twin = { contactid: known, firstname: "Petra", lastname: "Neumann", mobilephone: phone };
  expect((await dataverse("contacts", { method: "POST", body: twin })).status).toBe(204);
  const stored = async (): Promise<readonly unknown[]> =>
    (await rows(`contacts?$select=contactid&$filter=mobilephone eq '${encodeURIComponent(phone)}'`)).map(
      ({ contactid }) => contactid,
    );
  const id = await newCase(dialogue(["Hello, how can I help?", "The lamp."], { phone, name: "Petra Neumann" }));
  const { page, misdeeds, close } = await openCase(id);
  await page.getByTestId("ocx-create").click();
  const form = page.getByTestId("ocx-new-contact");
  await form.locator('[name="lastName"]').press("Enter");
  await form.getByText("Is it one of these?").waitFor();
  await form.locator(`[data-contactid="${known}"]`, { hasText: /same name.*same number/ }).waitFor();
  expect(await stored()).toEqual([known]);
  await screenshot(page, "same-contact");
  await form.getByRole("button", { name: "Create anyway" }).click();
  await page.getByTestId("ocx-linked").waitFor();
  const both = await stored();
  expect(both).toHaveLength(2);
  expect(both.filter((each) => each !== known)).toEqual([(await row(`incidents(${id})`))._customerid_value]);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});
