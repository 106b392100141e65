import { foldedWhole } from "./collation";
import type { Row, Value } from "./row";

/** What a value is found by: two values have one key when the service calls them equal. */
export function indexKey(value: Exclude<Value, null>): string {
  return typeof value === "string" ? foldedWhole(value) : String(value);
}

function keyOf(row: Row | undefined, property: string): string | undefined {
  const value = row?.values[property] ?? null;
  return value === null ? undefined : indexKey(value);
}

/** Ids of a table's rows by the value of one property; empty values are in none. */
export class RowIndex {
  private readonly ids = new Map<string, Set<string>>();

  constructor(
    private readonly property: string,
    rows: Iterable<Row>,
  ) {
    for (const row of rows) this.change(undefined, row);
  }

  /** Follows a write to one row. */
  change(before: Row | undefined, after: Row | undefined): void {
    const [old, now] = [keyOf(before, this.property), keyOf(after, this.property)];
    if (old === now) return;
    if (before !== undefined && old !== undefined) {
      const left = this.ids.get(old);
      left?.delete(before.id);
      if (left?.size === 0) this.ids.delete(old);
    }
    if (after === undefined || now === undefined) return;
    const found = this.ids.get(now);
    if (found === undefined) this.ids.set(now, new Set([after.id]));
    else found.add(after.id);
  }

  count(key: string): number {
    return this.ids.get(key)?.size ?? 0;
  }

  find(key: string): Iterable<string> {
    return this.ids.get(key) ?? [];
  }
}
