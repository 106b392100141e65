/// <reference lib="es2022.intl" />
/** What stands in place of what was cut off a text that people read. */
export const ELLIPSIS = "…";
/**
 * What people see as one character, of however many code points: a letter with its accents, a flag, a family. Firefox
 * has no segmenter before version 125. Made when a text is cut: it takes as long as much of a page's start.
 */
let characters: Intl.Segmenter | undefined;
/** No character of a language is longer; a letter under endless accents is cut like any text. */
const LONGEST = 64;

/**
 * The start of `text` as a column of so many UTF-16 code units holds it, never with part of a character at its end:
 * half a surrogate pair is no text that Dataverse takes. Where there is no segmenter a character counts as one code
 * point.
 * @param mark what ends a text that was cut, as {@link ELLIPSIS} where people read it; shorter than `length`, or
 * nothing is left
 */
export function cut(text: string, length: number, mark = ""): string {
  if (text.length <= length) return text;
  const end = length - mark.length;
  if (end < 0) return "";
  // What follows the cut decides whether it goes through a character.
  if ("Segmenter" in Intl) characters ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const start = characters?.segment(text.slice(0, end + 1 + LONGEST)).containing(end)?.index;
  const whole = start !== undefined && end - start <= LONGEST ? start : startOfCodePoint(text, end);
  return text.slice(0, whole).trimEnd() + mark;
}

function startOfCodePoint(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}
