import { v5 } from "uuid";

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NAMESPACE = "5b9c1d4e-2f37-4a86-9c40-6d1e8f20a7b3";

/** Whether the text is a GUID in the one form the Web API takes: 8-4-4-4-12 hexadecimal digits, no braces. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/**
 * The same GUID for the same name, on every machine and in every run: seed data stay where bookmarks and tests know
 * them.
 */
export function namedGuid(name: string): string {
  return v5(name, NAMESPACE);
}
