import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import type { Turn } from "../../Transcript/conversation";
import { closingLine } from "../../Transcript/description/layout";
import { write } from "../../Transcript/description/write";
import { mount, unsavedHost, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { find, pressKey, rows } from "./support/words";

const COUNT = 3000;
/** So long that its start and end come first; the turns get longer, so that their number cannot be told from those. */
const TURNS = Array.from({ length: COUNT }, (_, index): Turn => ({
  at: index * 3,
  speaker: index % 2 === 0 ? "ai" : "customer",
  text: `words no ${index}.${" and more".repeat(Math.floor(index / 200))}`,
}));
const TEXT = write({ ...CALL, turns: TURNS });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const show = (text = TEXT): Mounted => mount(unsavedHost({ transcript: text }));
function laterOn(): void {
  act(() => {
    jest.advanceTimersByTime(1000);
  });
}
/** As a finger or a mouse does it. */
function press(testId: string): void {
  fireEvent.pointerDown(screen.getByTestId(testId));
  fireEvent.click(screen.getByTestId(testId));
}
const screenNow = (): readonly unknown[] => [
  rows().slice(0, 50),
  screen.getByTestId("ocx-header").textContent,
  screen.getByTestId("ocx-state").textContent,
  screen.queryByTestId("ocx-speaker")?.textContent,
  document.querySelector("ol.ocx-turns")?.className,
];

test.each([
  ["that is whole", TEXT],
  ["that was shortened", `${TEXT}\n${closingLine(COUNT, 9000, "the attached note")}`],
])("a very long text %s is there at once, and nothing moves or changes when all of it is read", (_, text) => {
  show(text);
  const first = screenNow();
  const number = screen.getByTestId("ocx-turn-count");
  expect(number).not.toBeVisible();
  expect(screen.getByTestId("ocx-windowed")).not.toBeVisible();
  laterOn();
  expect(screenNow()).toEqual(first);
  expect(number).toBeVisible();
  expect(number).toHaveTextContent("3,000 turns");
  expect(screen.getByTestId("ocx-windowed")).toBeVisible();
  expect(screen.getAllByTestId("ocx-turn")[0]).toHaveAttribute("aria-setsize", "3000");
});

test("of what stands in one of two texts alone nothing is said before both are read", () => {
  const note = "[02:00:00] Agent: I rang her back";
  mount(
    unsavedHost({ description: `${write({ ...CALL, turns: TURNS.slice(1000, 1003) })}\n${note}`, transcript: TEXT }),
  );
  const differences = (): string | undefined =>
    screen.queryByText(/Only in one of them/)?.parentElement?.textContent ?? undefined;
  expect(differences()).toBeUndefined();
  laterOn();
  expect(differences()).toContain("I rang her back");
  expect(differences()).not.toContain("words no 1001");
});

test.each<readonly [string, () => void]>([
  ["a press on the button that leads to the end", () => press("ocx-jump-end")],
  [
    "the key that leads to the end",
    () => {
      screen.getAllByTestId("ocx-turn")[0]?.focus();
      pressKey("End");
    },
  ],
  [
    "a word to find",
    () => {
      screen.getByTestId("ocx-find").focus();
      find(`words no ${COUNT - 1}.`);
    },
  ],
  ["a print of the page", () => window.dispatchEvent(new Event("beforeprint"))],
])("%s finds the last turn, however early it comes", (_, does) => {
  show();
  does();
  expect(rows().some((words) => words?.startsWith(`words no ${COUNT - 1}.`))).toBe(true);
  expect(screen.getByTestId("ocx-turn-count")).toBeVisible();
});

test("what is copied at once is all of the call", async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
  });
  show();
  press("ocx-copy");
  await act(() => Promise.resolve());
  expect(copied[0]?.split("\n")).toHaveLength(COUNT);
});

test("nothing is read any more for a case that was left", () => {
  const { unmount } = show();
  unmount();
  expect(() => laterOn()).not.toThrow();
});
