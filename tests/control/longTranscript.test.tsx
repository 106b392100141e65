import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import type { Speaker } from "../../Transcript/conversation";
import { currentRow, find, pressKey, rows, showWords } from "./support/words";

const lines = (count: number): readonly (readonly [Speaker, string])[] =>
  Array.from({ length: count }, (_, index) => [index % 2 === 0 ? "ai" : "customer", `words no ${index}.`] as const);

test("of more, some are; it is said that the browser's search sees those alone, and each says which of how many it is", () => {
  showWords(...lines(2500));
  expect(rows().length).toBeLessThan(200);
  expect(screen.getByTestId("ocx-windowed")).toHaveTextContent(/2,500 turns.*Ctrl\+F/);
  const [first] = screen.getAllByTestId("ocx-turn");
  expect(first).toHaveAttribute("aria-setsize", "2500");
  expect(first).toHaveAttribute("aria-posinset", "1");
});

test("the last turn is one press or one key away, and so is the first", () => {
  showWords(...lines(2500));
  fireEvent.click(screen.getByTestId("ocx-jump-end"));
  expect(rows()).toContain("words no 2499.");
  expect(rows()).not.toContain("words no 0.");
  fireEvent.click(screen.getByTestId("ocx-jump-start"));
  expect(rows()).toContain("words no 0.");
  screen.getAllByTestId("ocx-turn")[0]?.focus();
  pressKey("End");
  expect(document.activeElement).toHaveTextContent("words no 2499.");
  expect(document.activeElement).toHaveAttribute("aria-posinset", "2500");
  pressKey("Home");
  expect(document.activeElement).toHaveTextContent("words no 0.");
});

test("find reaches every turn, in the page or not", () => {
  showWords(...lines(2500));
  find("no 1777.");
  expect(screen.getByTestId("ocx-find-number")).toHaveTextContent("1 of 1");
  expect(currentRow()).toBe("words no 1777.");
  find("words");
  expect(screen.getByTestId("ocx-find-number")).toHaveTextContent("1 of 2,500");
  fireEvent.click(screen.getByTestId("ocx-find-previous"));
  expect(currentRow()).toBe("words no 2499.");
});
