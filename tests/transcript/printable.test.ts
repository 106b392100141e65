import fc from "fast-check";
import { printable, printableLines, visible } from "../../Transcript/text/printable";

/** What a terminal obeys or does not show. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u00AD\u{E0000}-\u{E007F}]/u;

test.each([
  ["a colour", "\x1b[31mred\x1b[0m", "\\u001b[31mred\\u001b[0m"],
  ["a title of the window", "\x1b]0;title\x07", "\\u001b]0;title\\u0007"],
  ["a control sequence of one byte", "\x9b2J\x9d0;title\x9c", "\\u009b2J\\u009d0;title\\u009c"],
  ["a line written over", "FAIL\rok  ", "FAIL ok  "],
  ["a line of its own", "a\nok\r\nb\u2028c\u2029d\u0085e\vf\fg\th", "a ok b c d e f g h"],
  ["backspaces and DEL", "ab\b\b\x7f", "ab\\u0008\\u0008\\u007f"],
  ["an override", "gpj.\u202Ecod", "gpj.\\u202ecod"],
  ["isolates and marks", "\u2066a\u2069\u200E\u200F\u061C", "\\u2066a\\u2069\\u200e\\u200f\\u061c"],
  ["what has no width", "pass\u200Bword\uFEFF\u2060\u00AD", "pass\\u200bword\\ufeff\\u2060\\u00ad"],
  ["joiners where nothing joins", "a\u200Db\u200C \u200D", "a\\u200db\\u200c \\u200d"],
  ["fillers", "\u115F\u3164\uFFA0", "\\u115f\\u3164\\uffa0"],
  ["hidden tags", "a\u{E0061}\u{E0062}", "a\\udb40\\udc61\\udb40\\udc62"],
  ["half a surrogate pair", "a\uD800b\uDC00", "a\\ud800b\\udc00"],
  ["no character at all", "\uFFFE\u{1FFFF}", "\\ufffe\\ud83f\\udfff"],
  ["marks in a heap", `Z${"\u0301".repeat(100)}`, `Z${"\u0301".repeat(8)}`],
])("%s is shown and does nothing", (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});

test.each([
  "Zoë Müller-Lüdenscheidt, Ångström, e\u0301",
  "Ελένη Дарья שלום علي ١٢٣ หนึ่ง 한국어 日本語 葛\u{E0100}飾 नमस्ते",
  "می\u200Cخواهم क्\u200Dष ශ්\u200Dරී ᠠ\u180B",
  "👩‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 👁️‍🗨️ ❤️ ☎︎ 1️⃣ 🇨🇭 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  "𝔘 𠮷 ½ ™ “quotes” — – … \u00A0non-breaking",
  "",
])("%s stays what it is", (text) => {
  expect(printable(text)).toBe(text);
});

test("whatever it is given, one short line comes of it, in which nothing hides, and the same again", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
      const line = printable(`\u001b${text}\u202e`, 50);
      expect(line.length).toBeLessThanOrEqual(50);
      // Joiners stand where they join alone.
      expect(line.replace(/[\u200C\u200D]|[\u{E0020}-\u{E007F}]/gu, "")).not.toMatch(HIDDEN);
      expect(printable(line, 50)).toBe(line);
    }),
  );
});

test("a text without end is cut, and says so, at once", () => {
  expect(printable("\x1b".repeat(1_000_000))).toMatch(/^(\\u001b)+.*…$/);
  expect(printable("é".repeat(3_000))).toHaveLength(2_000);
  // Longer than one match of a pattern may be.
  expect(printable("\u0301".repeat(5_000_000), 20_000_000)).toHaveLength(8);
  for (const hidden of ["\u200d", "\u{E0041}", "\u3164"])
    expect(printable(hidden.repeat(1_000_000), 10_000_000).length).toBeGreaterThan(7);
  expect(printableLines("a\n\x1bb\rc\n".repeat(1_000))).toHaveLength(201);
  expect(printableLines("a\n\x1bb\n")).toEqual(["a", "\\u001bb", ""]);
});

test("JSON is the same JSON, and one line", () => {
  const value = { "a\u009b\u202e": "\u007f\ud800 \u2028 \u{E0061} 👩 \\u0041" };
  const line = visible(JSON.stringify(value));
  expect(line).not.toMatch(HIDDEN);
  expect(JSON.parse(line)).toEqual(value);
});
