import { v5 } from "uuid";

const NAMESPACE = "5b9c1d4e-2f37-4a86-9c40-6d1e8f20a7b3";

/** Each answer about a table names all of its columns: a hash each would be a third of its time. */
const guids = new Map<string, string>();
/** What is remembered: a few times the names that an environment has, none longer than a label. Others are hashed again. */
const [MOST, LONGEST] = [50_000, 500];

/**
 * The same GUID for the same name, on every machine and in every run: seed data stay where bookmarks and tests know
 * them. Names come with definitions and solutions, of any length.
 */
export function namedGuid(name: string): string {
  const known = guids.get(name);
  if (known !== undefined) return known;
  // As bytes: half a character, which JSON can hold, is no text that the library takes.
  const guid = v5(Buffer.from(name), NAMESPACE);
  if (name.length <= LONGEST && guids.size < MOST) guids.set(name, guid);
  return guid;
}
