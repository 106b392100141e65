import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase, row } from "./support/installation";
import { shownTurns, spokenTurns } from "./support/transcript";

afterAll(closeBrowser);

test("a call of 79 turns that does not fit the description is whole on the screen, and the description says where the rest is", async () => {
  const call = dialogue(
    Array.from(
      { length: 79 },
      (_, index) => `Turn ${index + 1}: the boiler shows error ${1000 + index}, and the house gets colder by the hour.`,
    ),
  );
  const id = await newCase(call);
  const incident = await row(`incidents(${id})?$select=description,opencx_transcript`);
  expect(String(incident.description).length).toBeLessThanOrEqual(2000);
  expect(String(incident.description)).not.toContain("Turn 79:");
  expect(String(incident.description).trimEnd().split("\n").at(-1)).toContain("opencx_transcript");
  expect(String(incident.opencx_transcript)).toContain("Turn 79:");

  const { page, close } = await openWorkbench({ id });
  expect(await shownTurns(page)).toEqual(spokenTurns(call));
  await page.getByTestId("ocx-turn").last().scrollIntoViewIfNeeded();
  expect(await page.getByTestId("ocx-turn").last().isVisible()).toBe(true);
  await screenshot(page, "long-call");
  await close();
});
