/** What a request's `Prefer` header asks for. */
export interface Preferences {
  readonly representation: boolean;
  /** Rows on a page. */
  readonly maxPageSize?: number;
  /** As given: `*`, or names and `Namespace.*` patterns, comma separated. */
  readonly annotations?: string;
}

/** Reads a `Prefer` header; preferences that are not known are left out, as RFC 7240 asks. */
export function readPreferences(header: string | undefined): Preferences {
  const preferences = new Map<string, string>();
  for (const match of (header ?? "").matchAll(/(?<![\w.-])([\w.-]+)\s*=\s*(?:"([^"]*)"|([^\s,;]+))/g))
    preferences.set((match[1] ?? "").toLowerCase(), match[2] ?? match[3] ?? "");
  const pageSize = Number(preferences.get("odata.maxpagesize"));
  const annotations = preferences.get("odata.include-annotations");
  return {
    representation: preferences.get("return") === "representation",
    ...(Number.isInteger(pageSize) && pageSize > 0 ? { maxPageSize: pageSize } : {}),
    ...(annotations === undefined ? {} : { annotations }),
  };
}

/** `Preference-Applied` for what was done; undefined when nothing was asked. */
export function preferenceApplied(preferences: Preferences): string | undefined {
  const applied = [
    ...(preferences.representation ? ["return=representation"] : []),
    ...(preferences.maxPageSize === undefined ? [] : [`odata.maxpagesize=${preferences.maxPageSize}`]),
    ...(preferences.annotations === undefined ? [] : [`odata.include-annotations="${preferences.annotations}"`]),
  ];
  return applied.length === 0 ? undefined : applied.join(",");
}

/** Whether an annotation such as `OData.Community.Display.V1.FormattedValue` is asked for. */
export function wantsAnnotation(preferences: Preferences, annotation: string): boolean {
  return (preferences.annotations ?? "").split(",").some((raw) => {
    const wanted = raw.trim();
    return (
      wanted === "*" || wanted === annotation || (wanted.endsWith(".*") && annotation.startsWith(wanted.slice(0, -1)))
    );
  });
}
