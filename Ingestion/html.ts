import { Parser } from "htmlparser2";
import { closedHtml, wordsOfOpenTag } from "./closedHtml";

/** Elements that begin and end lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section select summary table textarea tr ul`.split(
    /\s+/,
  ),
);
/** Elements inside a line. Any other name is somebody's word in angle brackets, unless it has values like a drawing's. */
const INLINE: ReadonlySet<string> = new Set(
  `a abbr acronym area audio b base bdi bdo big body br button cite code col colgroup del dfn em font head html i
    iframe img input ins kbd label link map mark math meta nobr noscript object picture q s samp script small source
    span strike strong style sub sup svg tbody td template tfoot th thead time title tt u var video wbr`.split(/\s+/),
);
/** What stands in these was never meant to be read. */
const UNREAD: ReadonlySet<string> = new Set(["head", "script", "style", "template", "title", "noscript"]);
/** What may stand in a head: the first other element begins the body, whose own tag may be left out. */
const OF_HEAD: ReadonlySet<string> = new Set([...UNREAD, "base", "link", "meta"]);
/** Names of other vocabularies, such as Word's `o:p`. */
const FOREIGN = /^[a-z]\w*:[a-z]\w*$/;
const BREAKS = new RegExp(`<(?:br|${[...BLOCKS].join("|")})[\\s/>]`, "i");
const MARKUP = new RegExp(
  `</?(?:${[...BLOCKS, ...INLINE].join("|")})(?:\\s[^<>]*)?/?>|&(?:#\\d+|#x[\\da-f]+|[a-z][a-z\\d]+);`,
  "i",
);

/** Whether a text can be markup: a tag or an entity is in it. `a < b`, `<jo@example.com>` and `<Enter>` are not. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/**
 * The text of an e-mail's HTML, one line a block or break, with every entity as the character it stands for. Scripts,
 * styles and comments are left out; nothing is run or loaded. Without any element that ends a line, the text's own lines
 * stand, as they do inside `pre`; words in angle brackets that are no element's name stay words, and what never ends
 * hides none.
 */
export function htmlText(given: string): string {
  return textOf(closedHtml(given));
}

function textOf(html: string): string {
  const unread: string[] = [];
  const ownLines = !BREAKS.test(html);
  const text = new Lines();
  /** Where the tag began that is being read. */
  let tag: number | undefined;
  let [depth, drawings, verbatim] = [0, 0, 0];
  const parser = new FlattenedParser(
    {
      onopentagname() {
        tag = parser.startIndex;
      },
      onopentag(name, values) {
        tag = undefined;
        depth += 1;
        if (depth > DEEPEST) parser.flat = true;
        if (unread.at(-1) === "head" && !OF_HEAD.has(name)) unread.pop();
        if (name === "svg" || name === "math") drawings += 1;
        if (name === "pre") verbatim += 1;
        if (UNREAD.has(name)) unread.push(name);
        else if (unread.length > 0) return;
        else if (name === "br") text.verbatim("\n");
        else if (BLOCKS.has(name)) text.end();
        else if (name === "td" || name === "th") text.verbatim(" ");
        else if (drawings === 0 && isWord(name, values))
          text.verbatim(html.slice(parser.startIndex, parser.endIndex + 1));
      },
      ontext(data) {
        if (unread.at(-1) === "head" && data.trim() !== "") unread.pop();
        if (unread.length > 0) return;
        if (verbatim > 0) text.verbatim(data);
        else text.words(data.replace(ownLines ? /[^\S\n]+/g : /\s+/g, " "));
      },
      onclosetag(name) {
        depth -= 1;
        if (name === "svg" || name === "math") drawings -= 1;
        if (name === "pre") verbatim -= 1;
        if (unread.at(-1) === name) unread.pop();
        else if (BLOCKS.has(name)) text.end();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  const end = tag ?? parser.startIndex;
  return end < html.length ? textOf(html.slice(0, end) + wordsOfOpenTag(html.slice(end))) : text.toString();
}

/** Elements within elements, as browsers have it. Mail programs nest some dozens. */
const DEEPEST = 512;

/**
 * The library moves all elements that are open for each that is opened: a megabyte of tags that never close would keep
 * the service busy for minutes. Read flat, each element ends where it begins.
 */
class FlattenedParser extends Parser {
  public flat = false;

  protected override isVoidElement(name: string): boolean {
    return this.flat || super.isVoidElement(name);
  }
}

/**
 * A text that grows by pieces, line by line. Only the piece at its end is ever looked at: looking back over all of the
 * text for each tag would take a minute over a megabyte of them.
 */
class Lines {
  private readonly lines: string[] = [];
  private pieces: string[] = [];

  /** As it is, lines and all. */
  public verbatim(text: string): void {
    const [first = "", ...others] = text.split("\n");
    if (first !== "") this.pieces.push(first);
    for (const line of others) {
      this.break();
      if (line !== "") this.pieces.push(line);
    }
  }

  /** One space at most between what stands there and these. */
  public words(text: string): void {
    this.verbatim(/^$|\s$/.test(this.pieces.at(-1)?.slice(-1) ?? "") ? text.trimStart() : text);
  }

  /** Ends the line, if anything is on it. */
  public end(): void {
    if (this.pieces.some((piece) => withoutEnd(piece) !== "")) this.break();
    else this.pieces = [];
  }

  public toString(): string {
    return [...this.lines, withoutEnd(this.pieces.join(""))]
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  private break(): void {
    this.lines.push(withoutEnd(this.pieces.join("")));
    this.pieces = [];
  }
}

/** The line without spaces and tabs at its end. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && " \t".includes(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

function isWord(name: string, values: Readonly<Record<string, string>>): boolean {
  return !INLINE.has(name) && !FOREIGN.test(name) && Object.values(values).every((value) => value === "");
}
