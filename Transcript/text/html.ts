import { safeText } from "./safe";

// A value in quotes may hold a `>`. None is followed over a line's end or another tag, or a text of quotes alone would
// take quadratically long.
const TAG = /<\/?([a-z][a-z0-9:-]*)(?:\s(?:[^<>"']|"[^"<\n]*"|'[^'<\n]*')*|\s[^<>]*)?\/?>/gi;
/** What is no text of the document: a declaration, and the marks around text that is not parsed. */
const UNSEEN = /<!\[CDATA\[|\]\]>|<[!?][^<>]*>/gi;
const LINE_TAG = new RegExp(
  "</?(?:br|p|div|li|ul|ol|t(?:able|body|[dhr])|h[1-6]|d[dlt]|pre|blockquote|section|article|header|footer|hr|fig\\w+|" +
    "html|head|body|title|meta|link|main|nav|aside|address|center|form|fieldset|legend|details|summary|caption)\\b",
  "i",
);
const STARTS_WITH_TAG = new RegExp(
  "^\\s*(?:<(?:[abiqsu]|em|strong|span|font|su[bp]|small|big|mark|code|del|ins|strike|label|cite|abbr|kbd|img|picture|" +
    `video|iframe|object|svg|math|base|template|noscript|o:p)\\b|${LINE_TAG.source})[^<>]*>`,
  "i",
);
/** Between the cells of a row. The text holds no other vertical tab: `safeText` has been there before. */
const CELL = "\v";
/** Edge of a block. The text holds no other form feed: `safeText` has been there before. */
const EDGE = "\f";

/**
 * Whether a text is what a rich-text column stores: it starts with a tag, and its lines end in tags. A description that
 * we wrote starts with a header, and one above which a rep typed `<b>urgent</b>` has lines of its own, so the tags that
 * a caller dictated into either stay the text they are, and the indent that keeps a caller's words from passing for a
 * turn stays in front of them.
 */
function looksLikeHtml(text: string): boolean {
  return STARTS_WITH_TAG.test(text) && text.split(LINE_TAG).length >= text.split("\n").length;
}

/** What does not end hides nothing: what may be somebody's words is rather kept than lost. */
function without(html: string, starts: RegExp, ends: RegExp): string {
  let text = "";
  let at = 0;
  for (;;) {
    starts.lastIndex = at;
    const start = starts.exec(html);
    ends.lastIndex = starts.lastIndex;
    if (start === null || !ends.test(html)) return text + html.slice(at);
    text += html.slice(at, start.index);
    at = ends.lastIndex;
  }
}

/**
 * A stored text as it is meant to be read: safe, and without markup where it is what a rich-text column stores.
 * @param entities turns `&eacute;` and the like into what they stand for: all 2,231 where there is a document, which
 * alone knows them, else `commonEntities`
 */
export function plainText(text: string, entities: (text: string) => string): string {
  const safe = safeText(text);
  let bare = without(safe, /<!--/g, /-->/g);
  for (const name of ["style", "script"])
    bare = without(bare, RegExp(`<${name}\\b`, "gi"), RegExp(`</${name}\\s*>`, "gi"));
  bare = bare.replace(UNSEEN, "");
  return looksLikeHtml(bare) ? safeText(htmlText(bare, entities)) : safe;
}

/**
 * The text of a rich-text column, one line per block or `<br>`. Tags are taken away as text, by hand: nothing is parsed
 * into a document, so nothing can run or load. Spaces at the start of a line count where they follow a tag or are
 * written as `&nbsp;`: the indent keeps a caller's words from passing for a turn, so it is rather kept than lost.
 */
function htmlText(html: string, entities: (text: string) => string): string {
  return entities(
    html
      // A line end written behind a break is that break; indents of the markup's own lines are layout, those behind a
      // tag are text.
      .replace(/(<br\s*\/?>)[ \t]*\n/gi, "$1")
      .replace(/^[ \t]+(?![ \t\u00A0&])/gm, "")
      .replace(TAG, (tag, name: string) =>
        /^br$/i.test(name) ? "\n" : /^t[dh]$/i.test(name) ? CELL : LINE_TAG.test(tag) ? EDGE : "",
      )
      // Cells of a row stand on its line, whatever the markup has between them.
      .replace(/(?<![ \t\n\v])[ \t\n\v]*\v[ \t\n]*/g, CELL)
      .replace(/\f\v|\v\f/g, EDGE)
      .replace(/\v/g, " ")
      // Where one block ends and the next begins is the end of one line, not a blank line: what continues a turn stays
      // with it.
      .replace(/\f(?:[ \t\n]*\f)*/g, "\n"),
  ).replace(/\u00A0/g, " ");
}
