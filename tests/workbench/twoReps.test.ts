import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { dialogue } from "../support/callFile";
import { closeBrowser, openWorkbench } from "./support/browser";
import { dataverse, newCase, row } from "./support/installation";
import { poll } from "./support/poll";

afterAll(closeBrowser);

/** Resolves for everybody once so many have come. */
function gate(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === count) for (const each of waiting) each();
    });
}

/** Lets the page's write of the case go when the other page's does, and its reads behind it when both are done. */
async function atOnce(page: Page, id: string, ready: () => Promise<void>, written: () => Promise<void>): Promise<void> {
  let done: Promise<void> | undefined;
  await page.route(new RegExp(`/incidents\\(${id}\\)`), async (route) => {
    if (route.request().method() !== "PATCH") {
      await done;
      await route.continue();
      return;
    }
    await ready();
    const answer = await route.fetch();
    done = written();
    await route.fulfill({ response: answer });
  });
}

test("two reps press Link on one case at the same time: both see the one who stands there in the end", async () => {
  const phone = "+12025550162";
  const ids = [randomUUID(), randomUUID()];
  for (const [index, contactid] of ids.entries())
    await dataverse("contacts", {
      method: "POST",
      body: { contactid, firstname: "Noor", lastname: `Twin${index}`, mobilephone: phone },
    });
  const id = await newCase(dialogue(["Hello?", "A person, please."], { phone, name: "Noor" }));
  const reps = [await openWorkbench({ id }), await openWorkbench({ id })];
  const [ready, written] = [gate(2), gate(2)];
  await Promise.all(reps.map(({ page }) => atOnce(page, id, ready, written)));
  await Promise.all(
    reps.map(({ page }, index) =>
      page
        .locator(`[data-testid="ocx-contact"][data-contactid="${ids[index] ?? ""}"]`)
        .getByTestId("ocx-link")
        .click(),
    ),
  );
  for (const { page } of reps) await page.getByTestId("ocx-linked").waitFor();
  const stands = (await row(`incidents(${id})`))._customerid_value;
  expect(ids).toContain(stands);
  for (const { page } of reps)
    await page.locator(`[data-testid="ocx-linked"][data-contactid="${String(stands)}"]`).waitFor();
  await poll("rep who is told, and one who is not", async () => {
    const said = await Promise.all(reps.map(({ page }) => page.getByTestId("ocx-status").innerText()));
    return said.filter((words) => words.includes("Meanwhile")).length === 1 ? true : undefined;
  });
  for (const { misdeeds, close } of reps) {
    expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
    await close();
  }
});
