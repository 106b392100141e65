import fc from "fast-check";
import { cut, ELLIPSIS } from "../../Transcript/text/cut";

const FAMILY = "👩‍👩‍👧‍👦";

test("a text that fits stays as it is, to its last space", () => {
  expect(cut("Ann Lee ", 8)).toBe("Ann Lee ");
  expect(cut("", 0)).toBe("");
});

test.each([
  ["a family", FAMILY],
  ["a flag", "🇫🇷"],
  ["a letter with its accents", "e\u0301\u0323"],
  ["a thumb of some colour", "👍🏽"],
  ["a syllable of Hangul in three letters", "\u1112\u1161\u11AB"],
  ["half a surrogate pair", "\u{1F600}"],
])("%s is never cut apart, and where it does not fit it goes as a whole", (_, character) => {
  for (let length = 0; length < 60; length += 1) {
    const kept = cut(character.repeat(30), length);
    expect(kept).toBe(character.repeat(Math.floor(length / character.length)));
  }
});

test("no space stands at the end of what was cut, and the mark stands behind the last word", () => {
  expect(cut("Ann  Lee", 5)).toBe("Ann");
  expect(cut("Ann  Lee", 6, ELLIPSIS)).toBe("Ann…");
  expect(cut("Ann", 1, ELLIPSIS)).toBe("…");
  expect(cut("Ann", 0, ELLIPSIS)).toBe("");
});

test("a letter under endless accents is cut like any text", () => {
  expect(cut(`Ann${"\u0301".repeat(500)}`, 100)).toHaveLength(100);
});

test("a browser without a segmenter gets whole code points", () => {
  jest.isolateModules(() => {
    const { Segmenter } = Intl;
    try {
      Reflect.deleteProperty(Intl, "Segmenter");
      const { cut: plainCut } = jest.requireActual<{ cut: typeof cut }>("../../Transcript/text/cut");
      expect(plainCut("\u{1F600}".repeat(30), 49)).toBe("\u{1F600}".repeat(24));
      expect(plainCut("Ann Lee", 5, ELLIPSIS)).toBe("Ann…");
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});

test("for every text: no longer than asked, a start of it, and no half character at the end", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.nat(20),
      fc.constantFrom("", ELLIPSIS),
      (any, graphemes, length, mark) => {
        for (const text of [any, graphemes]) {
          const kept = cut(text, length, mark);
          expect(kept.length).toBeLessThanOrEqual(length);
          expect(text.startsWith(kept.length < text.length && mark !== "" ? kept.slice(0, -1) : kept)).toBe(true);
          if (kept !== text && !/\p{Cs}/u.test(text)) expect(kept).not.toMatch(/\p{Cs}/u);
        }
      },
    ),
  );
});
