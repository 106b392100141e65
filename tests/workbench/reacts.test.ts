import { closeBrowser, openPath } from "./support/browser";
import { REACTS } from "../../Workbench/page/settings";

afterAll(closeBrowser);

const VERSIONS = Object.entries(REACTS).filter(([react]) => react !== "17");

test.each(VERSIONS)("under React %s (%s) a call opens, a contact is linked, unlinked and created", async (react) => {
  const { page, misdeeds, close } = await openPath(`/gallery/found?react=${react}`);
  await page.getByTestId("ocx-turn").first().waitFor();
  await page.getByTestId("ocx-link").click();
  await page.getByTestId("ocx-unlink").click();
  await page.getByTestId("ocx-link").waitFor();
  await page.goto(page.url().replace("/found", "/nobody"));
  await page.getByTestId("ocx-create").click();
  await page.getByTestId("ocx-create-save").click();
  await page.getByTestId("ocx-linked").waitFor();
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});
