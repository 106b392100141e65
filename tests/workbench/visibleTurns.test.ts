import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { readCalls } from "../../LocalPlatform/opencx/calls";
import { chooseCase, closeBrowser, openWorkbench, resize, screenshot } from "./support/browser";
import { dataverse, newCase } from "./support/installation";

const FOLDER = path.resolve(process.cwd(), "../shared/calls");
const there = existsSync(FOLDER);
if (!there) console.warn(`SKIPPED: the ten recorded calls are not at ${FOLDER}; nothing counts how much a rep sees.`);

/** Whose number the calls come from: two contacts have it, so that there is something to choose. */
const PHONE = "+12025550163";
const CANDIDATES = 2;

/** Turns that must be whole on the screen without scrolling, with candidates to choose from and once one is linked. */
const SCREENS = [
  { width: 1366, height: 768, choosing: 4, linked: 6 },
  { width: 1920, height: 1080, choosing: 11, linked: 14 },
] as const;

beforeAll(async () => {
  for (let index = 0; index < CANDIDATES; index++) {
    const body = {
      contactid: randomUUID(),
      firstname: "Vera",
      lastname: `Visible ${index}`,
      telephone1: PHONE,
      emailaddress1: `vera.visible.${index}@example.com`,
    };
    expect((await dataverse("contacts", { method: "POST", body })).status).toBe(204);
  }
});

afterAll(closeBrowser);

/** Turns whose whole row is inside the window and inside the transcript's box, below its bar. */
function wholeTurns(page: Page): Promise<number> {
  return page.evaluate(() => {
    const rect = (selector: string): DOMRect | undefined => document.querySelector(selector)?.getBoundingClientRect();
    const box = rect('[data-testid="ocx-transcript"]');
    if (box === undefined) return 0;
    const [top, bottom] = [
      Math.max(box.top, rect(".ocx-bar")?.bottom ?? 0, 0),
      Math.min(box.bottom, window.innerHeight),
    ];
    return Array.from(document.querySelectorAll('[data-testid="ocx-turn"]'))
      .map((turn) => turn.getBoundingClientRect())
      .filter((turn) => turn.height > 0 && turn.top >= top && turn.bottom <= bottom).length;
  });
}

/** Whether a button of each candidate can be pressed where it stands. */
function pressable(page: Page): Promise<readonly boolean[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('[data-testid="ocx-link"]')).map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width - 2, top + height / 2));
    }),
  );
}

(there ? test : test.skip)(
  "of each recorded call the first turns are whole on the screen, at a laptop's size and at a desk's",
  async () => {
    const calls = await readCalls(FOLDER);
    // Without an e-mail, by which the service itself would link a contact.
    const named = calls.map((call) => ({
      ...call,
      session: { ...call.session, contact: { id: randomUUID(), name: "Vera", phone_number: PHONE, email: null } },
    }));
    const ids = await Promise.all(named.map(newCase));
    expect(ids).toHaveLength(10);
    const { page, misdeeds, close } = await openWorkbench();
    const count = async (state: "choosing" | "linked", id: string): Promise<readonly object[]> => {
      const found: object[] = [];
      for (const { width, height, [state]: wanted } of SCREENS) {
        await resize(page, { width, height });
        const turns = await page.getByTestId("ocx-turn").count();
        const seen = await wholeTurns(page);
        found.push({ id, width, state, seen: seen >= Math.min(wanted, turns) ? "enough" : seen });
      }
      return found;
    };
    const enough = (state: string, id: string): readonly object[] =>
      SCREENS.map(({ width }) => ({ id, width, state, seen: "enough" }));
    for (const id of ids) {
      await chooseCase(page, id);
      await page
        .getByTestId("ocx-link")
        .nth(CANDIDATES - 1)
        .waitFor();
      expect(await count("choosing", id)).toEqual(enough("choosing", id));
      await resize(page, { width: 1366, height: 768 });
      expect(await pressable(page)).toEqual(Array(CANDIDATES).fill(true));
      await page.getByTestId("ocx-link").first().click();
      await page.getByTestId("ocx-linked").waitFor();
      expect(await count("linked", id)).toEqual(enough("linked", id));
    }
    await screenshot(page, "visible-turns");
    expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
    await close();
  },
  180_000,
);
