import { chosenOf } from "../support/exhaustive";

const MATRIX = ["reset", "silence"].flatMap((fault) => ["session", "token"].map((call) => ({ fault, call })));

test("a choice of a matrix is what was chosen of it", () => {
  expect(chosenOf(MATRIX, ["fault", "call"], (_cell, at) => at === 0 || at === 3)).toEqual([
    { fault: "reset", call: "session" },
    { fault: "silence", call: "token" },
  ]);
});

test.each([
  ["fault is silence", ({ fault }: (typeof MATRIX)[number]) => fault === "reset"],
  ["call is token", ({ call }: (typeof MATRIX)[number]) => call === "session"],
  ["fault is reset", () => false],
] as const)("a choice that leaves out a value of an axis is refused: %s", (words, isChosen) => {
  expect(() => chosenOf(MATRIX, ["fault", "call"], isChosen)).toThrow(`no cell is chosen whose ${words}`);
});
