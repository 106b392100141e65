import { dialogue } from "../support/callFile";
import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { newCase } from "./support/installation";

afterAll(closeBrowser);

test("of a short call, the list of keys stands over the form's fields below the control", async () => {
  const id = await newCase(dialogue(["Hello, how can I help?", "The lamp is broken."], { phone: "+12025550134" }));
  const { page, close } = await openWorkbench({ id }, { viewport: { width: 320, height: 900 } });
  await page.getByTestId("ocx-turn").first().focus();
  await page.keyboard.press("?");
  const list = page.getByTestId("ocx-keys");
  await list.scrollIntoViewIfNeeded();
  await screenshot(page, "keys-over-form");
  const covered = await list.evaluate((box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const rows = Array.from({ length: 40 }, (_, index) => top + 2 + ((bottom - top - 4) * index) / 39);
    return rows.filter((y) => !box.contains(document.elementFromPoint((left + right) / 2, y)));
  });
  expect(covered).toEqual([]);
  expect(await list.evaluate((box) => box.getBoundingClientRect().bottom)).toBeGreaterThan(
    await page.getByTestId("ocx-transcript").evaluate((box) => box.getBoundingClientRect().bottom),
  );
  await close();
});
