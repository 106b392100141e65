const START = [
  ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D",
  "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD",
].join("");
/** A name of XML 1.0 (section 2.3), of which no solution uses characters beyond the first plane. */
export const NAME = `[${START}][${START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;

/** What XML 1.0 does not allow anywhere (section 2.2): controls, halves of characters, the two that are none. */
export const FORBIDDEN = /[^\P{Cc}\t\n\r\x7F-\x9F]|[\p{Cs}\uFFFE\uFFFF]/u;

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const REFERENCE = /&(?:(#x[0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z]+);)?/g;

/** Whether a text is white space alone. */
export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/**
 * A text or an attribute's value with its references resolved and its line ends as XML has them.
 * @param fail told what is wrong, and where in the text
 */
export function decoded(text: string, fail: (fault: string, at: number) => never, isAttribute = false): string {
  let plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (isAttribute) plain = plain.replace(/[\t\n]/g, " ");
  if (!plain.includes("&")) return plain;
  return plain.replace(REFERENCE, (whole, name: string | undefined, at: number) => {
    if (name === undefined) return fail('it holds an "&" that begins no reference: write "&amp;"', at);
    if (!name.startsWith("#"))
      return ENTITIES[name] ?? fail(`it holds the entity "${whole}", which XML does not have: write the character`, at);
    const code = name.startsWith("#x") ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : "\0";
    return FORBIDDEN.test(character) ? fail(`it holds "${whole}", a character that XML does not allow`, at) : character;
  });
}
