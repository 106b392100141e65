/** Conditions joined by `or` of conditions joined by `and`: that is their precedence. */
export type Chain = readonly (readonly string[])[];

/**
 * Splits a filter text at its own `and` and `or`, not at those within parentheses. Its strings must have been taken out
 * before, since they could hold either.
 * @returns undefined when parentheses do not match.
 */
export function splitChain(text: string): Chain | undefined {
  const alternatives: string[][] = [[]];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of text.matchAll(/[()]| and | or /g)) {
    if (token === "(") depth += 1;
    else if (token === ")") depth -= 1;
    else if (depth === 0) {
      alternatives.at(-1)?.push(text.slice(start, index).trim());
      start = index + token.length;
      if (token === " or ") alternatives.push([]);
    }
    if (depth < 0) return undefined;
  }
  alternatives.at(-1)?.push(text.slice(start).trim());
  return depth === 0 ? alternatives : undefined;
}

/** What stands between parentheses that hold the whole text; undefined when none do. */
export function withoutParentheses(text: string): string | undefined {
  if (!text.startsWith("(") || !text.endsWith(")")) return undefined;
  const inner = text.slice(1, -1);
  return splitChain(inner) === undefined ? undefined : inner;
}
