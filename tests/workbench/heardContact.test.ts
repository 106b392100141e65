import { randomUUID } from "node:crypto";
import { dialogue } from "../support/callFile";
import { closeBrowser, openCase, screenshot } from "./support/browser";
import { dataverse, newCase, row, rows } from "./support/installation";
import { poll } from "./support/poll";

const LINES = [
  "To verify your account, what is your full name?",
  "Petra Hollis.",
  "And your date of birth?",
  "The thirtieth of May nineteen eighty one.",
  "Which e-mail address can I use?",
  "petra dot hollis at example dot net.",
  "Thank you, Petra.",
];

afterAll(closeBrowser);

async function stored(columns: Readonly<Record<string, string>>): Promise<string> {
  const contactid = randomUUID();
  expect((await dataverse("contacts", { method: "POST", body: { contactid, ...columns } })).status).toBe(204);
  return contactid;
}

test("whose name was said comes first among those of the number, and says when", async () => {
  const phone = "+14155550161";
  await stored({ firstname: "Alan", lastname: "Abbot", mobilephone: phone });
  const petra = await stored({ firstname: "Petra", lastname: "Hollis", telephone2: phone });
  const id = await newCase(dialogue(LINES, { phone, name: null }));
  const { page, misdeeds, close } = await openCase(id);
  await page.getByText("name said at").waitFor();
  expect(await page.getByTestId("ocx-contact").first().getAttribute("data-contactid")).toBe(petra);
  await screenshot(page, "name-said");
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("answers are held against the linked contact, and what it lacks is one press away", async () => {
  const phone = "+14155550162";
  const petra = await stored({ firstname: "Petra", lastname: "Hollis", mobilephone: phone, birthdate: "1981-05-03" });
  const id = await newCase(dialogue(LINES, { phone, name: "Petra Hollis" }));
  const { page, close } = await openCase(id);
  await page.getByTestId("ocx-link").click();
  const proofs = page.getByTestId("ocx-proofs");
  await proofs.locator('[data-agreement="same"]').getByText("Name").waitFor();
  await proofs.locator('[data-agreement="other"]').getByText("Date of birth").waitFor();
  // What was answered is not said there again.
  expect(await proofs.textContent()).not.toMatch(/Petra|1981/);
  await page.getByTestId("ocx-heard-write").click();
  await page.getByText("stands on the contact now.").waitFor();
  expect(await row(`contacts(${petra})?$select=emailaddress1`)).toMatchObject({
    emailaddress1: "petra.hollis@example.net",
  });
  await close();
});

test("a colleague's entry meanwhile is not overwritten", async () => {
  const phone = "+14155550164";
  const petra = await stored({ firstname: "Petra", lastname: "Hollis", mobilephone: phone });
  const id = await newCase(dialogue(LINES, { phone, name: "Petra Hollis" }));
  const { page, close } = await openCase(id);
  await page.getByTestId("ocx-link").click();
  await page.getByTestId("ocx-heard-write").waitFor();
  const body = { emailaddress1: "other@example.net" };
  expect((await dataverse(`contacts(${petra})`, { method: "PATCH", body })).status).toBe(204);
  await page.getByTestId("ocx-heard-write").click();
  await page.getByText("Somebody has filled it in meanwhile.").waitFor();
  expect(await row(`contacts(${petra})?$select=emailaddress1`)).toMatchObject(body);
  await close();
});

test("a contact with the name and the e-mail address that were said: 3 presses", async () => {
  const phone = "+14155550165";
  const lines = LINES.map((line) => line.replace(/Petra/, "Rosalind").replace(/petra/, "rosalind"));
  const id = await newCase(dialogue(lines, { phone, name: null }));
  const { page, close } = await openCase(id);
  await page.getByTestId("ocx-create-heard").click();
  await page.getByTestId("ocx-heard-take").filter({ hasText: "@" }).click();
  await page.getByTestId("ocx-create-save").click();
  await page.getByTestId("ocx-linked").waitFor();
  const contact = await poll("the contact", async () => {
    const { _customerid_value: customer } = await row(`incidents(${id})`);
    return (await rows(`contacts?$filter=contactid eq ${String(customer)}`))[0];
  });
  expect(contact).toMatchObject({
    firstname: "Rosalind",
    lastname: "Hollis",
    emailaddress1: "rosalind.hollis@example.net",
  });
  await close();
});
