import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import { PLANS } from "../../Caller/phone/plans";
import type { Turn } from "../../Transcript/conversation";
import { FR } from "../../Transcript/said/lexicon/fr";
import { write } from "../../Transcript/description/write";
import { mount, newHost, settle, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { searches } from "./support/show";
import { plain } from "./support/strings";
import { pressKey, rows } from "./support/words";

const COUNT = 500;
const TURNS = Array.from({ length: COUNT }, (_, index): Turn => ({ at: index, speaker: "ai", text: `no ${index}.` }));

/** How often one of the numbering plans was asked for: the first time unpacks them. */
let opened = 0;
/** The same of the words by which a French call is heard. */
let heard = 0;

beforeAll(() => {
  for (const [name, plans] of Object.entries(PLANS))
    Object.defineProperty(PLANS, name, { get: () => ((opened += 1), plans as unknown) });
  for (const [key, words] of Object.entries(FR))
    Object.defineProperty(FR, key, { enumerable: true, get: () => ((heard += 1), words as unknown) });
});
beforeEach(() => {
  jest.useFakeTimers();
  Object.defineProperty(document, "hidden", { configurable: true, value: false });
  opened = 0;
});
afterEach(() => jest.useRealTimers());

/** The frame that waits is painted, and what was put off until then is done. */
async function paint(): Promise<void> {
  act(() => {
    jest.advanceTimersByTime(20);
  });
  await settle();
}

const phone = (): string =>
  plain(
    Array.from(document.querySelectorAll(".ocx-glance dt")).find((each) => each.textContent === "Phone")
      ?.nextElementSibling?.textContent,
  ).trim();

test("the numbering plans stay packed until the case is painted: the number is shown as stored, then as people write it", async () => {
  const host = newHost({ description: write(CALL) });
  mount(host);
  await settle();
  expect(phone()).toBe("+12025550143");
  expect([opened, searches(host.dataverse)]).toEqual([0, []]);
  await paint();
  expect(phone()).toBe("+1 202 555 0143");
  expect(searches(host.dataverse)).not.toEqual([]);
  expect(opened).toBeGreaterThan(0);
});

test("a summary that turns out too long before the paint opens no plans either", async () => {
  // Without an observer it is measured at once.
  const { ResizeObserver } = globalThis;
  Reflect.deleteProperty(globalThis, "ResizeObserver");
  const tall = jest.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(1000);
  const line = jest.spyOn(window, "getComputedStyle").mockReturnValue({ lineHeight: "20px" } as CSSStyleDeclaration);
  mount(newHost({ description: write(CALL) }));
  await settle();
  tall.mockRestore();
  line.mockRestore();
  Object.assign(globalThis, { ResizeObserver });
  expect(screen.getByTestId("ocx-summary-all")).toBeVisible();
  expect(opened).toBe(0);
});

test("the words that a call is heard by stay packed until it is painted", async () => {
  // A language that no test before it in this file was heard in.
  mount(newHost({ description: write(CALL), language: "fr" }));
  await settle();
  expect(heard).toBe(0);
  await paint();
  await paint();
  expect(heard).toBeGreaterThan(0);
});

test("a page in the background, which paints nothing, waits for no paint", async () => {
  Object.defineProperty(document, "hidden", { configurable: true, value: true });
  const host = newHost({ description: write(CALL) });
  mount(host);
  await settle();
  expect(phone()).toBe("+1 202 555 0143");
  expect(searches(host.dataverse)).not.toEqual([]);
});

test("of many turns those that a screen may show are painted first, and all right after", async () => {
  mount(unsavedHost({ description: write({ ...CALL, turns: TURNS }) }));
  expect(rows()[0]).toBe("no 0.");
  expect(rows().length).toBeGreaterThan(50);
  expect(rows().length).toBeLessThan(100);
  await paint();
  expect(rows()).toEqual(TURNS.map(({ text }) => text));
});

test.each<readonly [string, () => void]>([
  ["a press on the button that leads to the end", () => fireEvent.click(screen.getByTestId("ocx-jump-end"))],
  [
    "the key that leads to the end",
    () => {
      screen.getAllByTestId("ocx-turn")[0]?.focus();
      pressKey("End");
    },
  ],
  ["a print of the page", () => window.dispatchEvent(new Event("beforeprint"))],
])("%s has all rows, however early it comes", async (_, does) => {
  mount(unsavedHost({ description: write({ ...CALL, turns: TURNS }) }));
  does();
  expect(rows()).toEqual(TURNS.map(({ text }) => text));
  window.dispatchEvent(new Event("afterprint"));
  await paint();
  expect(rows()).toHaveLength(COUNT);
});

test("a control that is taken away before the paint does nothing any more", async () => {
  const host = newHost({ description: write(CALL) });
  mount(host).unmount();
  await paint();
  expect([opened, searches(host.dataverse)]).toEqual([0, []]);
});
