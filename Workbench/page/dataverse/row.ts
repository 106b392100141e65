import { FORMATTED_VALUE, LOOKUP_TABLE } from "../../../Caller/annotations";
import type { ColumnMetadata, TableMetadata } from "./metadata";

/** A row as the Web API answers it, annotations included. */
export type Row = Readonly<Record<string, unknown>>;

/** A column's value as the form holds it: a lookup is a list of one reference. */
export type ColumnValue = string | number | boolean | Date | readonly ComponentFramework.LookupValue[] | null;

/** Everything a form needs beside the values: formatted text, the tables behind lookups. */
export const ANNOTATIONS = 'odata.include-annotations="*"';

const LOOKUPS: ReadonlySet<string> = new Set(["Lookup", "Customer", "Owner"]);

export function isLookup(column: ColumnMetadata): boolean {
  return LOOKUPS.has(column.type);
}

/** A column's value out of a row; null where the row has none. */
export function valueOf(row: Row, column: ColumnMetadata): ColumnValue {
  if (isLookup(column)) return referenceOf(row, column.logicalName);
  const raw = row[column.logicalName];
  if (raw === undefined || raw === null) return null;
  if (column.type === "DateTime" && typeof raw === "string") return new Date(raw);
  return typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean" ? raw : null;
}

/** What a lookup column points at, as a list of one; null where it points nowhere. */
export function referenceOf(row: Row, column: string): readonly ComponentFramework.LookupValue[] | null {
  const key = `_${column}_value`;
  const id = row[key];
  if (typeof id !== "string") return null;
  const name = row[key + FORMATTED_VALUE];
  const entityType = row[key + LOOKUP_TABLE];
  return [
    { id, name: typeof name === "string" ? name : "", entityType: typeof entityType === "string" ? entityType : "" },
  ];
}

/** Dataverse's own words for a value (option labels, names), where the answer carried them. */
export function formattedOf(row: Row, column: string): string | undefined {
  const formatted = row[column + FORMATTED_VALUE] ?? row[`_${column}_value${FORMATTED_VALUE}`];
  return typeof formatted === "string" ? formatted : undefined;
}

/**
 * The body that writes one column: lookups bind by navigation name, dates go as UTC. A polymorphic lookup has one
 * navigation per target (`customerid_contact`); owner is the exception.
 */
export function toBody(
  table: TableMetadata,
  column: ColumnMetadata,
  value: ColumnValue,
  setNameOf: (logicalName: string) => string,
): Record<string, unknown> {
  if (!isLookup(column)) return { [column.logicalName]: value instanceof Date ? value.toISOString() : value };
  const [reference] = Array.isArray(value) ? (value as readonly ComponentFramework.LookupValue[]) : [];
  const polymorphic = column.type === "Customer";
  const navigation =
    polymorphic && reference !== undefined ? `${column.logicalName}_${reference.entityType}` : column.logicalName;
  if (!table.columns.has(column.logicalName)) return {};
  return {
    [`${navigation}@odata.bind`]:
      reference === undefined ? null : `/${setNameOf(reference.entityType)}(${reference.id})`,
  };
}
