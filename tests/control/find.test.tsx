import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { listen } from "./support/announced";
import { mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { currentRow, find, marks, pressKey, rows, showWords } from "./support/words";

afterEach(() => jest.useRealTimers());

const number = (): string | null => screen.getByTestId("ocx-find-number").textContent;

function showStreets(): void {
  showWords(
    ["ai", "Which street, please?"],
    ["customer", "Hauptstraße 4, no, HAUPTSTRASSE 6."],
    ["ai", "Thank you."],
    ["customer", "The cafe\u0301 is at the main strasse."],
  );
}

test("what is typed is marked and counted at once, case and accents aside; the first place is current", () => {
  showStreets();
  find("strasse");
  expect(marks()).toEqual(["straße", "STRASSE", "strasse"]);
  expect(number()).toBe("1 of 3");
  expect(currentRow()).toContain("Hauptstraße 4");
  find("café");
  expect(marks()).toEqual(["cafe\u0301"]);
  expect(number()).toBe("1 of 1");
  expect(rows()[1]).toBe("Hauptstraße 4, no, HAUPTSTRASSE 6.");
});

test("Enter and the buttons go from place to place, round and round; Shift+Enter goes back", () => {
  showStreets();
  find("strasse");
  const field = screen.getByTestId("ocx-find");
  field.focus();
  pressKey("Enter");
  expect(number()).toBe("2 of 3");
  expect(document.querySelectorAll("mark.ocx-current")).toHaveLength(1);
  fireEvent.click(screen.getByTestId("ocx-find-next"));
  expect(currentRow()).toContain("main strasse");
  fireEvent.click(screen.getByTestId("ocx-find-next"));
  expect(number()).toBe("1 of 3");
  fireEvent.click(screen.getByTestId("ocx-find-previous"));
  expect(number()).toBe("3 of 3");
  field.focus();
  pressKey("Enter", { shiftKey: true });
  expect(number()).toBe("2 of 3");
});

test("Escape clears, and is left to the app where nothing is left to clear", () => {
  showStreets();
  find("strasse");
  screen.getByTestId("ocx-find").focus();
  expect(pressKey("Escape")).toBe(false);
  expect(screen.getByTestId("ocx-find")).toHaveValue("");
  expect([marks(), number(), currentRow()]).toEqual([[], "", undefined]);
  expect(pressKey("Escape")).toBe(true);
});

test("what is nowhere is said to be nowhere, and there is nothing to go to", () => {
  showStreets();
  find("elephant");
  expect(number()).toBe("Not found");
  expect(screen.queryByTestId("ocx-find-next")).toBeNull();
});

test("hostile words are marked as the text that they are", () => {
  showWords(["customer", `<img src=x onerror="alert(1)"> &lt;b&gt;`]);
  find(`onerror="alert(1)">`);
  expect(marks()).toEqual([`onerror="alert(1)">`]);
  expect(document.querySelectorAll("img, b")).toHaveLength(0);
  find("&lt;");
  expect(rows()).toEqual([`<img src=x onerror="alert(1)"> &lt;b&gt;`]);
});

test("lines that are no turn are found too", () => {
  mount(unsavedHost({ description: write(CALL).replace("[00:00:52]", "rep: called back, no answer\n[00:00:52]") }));
  find("no ANSWER");
  expect(currentRow()).toBe("rep: called back, no answer");
});

test("a time finds what was being said then, and after it the places where it was said", () => {
  showWords(["ai", "Hello."], ["customer", "It was at 0:25, I think."], ["ai", "I see."], ["customer", "Yes."]);
  find("0:25");
  expect(number()).toBe("1 of 2");
  expect(currentRow()).toBe("I see.");
  screen.getByTestId("ocx-find").focus();
  pressKey("Enter");
  expect(currentRow()).toBe("It was at 0:25, I think.");
  find("@0:25");
  expect([number(), currentRow()]).toEqual(["1 of 1", "I see."]);
});

async function wait(): Promise<void> {
  act(() => {
    // Not all timers: how long ago the call was is renewed every minute, for ever.
    jest.advanceTimersByTime(2_000);
  });
  await Promise.resolve();
}

test("the number of places is read out once, when the rep has stopped typing, and so is each step", async () => {
  jest.useFakeTimers();
  showStreets();
  const { announced, stop } = listen();
  for (const typed of ["s", "st", "stra", "strasse"]) {
    find(typed);
    act(() => {
      jest.advanceTimersByTime(150);
    });
  }
  expect(announced).toEqual([]);
  await wait();
  expect(announced).toEqual(["1 of 3"]);
  fireEvent.click(screen.getByTestId("ocx-find-next"));
  await wait();
  expect(announced).toEqual(["1 of 3", "2 of 3"]);
  stop();
});

test("a value of the case that changes leaves what was found, and the rows themselves, as they are", () => {
  const host = unsavedHost({ transcript: write(CALL) });
  const { update } = mount(host);
  find("delivery");
  const [row] = screen.getAllByRole("listitem");
  host.values.classification = "Another";
  update();
  expect(screen.getAllByRole("listitem")[0]).toBe(row);
  expect(marks()).toEqual(["delivery"]);
});
