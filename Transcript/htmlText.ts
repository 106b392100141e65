const STARTS_WITH_TAG = /^\s*<(?:!doctype|html|body|div|p|span|br|ul|ol|table|pre|blockquote|h[1-6]|b|strong|i|em|u|font)\b[^<>]*>/i;
const TAG = /<(\/?)([a-z][a-z0-9:-]*)(?:\s[^<>]*)?\/?>/gi;
const BREAKING = /^(?:p|div|br|li|ul|ol|tr|table|h[1-6]|pre|blockquote|section|article|header|footer|hr)$/i;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0" };

/**
 * Whether a text is what a rich-text column stores. Only a text that starts with a tag is: a description that we wrote starts with a header, so
 * the tags that a caller dictated into it stay the text they are.
 */
export function looksLikeHtml(text: string): boolean {
  return STARTS_WITH_TAG.test(text);
}

function character(code: number, written: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/**
 * The text of a rich-text column, one line per block or `<br>`. Tags are taken away as text, by hand: nothing is parsed into a document, so nothing can
 * run or load. What is not a tag stays, comments and scripts' texts included. Leading spaces count only where they are written as `&nbsp;`.
 */
export function htmlText(html: string): string {
  return html
    .replace(TAG, (_tag, _slash: string, name: string) => (BREAKING.test(name) ? "\n" : /^t[dh]$/i.test(name) ? " " : ""))
    .replace(ENTITY, (written, decimal?: string, hex?: string, name?: string) =>
      name === undefined ? character(decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal), written) : (NAMED[name.toLowerCase()] ?? written),
    )
    .replace(/^[ \t]+(?![ \t\u00A0])/gm, "")
    .replace(/\u00A0/g, " ");
}
