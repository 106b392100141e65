import { closeBrowser, openTab, openWorkbench } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase, row, rows } from "./support/installation";
import { poll } from "./support/poll";

afterAll(closeBrowser);

test("a caller whom nobody knows becomes a contact, filled in from the call, and the case's customer", async () => {
  const id = await newCase(
    dialogue(["Hello, how can I help?", "My name is Petra Neumann, the lamp is broken."], {
      phone: "+4930235125099",
      name: "Petra Neumann",
    }),
  );
  const { page, misdeeds, close } = await openWorkbench({ id });
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
