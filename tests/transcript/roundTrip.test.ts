import fc from "fast-check";
import { canonical } from "../../Transcript/description/canonical";
import { read } from "../support/read";
import { write } from "../../Transcript/description/write";
import { conversation } from "./support/hostile";

describe("a written description read again", () => {
  test("is the canonical conversation, for every conversation", () => {
    fc.assert(
      fc.property(conversation, (c) => {
        expect(read(write(c)).conversation).toStrictEqual(canonical(c));
      }),
      { numRuns: 1000 },
    );
  });

  test("has its turns as items, in order, and nothing that was not understood", () => {
    fc.assert(
      fc.property(conversation, (c) => {
        const { items, continuation } = read(write(c));
        expect(items).toStrictEqual(canonical(c).turns.map((turn) => ({ kind: "turn", turn })));
        expect(continuation).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test("survives Windows line ends, as a browser's form may post them", () => {
    fc.assert(
      fc.property(conversation, (c) => {
        expect(read(write(c).replace(/\n/g, "\r\n")).conversation).toStrictEqual(canonical(c));
      }),
    );
  });

  test("is unchanged by another pass", () => {
    fc.assert(
      fc.property(conversation, (c) => {
        expect(canonical(canonical(c))).toStrictEqual(canonical(c));
        expect(write(canonical(c))).toBe(write(c));
      }),
    );
  });

  test("has only our own lines at the start of a line: no words of anybody's", () => {
    const ours =
      /^(?:(?:Channel|Summary|Classification|Sentiment|Reason|Explanation|Language|Call started|Ticket|Session): |Customer Details:$| {2}(?:Name|Email|Phone): |Transcript:$|\[\d{2,}:\d\d:\d\d\] (?:AI|Customer|Agent|Other): |$| {4})/;
    fc.assert(
      fc.property(conversation, (c) => {
        const lines = write(c).split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
        expect(lines.filter((line) => !ours.test(line))).toEqual([]);
        const kept = canonical(c);
        expect(lines.filter((line) => line.startsWith("["))).toHaveLength(kept.turns.length);
        expect(lines.filter((line) => line.startsWith("Channel:"))).toHaveLength(kept.channel === undefined ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  test("has no character that XML forbids and none that turns text around", () => {
    fc.assert(
      fc.property(conversation, (c) => {
        const unwanted = Array.from(write(c), (character) => character.codePointAt(0) ?? 0).filter((code) => {
          const forbidden =
            (code < 0x20 && code !== 9 && code !== 10) ||
            (code >= 0xd800 && code <= 0xdfff) ||
            code === 0xfffe ||
            code === 0xffff;
          const bidi =
            code === 0x61c ||
            code === 0x200e ||
            code === 0x200f ||
            (code >= 0x202a && code <= 0x202e) ||
            (code >= 0x2066 && code <= 0x2069);
          return forbidden || bidi;
        });
        expect(unwanted).toEqual([]);
      }),
    );
  });
});
