const TAG = /<\/?([a-z][a-z0-9:-]*)(?:\s[^<>]*)?\/?>/gi;
const LINE_TAG = /<\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|pre|blockquote|section|article|header|footer|hr)\b/i;
const STARTS_WITH_TAG = new RegExp(
  `^\\s*(?:<(?:!doctype|html|body|span|b|strong|i|em|u|font)\\b|${LINE_TAG.source})[^<>]*>`,
  "i",
);
/** Edge of a block. The text holds no other form feed: `safeText` has been there before. */
const EDGE = "\f";
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0" };

/**
 * Whether a text is what a rich-text column stores: it starts with a tag, and its lines end in tags. A description that
 * we wrote starts with a header, and one above which a rep typed `<b>urgent</b>` has lines of its own, so the tags that
 * a caller dictated into either stay the text they are, and the indent that keeps a caller's words from passing for a
 * turn stays in front of them.
 */
export function looksLikeHtml(text: string): boolean {
  return STARTS_WITH_TAG.test(text) && text.split(LINE_TAG).length >= text.split("\n").length;
}

function character(code: number, written: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/**
 * The text of a rich-text column, one line per block or `<br>`. Tags are taken away as text, by hand: nothing is parsed
 * into a document, so nothing can run or load. What is not a tag stays, comments and scripts' texts included. Spaces at
 * the start of a line count where they follow a tag or are written as `&nbsp;`: the indent keeps a caller's words from
 * passing for a turn, so it is rather kept than lost.
 */
export function htmlText(html: string): string {
  return (
    html
      // A line end written behind a break is that break; indents of the markup's own lines are layout, those behind a
      // tag are text.
      .replace(/(<br\s*\/?>)[ \t]*\n/gi, "$1")
      .replace(/^[ \t]+(?![ \t\u00A0&])/gm, "")
      .replace(TAG, (tag, name: string) =>
        /^br$/i.test(name) ? "\n" : LINE_TAG.test(tag) ? EDGE : /^t[dh]$/i.test(name) ? " " : "",
      )
      // Where one block ends and the next begins is the end of one line, not a blank line: what continues a turn stays
      // with it.
      .replace(/\f(?:[ \t\n]*\f)*/g, "\n")
      .replace(ENTITY, (written, decimal?: string, hex?: string, name?: string) =>
        name === undefined
          ? character(decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal), written)
          : (NAMED[name.toLowerCase()] ?? written),
      )
      .replace(/\u00A0/g, " ")
  );
}
