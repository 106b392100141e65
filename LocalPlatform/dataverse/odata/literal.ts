import { badQuery } from "../model/webApiError";

/** A constant in a query. `edm` names its type as error texts do. */
export type Literal =
  | { readonly edm: "Edm.String" | "Edm.Guid" | "Edm.DateTimeOffset" | "Edm.Date"; readonly value: string }
  | { readonly edm: "Edm.Int32" | "Edm.Decimal"; readonly value: number }
  | { readonly edm: "Edm.Boolean"; readonly value: boolean }
  | { readonly edm: "null"; readonly value: null }
  | { readonly edm: "Collection(Edm.String)"; readonly value: readonly string[] };

/** A query text whose strings and arrays have been taken out: `'0'`, `'1'`, ... stand for `literals`. */
export interface Lifted {
  readonly text: string;
  readonly literals: readonly Literal[];
}

/** Reads the string that opens at `start`; a quote inside is doubled. */
function readString(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== "'") value += text.charAt(at);
    else if (text[at + 1] === "'") {
      value += "'";
      at += 1;
    } else return { value, end: at + 1 };
  }
  throw badQuery(`There is an unterminated literal at position ${text.length} in '${text}'.`);
}

/** Reads the array that opens at `start`: of JSON, or of texts in single quotes, which form scripts send. */
function readArray(text: string, start: number): { readonly value: readonly string[]; readonly end: number } {
  let quote = "";
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\" && quote === '"') at += 1;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "]") return { value: parseArray(text.slice(start, at + 1)), end: at + 1 };
  }
  throw badQuery(`There is an unterminated array at position ${text.length} in '${text}'.`);
}

function parseArray(text: string): readonly string[] {
  const quoted = /^\[\s*'(?:[^']|'')*'(?:\s*,\s*'(?:[^']|'')*')*\s*\]$/.test(text);
  if (quoted) return [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = ""]) => value.replaceAll("''", "'"));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  const values: readonly unknown[] = Array.isArray(parsed) ? parsed : [{}];
  if (values.some((value) => typeof value === "object" && value !== null))
    throw badQuery(`'${text}' is not a JSON array of texts in double quotes.`);
  return values.map(String);
}

/**
 * Spaces as the grammar wants them. The service's own reader takes any white space between words, and none beside a
 * parenthesis (`not(a eq 1)`, `(a eq 1)and(b eq 2)`, `In(PropertyName='a', PropertyValues=[...])`); the grammar takes
 * exactly one or exactly none.
 */
function evenSpaces(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\b(not|and|or)\(/g, "$1 (")
    .replace(/\)(and|or)\b/g, ") $1")
    .replace(/([(,=:]) /g, "$1")
    .replace(/ ([),=:])/g, "$1");
}

/**
 * Takes strings and arrays out of a query text before the grammar sees it: the grammar reads URL-encoded text, and
 * would take `%20` in a LIKE pattern for a space.
 * @throws WebApiError 400, "unterminated literal", with the position the service reports (the end of the text).
 */
export function liftLiterals(text: string): Lifted {
  const literals: Literal[] = [];
  let lifted = "";
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === "'") {
      const { value, end } = readString(text, at);
      lifted += `'${literals.push({ edm: "Edm.String", value }) - 1}'`;
      at = end;
    } else if (character === "[") {
      const { value, end } = readArray(text, at);
      lifted += `'${literals.push({ edm: "Collection(Edm.String)", value }) - 1}'`;
      at = end;
    } else {
      lifted += character;
      at += 1;
    }
  }
  return { text: evenSpaces(lifted), literals };
}

/** A constant that is no string: by the type the grammar found for it. */
export function plainLiteral(edm: string, raw: string): Literal {
  switch (edm) {
    case "null":
      return { edm, value: null };
    case "Edm.Boolean":
      return { edm, value: raw.toLowerCase() === "true" };
    case "Edm.Guid":
      return { edm, value: raw.toLowerCase() };
    case "Edm.DateTimeOffset":
    case "Edm.Date":
      return { edm, value: raw };
    case "Edm.SByte":
    case "Edm.Byte":
    case "Edm.Int16":
    case "Edm.Int32":
    case "Edm.Int64":
      return { edm: "Edm.Int32", value: Number(raw) };
    case "Edm.Decimal":
    case "Edm.Double":
    case "Edm.Single":
      return { edm: "Edm.Decimal", value: Number(raw) };
    default:
      throw badQuery(`A literal of type '${edm}' is not supported here: '${raw}'.`);
  }
}
