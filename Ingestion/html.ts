import { Parser } from "htmlparser2";

/** Elements that begin and end lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  "address article blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul".split(
    " ",
  ),
);
/** What stands in these was never meant to be read. */
const UNREAD: ReadonlySet<string> = new Set(["head", "script", "style", "template", "title", "noscript"]);
const MARKUP = /<\/?(?:[a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i;

/** Whether a text can be markup: a tag or an entity is in it. `a < b` and `<jo@example.com>` are not. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/**
 * The text of an e-mail's HTML, one line a block or break, with every entity as the character it stands for. Scripts,
 * styles and comments are left out; nothing is run or loaded.
 */
export function htmlText(html: string): string {
  const unread: string[] = [];
  let text = "";
  const line = (): void => {
    text = text.replace(/[ \t]+$/, "");
    if (text !== "" && !text.endsWith("\n")) text += "\n";
  };
  const parser = new Parser(
    {
      onopentag(name) {
        if (UNREAD.has(name)) unread.push(name);
        else if (name === "br") text += "\n";
        else if (BLOCKS.has(name)) line();
        else if (name === "td" || name === "th") text += " ";
      },
      ontext(data) {
        if (unread.length > 0) return;
        const words = data.replace(/[\s\u00A0]+/g, " ");
        text += /(?:^|\s)$/.test(text) ? words.trimStart() : words;
      },
      onclosetag(name) {
        if (unread.at(-1) === name) unread.pop();
        else if (BLOCKS.has(name)) line();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
