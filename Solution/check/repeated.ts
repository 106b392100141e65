/** Of things that share a key with one before them, the first of each key. Without a key nothing is shared. */
export function repeatedBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): readonly Thing[] {
  const seen = new Map<string, number>();
  return things.filter((thing) => {
    const key = keyOf(thing);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return key !== "" && times === 2;
  });
}
