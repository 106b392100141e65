import { randomUUID } from "node:crypto";
import type { Page, Route } from "playwright-core";
import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { dataverse, newCase } from "./support/installation";

afterAll(closeBrowser);

const LINES = ["Hello, how can I help?", "The lamp is broken.", "I want a person, please."];

/** How far below the control's top its words begin, in CSS pixels. */
function place(page: Page): Promise<number> {
  return page.evaluate(() => {
    const top = (selector: string): number => document.querySelector(selector)?.getBoundingClientRect().top ?? NaN;
    return top('[data-testid="ocx-transcript"]') - top(".ocx-root");
  });
}

const PHONE = "+12025550172";

// Seven have the number: more than there is room for.
beforeAll(async () => {
  for (let index = 0; index < 7; index++) {
    const answer = await dataverse("contacts", {
      method: "POST",
      body: {
        contactid: randomUUID(),
        firstname: "Noor",
        lastname: `Place ${index}`,
        mobilephone: PHONE,
        emailaddress1: `noor.place.${index}@example.com`,
      },
    });
    expect(answer.status).toBe(204);
  }
});

/** Holds what the control asks about the customer, or about contacts, until it is let go. */
async function hold(page: Page, asked: RegExp): Promise<() => Promise<void>> {
  let letGo: () => void = () => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const handler = async (route: Route): Promise<void> => {
    await free;
    await route.fallback();
  };
  await page.route(asked, handler);
  return async () => {
    letGo();
    await page.unroute(asked, handler);
  };
}

/** Which of the new contact's fields and buttons the caller's box cuts off: what is drawn there is something else. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const form = document.querySelector('[data-testid="ocx-new-contact"]');
    form?.lastElementChild?.scrollIntoView({ block: "center" });
    const parts = form === null ? [] : Array.from(form.querySelectorAll("input, button"));
    return parts
      .filter((part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        const drawn = document.elementFromPoint(left + width / 2, top + height / 2);
        return top > 0 && !part.contains(drawn);
      })
      .map((part) => part.outerHTML.slice(0, 80));
  });
}

test.each([
  ["wide", { width: 1366, height: 900 }],
  ["a phone", { width: 360, height: 800 }],
])("the words keep their place when answers come, %s", async (_, viewport) => {
  const id = await newCase(dialogue(LINES, { phone: PHONE }));
  const { page, close } = await openWorkbench({}, { viewport });
  const customer = await hold(page, /_customerid_value,_primarycontactid_value/);
  const found = await hold(page, /\/contacts\?/);
  await page.goto(`${page.url().replace(/\?.*/, "")}?id=${id}`);
  await page.getByTestId("ocx-transcript").waitFor();
  const stage = (name: string): Promise<void> =>
    page.locator(`[data-testid="ocx-caller"][data-stage="${name}"]`).waitFor();
  const places = [await place(page)];
  await customer();
  await found();
  await stage("known");
  places.push(await place(page));
  const refused = /\/contacts\?/;
  await page.route(refused, (route) => route.fulfill({ status: 503, body: "<html></html>" }));
  await page.getByTestId("ocx-search-again").click();
  await stage("failed");
  places.push(await place(page));
  await page.unroute(refused);
  await page.getByTestId("ocx-retry").click();
  await stage("known");
  expect(places).toEqual(places.map(() => places[0]));
  await screenshot(page, `place-found-${viewport.width}`);
  // What the rep asked for may take its room, and gives it back.
  await page.getByTestId("ocx-link").first().click();
  await page.getByTestId("ocx-linked").waitFor();
  expect(await place(page)).toBeLessThan(places[0] ?? 0);
  await screenshot(page, `place-linked-${viewport.width}`);
  await page.getByTestId("ocx-unlink").click();
  await page.getByTestId("ocx-contact").first().waitFor();
  await stage("known");
  const free = await place(page);
  await page.getByTestId("ocx-create").click();
  await page.getByTestId("ocx-new-contact").waitFor();
  expect(await cutOff(page)).toEqual([]);
  await screenshot(page, `place-creating-${viewport.width}`);
  await page.keyboard.press("Escape");
  await page.getByTestId("ocx-new-contact").waitFor({ state: "detached" });
  expect(await place(page)).toBe(free);
  await close();
});
