/** Levels of objects and lists within each other; what anybody sends us has some ten. */
const MOST_LEVELS = 64;
/** Objects, lists and what follows a comma: 20,000 items of a history have some twenty each. */
const MOST_VALUES = 500_000;

/** A text holds more levels or values than anybody means; `limit` says of what, as in `64 levels of lists`. */
export class JsonLimitError extends Error {
  override readonly name = "JsonLimitError";

  public constructor(public readonly limit: string) {
    super(`holds more than ${limit}`);
  }
}

/**
 * What a text from outside says. A level or an empty list is a byte or two of it and takes a hundred in memory: 8 MiB of
 * them took 766 MB, so they are counted before anything is made of them.
 * @throws JsonLimitError; SyntaxError for what is no JSON
 */
export function parseJson(text: string): unknown {
  assertWithinLimits(text);
  return JSON.parse(text) as unknown;
}

function assertWithinLimits(text: string): void {
  let levels = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at + 1);
        break;
      case "[":
      case "{":
        values += 1;
        levels += 1;
        if (levels > MOST_LEVELS) throw new JsonLimitError(`${MOST_LEVELS} levels of lists and objects`);
        break;
      case "]":
      case "}":
        levels -= 1;
        break;
      case ",":
        values += 1;
        break;
    }
    if (values > MOST_VALUES) throw new JsonLimitError(`${MOST_VALUES} values`);
  }
}

/** Where the quote stands that ends it, which no backslash is before. */
function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
