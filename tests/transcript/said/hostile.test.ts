import fc from "fast-check";
import { LANGUAGES } from "../../../Transcript/languages";
import { hear, hearing } from "../../../Transcript/said/hear";

const speaker = fc.constantFrom("ai" as const, "customer" as const, "agent" as const, "other" as const);
const language = fc.constantFrom(undefined, "xx", "", ...LANGUAGES.map(({ tag }) => tag));
/** Words that rules look for, so that chance finds what lies between them. */
const words = fc.constantFrom(
  ..."my name is phone number card account at dot com one double hundred oh a m p.m. march 3rd $ 61.18 € 14:30 sorry no last four street apartment will send by friday".split(
    " ",
  ),
  ..."je m'appelle rue heures euros وعشرون ألف شارع Straße einundzwanzig y media quatre vingt".split(" "),
);
const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(words, { maxLength: 30 }).map((all) => all.join(" ")),
);

test("whatever is said, hearing throws nothing, and every mark is a place in its turn", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ speaker, text }), { maxLength: 12 }), language, (turns, tag) => {
      const { said, promises, cards } = hear(turns, tag);
      const marks = [...said.flatMap((thing) => thing.marks), ...promises.map(({ mark }) => mark), ...cards];
      for (const { turn, start, end } of marks) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(turns[turn]?.text.length ?? -1);
      }
      for (const thing of said) expect(thing.turns).toEqual([...new Set(thing.turns)]);
    }),
    { numRuns: 600 },
  );
});

const MEGABYTE = 1_000_000;
const HOSTILE = [
  "a",
  "1",
  "1.",
  "a@",
  "at a dot ",
  "a-",
  "[",
  "<a",
  "one ",
  "double ",
  "hundred ",
  "ein",
  "my name is ",
];

test("a megabyte of anything is read, in slices or at once", () => {
  for (const part of HOSTILE) {
    const turns = [{ speaker: "customer" as const, text: part.repeat(MEGABYTE / part.length) }];
    for (const { tag } of LANGUAGES) expect([...hearing(turns, tag)].length).toBeLessThan(MEGABYTE);
  }
});

test("reading the same turns twice is one reading", () => {
  const turns = [{ speaker: "customer" as const, text: "my name is ada lovelace" }];
  expect(hear(turns, "en")).toBe(hear(turns, "en"));
});
