import fc from "fast-check";
import { fold } from "../../Transcript/find/fold";
import { TextIndex } from "../../Transcript/find/textIndex";

const words = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("a", "É", "e\u0301", "ß", "İ", " ", "\n", "ﷺ", "\u0640", "أ", "😀", "\uD83D", "한"),
  }),
);

test("every unit of a folded text leads back to one letter of the text, in order, and folds to what it came from", () => {
  fc.assert(
    fc.property(words, (text) => {
      const { text: folded, places } = fold(text);
      if (places === undefined) {
        expect(folded).toHaveLength(text.length);
        return;
      }
      expect([places.starts.length, places.ends.length]).toEqual([folded.length, folded.length]);
      let before = 0;
      for (let unit = 0; unit < folded.length; unit++) {
        const [start = -1, end = -1] = [places.starts[unit], places.ends[unit]];
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(fold(text.slice(start, end)).text).toContain(folded.charAt(unit));
        before = start;
      }
    }),
    { numRuns: 500 },
  );
});

test("every piece of a text is found in it, in its place or one before", () => {
  fc.assert(
    fc.property(words, words, words, (before, piece, after) => {
      const wanted = fold(piece).text.trim();
      const found = new TextIndex(["other", before + piece + after]).find(piece).filter(({ item }) => item === 1);
      if (wanted === "") expect(found).toEqual([]);
      for (const { start, end } of found) {
        expect(fold((before + piece + after).slice(start, end)).text).toContain(wanted);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["strasse", "Die Straße", "Straße"],
  ["STRASSE", "Die straße", "straße"],
  ["straße", "STRASSE 4", "STRASSE"],
  ["muller", "Frau Müller", "Müller"],
  ["Müller", "frau muller", "muller"],
  ["cafe", "un cafe\u0301 noir", "cafe\u0301"],
  ["istanbul", "İSTANBUL", "İSTANBUL"],
  ["ISIK", "ışık", "ışık"],
  ["احمد", "قال أَحْمَدُ نعم", "أَحْمَدُ"],
  ["سلمى", "سـلـمـي هنا", "سـلـمـي"],
  ["فاتورة", "الفاتوره", "فاتوره"],
  ["123", "رقم ١٢٣", "١٢٣"],
  ["σας", "ΣΑΣ", "ΣΑΣ"],
  ["don't", "I don’t know", "don’t"],
  ["a b", "x a \n  b y", "a \n  b"],
  ["fin", "the ﬁnal", "ﬁn"],
  ["20 %", "20\u00A0%", "20\u00A0%"],
  ["हिन", "हिन्दी", "हिन्"],
])("%j is found in %j as %j", (wanted, text, expected) => {
  const [place] = new TextIndex([text]).find(wanted);
  expect(place && text.slice(place.start, place.end)).toBe(expected);
});

test.each([
  ["हन", "हिन्दी"],
  ["か", "が"],
  ["한", "하"],
])("%j is not %j: there a mark is a letter", (wanted, text) => {
  expect(new TextIndex([text]).find(wanted)).toEqual([]);
});

test("places come in order, never across two texts, and one letter is one place", () => {
  expect(new TextIndex(["ab", "abab", "", "a"]).find("AB")).toEqual([
    { item: 0, start: 0, end: 2 },
    { item: 1, start: 0, end: 2 },
    { item: 1, start: 2, end: 4 },
  ]);
  expect(new TextIndex(["a", "b"]).find("ab")).toEqual([]);
  expect(new TextIndex(["a", "b"]).find("a\nb")).toEqual([]);
  expect(new TextIndex(["ß"]).find("s")).toEqual([{ item: 0, start: 0, end: 1 }]);
  expect(new TextIndex(["a b"]).find("   ")).toEqual([]);
});
