/**
 * Tells what of a page was on an earlier page of the same list: pages overlap when something comes in between two
 * requests. An item is known by its id and time, since ids alone need not differ; one without an id by all that it says.
 */
export class Overlap {
  private readonly seen = new Set<string>();

  /** The items of a page that were on none before. */
  public rest<T>(items: readonly T[]): readonly T[] {
    const onPage = new Set<string>();
    const rest = items.filter((item) => {
      const key = keyOf(item);
      // Without an id, two of a kind on one page are two: nothing came in between them.
      const twice = hasId(item) && onPage.has(key);
      onPage.add(key);
      return !this.seen.has(key) && !twice;
    });
    for (const key of onPage) this.seen.add(key);
    return rest;
  }
}

function hasId(item: unknown): item is { readonly id: string | number; readonly created_at?: unknown } {
  const id = typeof item === "object" && item !== null && "id" in item ? item.id : undefined;
  return (typeof id === "string" && id !== "") || typeof id === "number";
}

function keyOf(item: unknown): string {
  return JSON.stringify(hasId(item) ? [item.id, item.created_at] : { item });
}
