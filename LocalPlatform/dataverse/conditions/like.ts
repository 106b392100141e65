import { folded } from "../model/collation";

/** One place of a LIKE pattern: any run, any one character, one of a set, or a character itself. */
type Part = { readonly kind: "run" } | { readonly kind: "one"; readonly accepts: (character: string) => boolean };

const RUN: Part = { kind: "run" };

function setOf(body: string): (character: string) => boolean {
  const negated = body.startsWith("^");
  const text = negated ? body.slice(1) : body;
  const accepted: ((character: string) => boolean)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const from = text.charAt(at);
    const to = text.charAt(at + 2);
    if (text[at + 1] === "-" && to !== "") {
      accepted.push((character) => character >= from && character <= to);
      at += 2;
    } else accepted.push((character) => character === from);
  }
  return (character) => accepted.some((accepts) => accepts(character)) !== negated;
}

function parse(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const close = character === "[" ? pattern.indexOf("]", at + 2) : -1;
    if (character === "%") parts.push(RUN);
    else if (character === "_") parts.push({ kind: "one", accepts: () => true });
    else if (close > 0) {
      parts.push({ kind: "one", accepts: setOf(pattern.slice(at + 1, close)) });
      at = close;
    } else parts.push({ kind: "one", accepts: (other) => other === character });
  }
  return parts;
}

/**
 * Matches in time linear in text by pattern: on a dead end only the last run grows, so a pattern full of `%` cannot
 * stall the server.
 */
function matches(parts: readonly Part[], text: string): boolean {
  let [part, at, run, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    const current = parts[part];
    if (current?.kind === "run") {
      run = part;
      mark = at;
      part += 1;
    } else if (current?.accepts(text.charAt(at)) === true) {
      part += 1;
      at += 1;
    } else if (run >= 0) {
      mark += 1;
      at = mark;
      part = run + 1;
    } else return false;
  }
  return parts.slice(part).every((rest) => rest.kind === "run");
}

/**
 * SQL LIKE, minding neither case nor accents: `%` any run, `_` any character, `[ ]` a set or range, `[^ ]` none of
 * them. Source: Web API, wildcard characters.
 * @returns a test for texts; the pattern is read once.
 */
export function like(pattern: string): (text: string) => boolean {
  const parts = parse(folded(pattern));
  return (text) => matches(parts, folded(text));
}
