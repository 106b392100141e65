import { Parser, type Program } from "acorn";

/** A classic script, read but never run. */
export type Parsed =
  | { readonly kind: "program"; readonly program: Program }
  | { readonly kind: "broken"; readonly reason: string; readonly line?: number | undefined }
  /** Too long or too deep to be read: nothing is known of it. */
  | { readonly kind: "unread" };

/** UTF-16 code units. Dataverse takes web resources of 5 MB unless an admin allows more. */
const LONGEST = 5_000_000;

/**
 * Milliseconds. Of most texts the parser reads five million characters in a second; a name of a scope it looks up among
 * all others of that scope, and of hundreds of thousands it does so for minutes.
 */
const LONGEST_TIME = 10_000;

/**
 * Rules of the grammar within one another, of which large libraries have 180, and operators after one another. Both
 * together take less than the stack has: where that ends, Node does not throw alone, but ends itself when a pattern is
 * to be compiled there.
 */
const DEEPEST = { rules: 300, operators: 1_000 } as const;

/** Groups and classes of one regular expression, which the parser compares in pairs and enters one within another. */
const MOST_GROUPS = 1_000;

class TooMuch extends Error {}

/** @param edition of ECMAScript that the text may use, by its year; the newest known when left out */
export function parseScript(text: string, edition: 2018 | "latest" = "latest"): Parsed {
  if (text.length > LONGEST) return { kind: "unread" };
  const end = performance.now() + LONGEST_TIME;
  const onToken = (): void => {
    if (performance.now() > end) throw new TooMuch();
  };
  try {
    return {
      kind: "program",
      program: boundedParser().parse(text, { ecmaVersion: edition, sourceType: "script", onToken }),
    };
  } catch (error) {
    // What is nested too deeply may be right all the same.
    if (!(error instanceof SyntaxError)) return { kind: "unread" };
    const { loc } = error as { readonly loc?: { readonly line: number } };
    return { kind: "broken", reason: String(error), line: loc?.line };
  }
}

/** Of the parser's methods, which plugins override and its types leave out, those through which each nesting leads. */
const NESTED = [
  ["parseStatement", "rules"],
  ["parseMaybeAssign", "rules"],
  ["parseMaybeUnary", "rules"],
  ["parseExprAtom", "rules"],
  ["parseBindingAtom", "rules"],
  ["parseExprOp", "operators"],
] as const;

type Method = (this: object, ...given: unknown[]) => unknown;
type Inner = Record<(typeof NESTED)[number][0], Method> & {
  validateRegExpPattern(state: { readonly source: string }): void;
};

/** The parser, for one text: it gives up what is nested too deeply. */
function boundedParser(): typeof Parser {
  return Parser.extend((base) => {
    const inner = base.prototype as unknown as Inner;
    const bounded = class extends base {};
    const outer = bounded.prototype as unknown as Inner;
    const depth = { rules: 0, operators: 0 };
    for (const [name, kind] of NESTED) {
      const method = inner[name];
      outer[name] = function (...given) {
        if (depth[kind] === DEEPEST[kind]) throw new TooMuch();
        depth[kind]++;
        const node = method.apply(this, given);
        depth[kind]--;
        return node;
      };
    }
    outer.validateRegExpPattern = function (state) {
      if (state.source.split(/[([]/, MOST_GROUPS + 2).length > MOST_GROUPS + 1) throw new TooMuch();
      inner.validateRegExpPattern.call(this, state);
    };
    return bounded;
  });
}
