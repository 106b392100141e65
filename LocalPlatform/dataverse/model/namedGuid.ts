import { v5 } from "uuid";

const NAMESPACE = "5b9c1d4e-2f37-4a86-9c40-6d1e8f20a7b3";

/** Each answer about a table names all of its columns: a hash each would be a third of its time. */
const guids = new Map<string, string>();

/**
 * The same GUID for the same name, on every machine and in every run: seed data stay where bookmarks and tests know
 * them.
 */
export function namedGuid(name: string): string {
  const guid = guids.get(name) ?? v5(name, NAMESPACE);
  guids.set(name, guid);
  return guid;
}
