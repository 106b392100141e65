import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import type { Speaker } from "../../Transcript/conversation";
import { find, pressKey, showWords } from "./support/words";

const LINES = Array.from({ length: 6 }, (_, index): readonly [Speaker, string] => [
  index % 2 === 0 ? "ai" : "customer",
  `words ${index}`,
]);

const focused = (): string | undefined =>
  document.activeElement?.querySelector("[data-testid=ocx-turn-text]")?.textContent ?? undefined;

test("the turns are one stop for Tab, and the arrow keys, Home and End move among them", () => {
  showWords(...LINES);
  const rows = screen.getAllByTestId("ocx-turn");
  const stops = (): readonly number[] => rows.map((row) => row.tabIndex);
  expect(stops()).toEqual([0, -1, -1, -1, -1, -1]);
  rows[0]?.focus();
  pressKey("ArrowDown");
  expect(focused()).toBe("words 1");
  expect(stops()).toEqual([-1, 0, -1, -1, -1, -1]);
  pressKey("ArrowUp");
  pressKey("ArrowUp");
  expect(focused()).toBe("words 0");
  pressKey("End");
  expect(focused()).toBe("words 5");
  pressKey("ArrowDown");
  expect(focused()).toBe("words 5");
  pressKey("Home");
  expect(focused()).toBe("words 0");
  pressKey("PageDown");
  expect(focused()).toBe("words 5");
});

test("keys with Ctrl, and keys that mean nothing here, are left to browser and app", () => {
  showWords(...LINES);
  screen.getAllByTestId("ocx-turn")[0]?.focus();
  expect(pressKey("End", { ctrlKey: true })).toBe(true);
  expect(pressKey("F3")).toBe(true);
  expect(pressKey("n")).toBe(true);
  expect(focused()).toBe("words 0");
});

test("/ goes to the find field from anywhere in the control but a field, and from there down leads to the place", () => {
  showWords(...LINES);
  screen.getByTestId("ocx-more").focus();
  expect(pressKey("/")).toBe(false);
  const field = screen.getByTestId("ocx-find");
  expect(field).toHaveFocus();
  expect(pressKey("/")).toBe(true);
  expect(pressKey("?")).toBe(true);
  expect(screen.queryByTestId("ocx-keys")).toBeNull();
  find("words 3");
  pressKey("ArrowDown");
  expect(focused()).toBe("words 3");
});

test("? lists every key; Escape closes the list, and the focus is where it was", () => {
  showWords(...LINES);
  const [row] = screen.getAllByTestId("ocx-turn");
  row?.focus();
  expect(pressKey("?")).toBe(false);
  const list = screen.getByRole("dialog", { name: "Keyboard shortcuts" });
  expect(list).toHaveFocus();
  for (const key of ["/", "Enter", "Esc", "Home", "?"]) expect(list).toHaveTextContent(key);
  pressKey("Escape");
  expect(screen.queryByTestId("ocx-keys")).toBeNull();
  expect(row).toHaveFocus();
});

test("called from a turn's own buttons, which go, the list of keys gives the focus back to the turn", () => {
  showWords(...LINES);
  const row = screen.getAllByTestId("ocx-turn")[2];
  row?.focus();
  screen.getByTestId("ocx-quote-copy").focus();
  pressKey("?");
  expect(screen.queryByTestId("ocx-quote-copy")).toBeNull();
  pressKey("Escape");
  expect(row).toHaveFocus();
});

test("the list of keys is below More too, and More closes by Escape", () => {
  showWords(...LINES);
  const more = screen.getByTestId("ocx-more");
  fireEvent.click(more);
  expect(more).toHaveAttribute("aria-expanded", "true");
  screen.getByTestId("ocx-keys-open").focus();
  pressKey("Escape");
  expect(more).toHaveFocus();
  expect(more).toHaveAttribute("aria-expanded", "false");
  fireEvent.click(more);
  fireEvent.click(screen.getByTestId("ocx-keys-open"));
  expect(screen.getByTestId("ocx-keys")).toHaveFocus();
});

test("outside of the control its keys mean nothing", () => {
  showWords(...LINES);
  document.body.focus();
  fireEvent.keyDown(document.body, { key: "?" });
  expect(screen.queryByTestId("ocx-keys")).toBeNull();
});
