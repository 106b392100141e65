/**
 * Characters no XML 1.0 document may hold (its production `Char`), and those that reorder the text around them. In `u`
 * mode only lone surrogates match.
 */
const DROPPED =
  /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Every break that some reader of the text takes for a new line. Left as they are, U+2028 or a form feed inside a turn
 * would put a caller's words at the start of a line in such a reader, where they could pass for a header; as line feeds
 * they are indented like any other line.
 */
const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Text as the description can carry it: line breaks of any kind as line feeds; characters that XML 1.0 forbids, lone
 * surrogates and bidi controls dropped. Applying it twice changes nothing.
 */
export function safeText(text: string): string {
  return text.replace(BREAKS, "\n").replace(DROPPED, "");
}
