/** @jest-environment node */
import fc from "fast-check";

const { sortedAlternatives } = jest.requireActual<{ sortedAlternatives: (pattern: string) => string }>(
  "../../scripts/smaller/packed/sorted-alternatives.cjs",
);

test.each([
  ["send|call|book", "book|call|send", "words are sorted"],
  ["(?:we|i) (?<a>wait|(?:so|no)t)", "(?:i|we) (?<a>wait|(?:no|so)t)", "so are those of a group"],
  ["sent|send|sen", "send|sent|sen", "but not a word that begins another"],
  ["sen?t|se", "sen?t|se", "nor one of which a letter may be missing"],
  ["r?envo|e?mail|(?:re)?bill", "(?:re)?bill|e?mail|r?envo", "words with a letter more or less are sorted"],
  ["b\\S*|[|)]|a", "b\\S*|[|)]|a", "nor across what begins with anything"],
  ["(?<b>b)|(?<a>a)", "(?<b>b)|(?<a>a)", "nor captures, which are named in their order"],
])("%s becomes %s: %s", (pattern, sorted) => {
  expect(sortedAlternatives(pattern)).toBe(sorted);
});

test("a sorted pattern finds what it found", () => {
  const part = fc.constantFrom(
    "a",
    "b",
    "ab",
    "ba",
    "aab",
    "b?",
    "a*",
    "[ab]",
    "c",
    "ca",
    "\\S",
    "(?!a)",
    "(?<!b)",
    "(?:ab)?",
  );
  const alternative = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(""));
  const pattern = fc.letrec<{ group: string }>((tie) => ({
    group: fc
      .array(
        fc.oneof(
          { depthSize: "small" },
          alternative,
          tie("group").map((each) => `(?:${each})`),
        ),
        { minLength: 1 },
      )
      .map((each) => each.join("|")),
  })).group;
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 }), (source, text) => {
      const found = (each: string): readonly string[] => text.match(new RegExp(each, "g")) ?? [];
      expect(found(sortedAlternatives(source))).toEqual(found(source));
    }),
    { numRuns: 150 },
  );
});
