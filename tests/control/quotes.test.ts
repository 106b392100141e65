import fc from "fast-check";
import type { Item } from "../../Transcript/description/read";
import { noteRow } from "../../OpenCXTranscriptControl/transcript/take/noteRow";
import { quotesText } from "../../OpenCXTranscriptControl/transcript/take/quote";

const NAMES = { ai: "AI", customer: "Customer", agent: "Agent", other: "Other" };

function turn(at: number, text: string): Item {
  return { kind: "turn", turn: { at, speaker: "customer", text } };
}

test.each<[string, Item, { from: number; to: number } | undefined, string]>([
  ["a turn", turn(82, "Two charges are not mine."), undefined, "[1:22] Customer: Two charges are not mine."],
  ["from an hour on", turn(3723, "yes"), undefined, "[1:02:03] Customer: yes"],
  ["the start of a turn", turn(82, "Two charges are not mine."), { from: 0, to: 11 }, "[1:22] Customer: Two charges …"],
  [
    "the end of a turn",
    turn(82, "Two charges are not mine."),
    { from: 12, to: 25 },
    "[1:22] Customer: … are not mine.",
  ],
  ["the middle", turn(82, "Two charges are not mine."), { from: 4, to: 11 }, "[1:22] Customer: … charges …"],
  ["all of it, selected", turn(82, " yes "), { from: 1, to: 4 }, "[1:22] Customer: yes"],
  ["a line that was not understood", { kind: "text", text: "a colleague's note" }, undefined, "a colleague's note"],
  [
    "a turn that has no time",
    { kind: "turn", untimed: true, turn: { at: 9, speaker: "ai", text: "hello" } },
    undefined,
    "AI: hello",
  ],
])("%s", (_what, item, part, expected) => {
  expect(quotesText([{ item, ...(part && { part }) }], NAMES)).toBe(expected);
});

test("no words pass for a turn of their own: a line that goes on does not begin like one", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\n", "[0:01] AI: I promise", " ") });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (words) => {
      const items = words.map((each, index) => turn(index, each));
      const lines = quotesText(
        items.map((item) => ({ item })),
        NAMES,
      ).split("\n");
      expect(lines.filter((line) => line.startsWith("["))).toHaveLength(items.length);
    }),
  );
});

test("a note's words are cut to what its columns hold, and the cut is seen", () => {
  const { subject, notetext } = noteRow("id", "case", "s".repeat(600), "w".repeat(200_000));
  expect([subject.length, notetext.length]).toEqual([500, 100_000]);
  expect(notetext.endsWith("…")).toBe(true);
});
