import type { Property } from "../metadata/schema";
import type { Value } from "./row";

/** The name under which a column's managed property is known. Source: rows as real environments answer with them. */
function logicalName(column: string): string {
  return column === "iscustomizable" ? "iscustomizableanddeletable" : column;
}

/** A value as an answer has it: a managed property is an object around its own value. Source: BooleanManagedProperty. */
export function shownValue({ column, definition }: Property, value: Value): unknown {
  if (definition.type !== "ManagedProperty" || value === null) return value;
  return { Value: value, CanBeChanged: true, ManagedPropertyLogicalName: logicalName(column) };
}

/** What a body says of a managed property: its value, for there is nothing else to set. */
export function managedValue(given: unknown): boolean | undefined {
  if (typeof given !== "object" || given === null || !("Value" in given)) return undefined;
  return typeof given.Value === "boolean" ? given.Value : undefined;
}
