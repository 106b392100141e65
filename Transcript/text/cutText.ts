/// <reference lib="es2022.intl" />
/** What people see as one character, of however many code points: a letter with its accents, a flag, a family. */
const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
/** No character of a language is longer; a letter under endless accents is cut like any text. */
const LONGEST = 64;

/**
 * The start of `text`, at most `length` UTF-16 code units and never part of a character; cut text ends in an ellipsis
 * when there is room for one.
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length < 1) return "";
  const end = length - 1;
  // What follows the cut decides whether it goes through a character.
  const start = CHARACTERS.segment(text.slice(0, length + LONGEST)).containing(end)?.index ?? end;
  return `${text.slice(0, end - start <= LONGEST ? start : wholeCodePoint(text, end)).trimEnd()}…`;
}

function wholeCodePoint(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
