/** A stored column value. Dates are ISO 8601 in UTC, GUIDs lower case. */
export type Value = string | number | boolean | null;

/** One stored row; never changed in place. */
export interface Row {
  readonly id: string;
  /** Row version; the ETag is `W/"<version>"`. Rises over all tables, as rowversion does. */
  readonly version: number;
  /** By property name: lookups as `_name_value`. A property that is not here is null. */
  readonly values: Readonly<Record<string, Value>>;
  /** Table that each filled lookup column points at, by column name. */
  readonly targets: Readonly<Record<string, string>>;
}

/** A row somewhere: what a lookup holds. */
export interface RowReference {
  readonly table: string;
  readonly id: string;
}

/** What the row's lookup column points at. */
export function lookupOf(row: Pick<Row, "values" | "targets">, column: string): RowReference | undefined {
  const id = row.values[`_${column}_value`];
  const table = row.targets[column];
  return typeof id === "string" && table !== undefined ? { table, id } : undefined;
}

/** The row's text in a property; "" when it holds none. */
export function textOf(row: Pick<Row, "values">, property: string): string {
  const value = row.values[property];
  return typeof value === "string" ? value : "";
}

/** The row's ETag. Source: Web API, conditional operations. */
export function etagOf(row: Row): string {
  return `W/"${row.version}"`;
}
