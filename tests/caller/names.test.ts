import fc from "fast-check";
import { splitName } from "../../Caller/contact/name";
import { inControl, inService } from "./support/splitName";
import { NAMES } from "./support/names";

test.each(NAMES)("%j is split into %j and %j, by the service and by the control", (name, first, last) => {
  expect([inService(name), inControl(name)]).toEqual([
    [first, last],
    [first, last],
  ]);
});

test("a name longer than its column is cut in both, and no character of it in the middle", () => {
  const name = `${"a".repeat(45)}👩‍👩‍👧‍👦 ${"b".repeat(49)}\u{1F600}`;
  for (const split of [inService(name), inControl(name)]) expect(split).toEqual(["a".repeat(45), "b".repeat(49)]);
});

/** Words without what only stands around them. */
const wordsOf = (text: string): readonly string[] => text.split(/[\s,،，;"]+/).filter((word) => word !== "");

/** Those that have a letter: a number alone is nobody's name. */
const word = fc.constantFrom(
  ...new Set(
    NAMES.flatMap(([, first, last]) => [...wordsOf(first), ...wordsOf(last)]).filter((each) => /\p{L}/u.test(each)),
  ),
  "y",
  "MD",
  "V",
  "Co.",
  "&",
);

test("no word of a name is lost or made, whatever words it is put together from", () => {
  const glue = fc.constantFrom(" ", " ", " ", ", ", ",", "  ", "\u00A0", " , ", ' "');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, glue), { minLength: 1, maxLength: 9 }), (parts) => {
      const name = parts.flat().join("");
      const { firstName, lastName } = splitName(name);
      expect([...wordsOf(firstName), ...wordsOf(lastName)].sort()).toEqual([...wordsOf(name)].sort());
      expect(lastName).not.toBe("");
      for (const part of [firstName, lastName]) expect(part).toBe(part.trim().replace(/\s+/g, " "));
    }),
    { numRuns: 2000 },
  );
});

test("no control character stays in a name, whichever it is", () => {
  const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((each) =>
    /\p{Cc}/u.test(each),
  );
  expect(controls).toHaveLength(65);
  for (const control of controls) {
    const { firstName, lastName } = splitName(`Ann${control} Doe${control}`);
    expect([control, firstName, lastName]).toEqual([control, "Ann", "Doe"]);
  }
});

test("any text is split without an error, and without what no column may hold", () => {
  const any = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(fc.oneof(any, word), { maxLength: 8 }), (parts) => {
      const { firstName, lastName } = splitName(parts.join(" "));
      expect(firstName + lastName).not.toMatch(/[\p{Cs}\p{Cc}\u202E]/u);
    }),
    { numRuns: 1000 },
  );
});

test.each(["van ", ",", ", ", "(", "()", "1 ", "1", "MD, ", "a@", "Jr. ", "x, y ", "sip:", "\u200B", "👩‍👧", "'", " "])(
  "%j a hundred thousand times over does not hang it",
  (piece) => {
    expect(splitName(piece.repeat(100_000)).lastName.length).toBeLessThanOrEqual(500);
  },
);
