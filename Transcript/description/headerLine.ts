import type { Caller } from "../conversation";
import { known } from "../text/known";
import { knownName, knownPhone } from "../text/nobody";
import { CALLER_LABELS, HEADER_LABELS, INDENT, type HeaderKey } from "./layout";

/**
 * One header as read from its first line; spaces at the end are kept, since the value may continue on the next line.
 */
export type HeaderField =
  | { readonly of: "call"; readonly key: HeaderKey; readonly value: string }
  | { readonly of: "caller"; readonly key: keyof Caller; readonly value: string };

/**
 * Words as they are compared: neither case nor the kind and number of spaces counts, since rich-text editors change
 * both.
 */
export function plainWords(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

function keyOf<K extends string>(labels: Readonly<Record<K, string>>, label: string): K | undefined {
  return (Object.keys(labels) as K[]).find((key) => labels[key].toLowerCase() === label);
}

/**
 * The header that stands on this line, such as `Summary: ...` or `  Phone: ...`. A label without a value is none: it
 * would vanish from the screen.
 */
export function headerField(line: string): HeaderField | undefined {
  if (line.startsWith(INDENT)) return undefined;
  const colon = line.indexOf(":");
  const label = plainWords(line.slice(0, Math.max(0, colon)));
  const value = line.slice(colon + 1).trimStart();
  if (value === "") return undefined;
  const key = keyOf(HEADER_LABELS, label);
  if (key !== undefined) return { of: "call", key, value };
  const detail = keyOf(CALLER_LABELS, label);
  return detail === undefined ? undefined : { of: "caller", key: detail, value };
}

/** What is asked more of a value than that it is no word for nothing. */
const VALUES: Readonly<Record<string, typeof known | undefined>> = { name: knownName, phone: knownPhone };

/** Whether a header's value says something: no word for nothing, and of the caller no word for nobody. */
export function isKnown({ key, value }: HeaderField): boolean {
  return (VALUES[key] ?? known)(value) !== undefined;
}
