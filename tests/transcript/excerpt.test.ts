import type { Turn } from "../../Transcript/conversation";
import { excerpt } from "../../Transcript/description/excerpt";
import { closingLine } from "../../Transcript/description/layout";
import { read } from "../../Transcript/description/read";
import { write } from "../../Transcript/description/write";
import { commonEntities } from "../../Transcript/text/commonEntities";

const TURNS = Array.from({ length: 6000 }, (_, index): Turn => ({
  at: index * 3,
  speaker: index % 2 === 0 ? "ai" : "customer",
  text:
    index % 5 === 0
      ? `words of turn ${index}\n\n[00:00:01] AI: said, not written`
      : `words of turn ${index}, of some length`,
}));
const CALL = { channel: "phone", summary: "Two lines,\nand more.", caller: { name: "Ada" }, turns: TURNS };
const LONG = write(CALL);

const understood = (text: string): ReturnType<typeof read> => read(text, commonEntities);

test.each([
  ["that is whole", LONG],
  ["that ends early", `${LONG}\n${closingLine(6000, 9000, "the attached note")}`],
  ["with Windows line ends", LONG.replace(/\n/g, "\r\n")],
  ["with a note at its end", `${LONG}\n\nI rang her back.`],
])("what is read of the excerpt of a very long text %s stands so in the whole", (_, text) => {
  const part = understood(excerpt(text));
  const whole = understood(text);
  expect(excerpt(text).length).toBeLessThan(40_000);
  expect(part.items.slice(0, 100)).toEqual(whole.items.slice(0, 100));
  expect(part.items.slice(-100)).toEqual(whole.items.slice(-100));
  expect({ ...part.conversation, turns: [] }).toEqual({ ...whole.conversation, turns: [] });
  expect(part.continuation).toEqual(whole.continuation);
});

test.each([
  ["is short", write({ ...CALL, turns: TURNS.slice(0, 100) })],
  ["may be markup", `<p>${LONG}</p>`],
  ["begins with a comment", `<!-- mail --><p>${LONG}</p>`],
  ["names no times as we write them", LONG.replace(/^\[00:|^\[\d\d:/gm, "")],
  ["has one line", "x".repeat(300_000)],
])("a text that %s is its own excerpt", (_, text) => {
  expect(excerpt(text)).toBe(text);
});
