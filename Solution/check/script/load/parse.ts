import { parse, type Program } from "acorn";

/** A classic script, read but never run. */
export type Parsed =
  | { readonly kind: "program"; readonly program: Program }
  | { readonly kind: "broken"; readonly reason: string }
  /** Too long or too deep to be read: nothing is known of it. */
  | { readonly kind: "unread" };

/** UTF-16 code units. Dataverse takes web resources of 5 MB unless an admin allows more. */
const LONGEST = 5_000_000;

export function parseScript(text: string): Parsed {
  if (text.length > LONGEST) return { kind: "unread" };
  try {
    return { kind: "program", program: parse(text, { ecmaVersion: "latest", sourceType: "script" }) };
  } catch (error) {
    // What is nested deeper than the stack reaches may be right all the same. The parser says that as a syntax error.
    const isFault = error instanceof SyntaxError && !error.message.includes("Not enough stack space");
    return isFault ? { kind: "broken", reason: String(error) } : { kind: "unread" };
  }
}
