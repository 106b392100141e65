/** Spellings of keys that were met, each with its plain one: few keys stand in millions of objects. */
const met = new Map<string, string>();
const MOST_MET = 5_000;
/** No program has a longer key. */
const LONGEST_MET = 60;

/**
 * What an object holds, by its keys in small letters and without what parts their words: `start_time`, `startTime` and
 * `StartTime` are one name, spelled as three programs do. Of two that say something the first counts.
 */
export function byKey(value: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const plain = new Map<string, unknown>();
  for (const key of Object.keys(value)) {
    const own = plainKey(key);
    if ((plain.get(own) ?? null) === null) plain.set(own, value[key]);
  }
  return plain;
}

function plainKey(key: string): string {
  const known = met.get(key);
  if (known !== undefined) return known;
  const plain = key.replace(/[_\s-]/g, "").toLowerCase();
  if (met.size < MOST_MET && key.length <= LONGEST_MET) met.set(key, plain);
  return plain;
}

/** Keys as {@link byKey} has them, written as words of some lines. */
export function listed(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}
