import type { Item } from "../../Transcript/description/read";
import { itemAt, timeWanted } from "../../Transcript/find/timeWanted";
import { callTime } from "../../Transcript/text/callTime";

test.each([
  ["1:22", 82],
  ["@1:22", 82],
  [" 01:02:03 ", 3723],
  ["١:٢٢", 82],
  ["90:00", 5400],
  ["1:60", undefined],
  ["at 1:22", undefined],
  ["122", undefined],
  ["", undefined],
])("%j stands for %p seconds", (words, seconds) => {
  expect(timeWanted(words)).toBe(seconds);
});

test.each([
  [0, "0:00"],
  [82, "1:22"],
  [3599, "59:59"],
  [3600, "1:00:00"],
  [36_061, "10:01:01"],
])("%i seconds are read as %s", (seconds, words) => {
  expect(callTime(seconds)).toBe(words);
  expect(timeWanted(words)).toBe(seconds);
});

test("the turn of a time is the one being spoken then; before the first it is the first, and lines without a time are none", () => {
  const turn = (at: number): Item => ({ kind: "turn", turn: { at, speaker: "ai", text: "" } });
  const items: Item[] = [
    { kind: "text", text: "note" },
    turn(5),
    { kind: "turn", turn: { at: 5, speaker: "ai", text: "" }, untimed: true },
    turn(9),
  ];
  expect([0, 5, 8, 9, 99].map((seconds) => itemAt(items, seconds))).toEqual([1, 1, 1, 3, 3]);
  expect(itemAt([], 3)).toBeUndefined();
});
