/** Elements and comments that hide all up to their end, each with its end. A head ends at the first word after it. */
const HIDING: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/<!--/g, /-->/g],
  ...["script", "style", "template", "title", "noscript"].map((name) => {
    // What is left of a style sheet is no word either, as far as its rules are whole.
    const rest = name === "style" ? `(?:${rule()}){0,2000}` : "";
    return [new RegExp(`<${name}(?=[\\s/>])[^<>]*>${rest}`, "gi"), new RegExp(`</${name}[\\s/>]`, "gi")] as const;
  }),
];

/** A rule of a style sheet, or one in `@` with the rules in it. */
function rule(): string {
  const values = "(?:\\s*|[^<{}:]*:[^<{}]*)";
  const inner = `[^<{};@]{0,500}\\{${values}\\}`;
  return `${inner}|\\s*@[^<{};]*(?:;|\\{(?:${inner}){0,2000}\\s*\\})`;
}

/**
 * The same HTML without the beginnings of what never ends: a style sheet or a comment whose end is missing would hide
 * all words that follow.
 */
export function closedHtml(html: string): string {
  let closed = html.replaceAll("--!>", "-->");
  for (const [begin, end] of HIDING) {
    let last = 0;
    for (const { index } of closed.matchAll(end)) last = index;
    closed = closed.slice(0, last) + closed.slice(last).replace(begin, "");
  }
  return closed;
}

/**
 * What a tag hides that never ends, such as one whose value lacks its closing quote.
 * @param tag from its `<` to the end of the HTML
 * @returns what stands after its first `>`; without any, its own words, unless it is markup that was cut short
 */
export function wordsOfOpenTag(tag: string): string {
  const end = tag.indexOf(">");
  if (end >= 0) return tag.slice(end + 1);
  // No other `<` in it begins a tag that ends: left as they are, each would be read to the end again.
  return /^<\/|=/.test(tag) ? "" : tag.replaceAll("<", "&lt;");
}
