/** What a script can look up by its name: an attribute, a control, a tab. */
export interface Named {
  getName(): string;
}

/** A list as the client API gives it: by name, by index, by a test, or whole. */
export interface ItemCollection<T> {
  readonly forEach: (delegate: (item: T, index: number) => void) => void;
  readonly get: (which?: string | number | ((item: T, index: number) => boolean)) => T | T[] | null;
  readonly getLength: () => number;
}

export function itemCollection<T extends Named>(items: readonly T[]): ItemCollection<T> {
  return {
    forEach: (delegate) => items.forEach((item, index) => delegate(item, index)),
    get: (which) => {
      if (which === undefined) return [...items];
      if (typeof which === "function") return items.filter((item, index) => which(item, index));
      return (typeof which === "number" ? items[which] : items.find((item) => item.getName() === which)) ?? null;
    },
    getLength: () => items.length,
  };
}
