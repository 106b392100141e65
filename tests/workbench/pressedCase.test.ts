import { closeBrowser, openWorkbench } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase } from "./support/installation";
import { poll } from "./support/poll";

afterAll(closeBrowser);

test("a case that comes while another is being pressed does not take the press away", async () => {
  const id = await newCase(
    dialogue(["Thank you for calling. How can I help?", "My parcel is late."], {
      phone: "+13125550131",
      name: "Mara Voss",
    }),
  );
  const open = await newCase(
    dialogue(["Thank you for calling. How can I help?", "Another one."], { phone: "+13125550133" }),
  );
  const { page, close } = await openWorkbench({ id: open });
  const pressed = page.locator(`[data-testid="case-list-item"][data-incidentid="${id}"]`);
  await pressed.waitFor();
  // Other tests' cases may have moved the rows on the way here: what counts is the row that the press fell on, and one
  // that fell between two is made again.
  const under = await poll("row under the press", async () => {
    await pressed.hover();
    await page.mouse.down();
    const [row] = await page.locator('[data-testid="case-list-item"]:active').all();
    if (row === undefined) await page.mouse.up();
    return (await row?.getAttribute("data-incidentid")) ?? undefined;
  });
  const later = await newCase(
    dialogue(["Thank you for calling. How can I help?", "One more call."], { phone: "+13125550132" }),
  );
  // Announced and listed at once: from here on the page knows the later case.
  await page.getByRole("status").filter({ hasText: "New case" }).waitFor({ state: "attached" });
  await page.mouse.up();
  await page.locator(`[data-testid="case-form"][data-incidentid="${under}"]`).waitFor();
  await page.locator(`[data-testid="case-list-item"][data-incidentid="${later}"]`).waitFor();
  await close();
});
