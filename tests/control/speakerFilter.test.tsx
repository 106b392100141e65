import "@testing-library/jest-dom";
import { fireEvent, screen, within } from "@testing-library/react";
import { currentRow, find, marks, rows, showWords } from "./support/words";

const choose = (value: string): void => void fireEvent.change(screen.getByTestId("ocx-speaker"), { target: { value } });

function showThree(): void {
  showWords(
    ["ai", "One moment, please."],
    ["customer", "One more thing."],
    ["customer", "Two more."],
    ["agent", "This one is mine."],
    ["customer", "One last."],
  );
}

test("of those who speak in the call one can be listed alone; how many turns that is stands beside", () => {
  showThree();
  const options = within(screen.getByTestId("ocx-speaker")).getAllByRole("option");
  expect(options.map((option) => option.textContent)).toEqual(["All", "Customer", "AI", "Agent"]);
  expect(screen.getByRole("combobox", { name: "Who speaks" })).toBe(screen.getByTestId("ocx-speaker"));
  choose("customer");
  expect(rows()).toEqual(["One more thing.", "Two more.", "One last."]);
  expect(screen.getByTestId("ocx-turn-count")).toHaveTextContent("3 of 5 turns shown");
  expect(screen.getByTestId("ocx-turn-count")).toHaveAttribute("aria-live", "polite");
  choose("");
  expect(rows()).toHaveLength(5);
  expect(screen.getByTestId("ocx-turn-count")).toHaveTextContent(/^5 turns$/);
});

test("the original text has all turns, whoever is listed", () => {
  showThree();
  choose("customer");
  fireEvent.click(screen.getByTestId("ocx-more"));
  fireEvent.click(screen.getByTestId("ocx-original"));
  expect(screen.getByTestId("ocx-turn-count")).toHaveTextContent(/^5 turns$/);
  fireEvent.click(screen.getByTestId("ocx-original"));
  expect(screen.getByTestId("ocx-turn-count")).toHaveTextContent("3 of 5 turns shown");
});

test("what is looked for is found among the listed turns alone", () => {
  showThree();
  find("one");
  expect(marks()).toHaveLength(4);
  choose("customer");
  expect(marks()).toEqual(["One", "One"]);
  expect(screen.getByTestId("ocx-find-number")).toHaveTextContent("1 of 2");
  choose("agent");
  expect(marks()).toEqual(["one"]);
});

test("the turn of a time is one of those listed, and the rows keep their words", () => {
  showThree();
  choose("customer");
  find("@0:31");
  expect(currentRow()).toBe("Two more.");
  expect(rows()).toEqual(["One more thing.", "Two more.", "One last."]);
});

test("where one speaks alone there is nothing to choose", () => {
  showWords(["ai", "Hello?"], ["ai", "Is anybody there?"]);
  expect(screen.queryByTestId("ocx-speaker")).toBeNull();
});

test("one speaker's turns in a row name the speaker once for the eye, and each to who hears them", () => {
  showThree();
  const same = (): readonly boolean[] =>
    screen.getAllByTestId("ocx-turn").map((row) => row.classList.contains("ocx-turn-same"));
  expect(same()).toEqual([false, false, true, false, false]);
  expect(screen.getAllByTestId("ocx-turn-speaker").map((name) => name.textContent)).toEqual([
    "AI",
    "Customer",
    "Customer",
    "Agent",
    "Customer",
  ]);
  choose("customer");
  // Somebody else spoke between the second and the last.
  expect(same()).toEqual([false, true, false]);
});

test("the AI's greeting steps back, up to the customer's first words", () => {
  showWords(["ai", "Hello."], ["ai", "How can I help?"], ["customer", "Hi."], ["ai", "I see."]);
  expect(screen.getAllByTestId("ocx-turn").map((row) => row.classList.contains("ocx-turn-greeting"))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
