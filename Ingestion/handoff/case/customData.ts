import type { ColumnDefinition } from "../../dataverse/columnDefinition";
import type { CaseFlag } from "./caseFlag";
import { columnValue, type ColumnValue } from "./columnValue";

/** Where a session's custom data goes in one environment. */
export interface CustomMapping {
  /** Column of incident by key of the custom data. */
  readonly columns: Readonly<Record<string, string>>;
  /** By column; undefined: there is no such column. */
  readonly definitions: ReadonlyMap<string, ColumnDefinition | undefined>;
}

/** What a session's custom data fills, and what of it does not fit. */
export interface CustomColumns {
  readonly columns: Readonly<Record<string, ColumnValue>>;
  readonly flags: readonly CaseFlag[];
}

const EXPECTED: Readonly<Record<ColumnDefinition["kind"], string>> = {
  text: "no text",
  whole: "no whole number in the column's range",
  decimal: "no number in the column's range",
  boolean: "neither yes nor no",
  date: "no date",
  choice: "none of the column's options, nor the label of one",
  other: "",
};

/** What goes into columns of text, uncut: a card's number must be found whole. */
export function customTexts(
  custom: Readonly<Record<string, unknown>>,
  { columns, definitions }: CustomMapping,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([key, column]) => {
      const given = Object.hasOwn(custom, key) ? custom[key] : undefined;
      const isText = definitions.get(column)?.kind === "text";
      return isText && (typeof given === "string" || typeof given === "number") ? [[key, String(given)]] : [];
    }),
  );
}

/**
 * The columns that the session's custom data fills. What says nothing fills nothing; what does not fit its column leaves
 * it out.
 */
export function customColumns(
  custom: Readonly<Record<string, unknown>>,
  { columns: mapping, definitions }: CustomMapping,
): CustomColumns {
  const columns: Record<string, ColumnValue> = {};
  const flags: CaseFlag[] = [];
  for (const [key, column] of Object.entries(mapping)) {
    const given = Object.hasOwn(custom, key) ? custom[key] : undefined;
    if (given == null || (typeof given === "string" && given.trim() === "")) continue;
    const definition = definitions.get(column);
    const value = definition && columnValue(given, definition);
    if (value !== undefined && value !== "") columns[column] = value;
    else flags.push({ setting: "CUSTOM_DATA_COLUMNS", text: `${column} left out: ${faultOf(key, definition)}` });
  }
  return { columns, flags };
}

function faultOf(key: string, definition: ColumnDefinition | undefined): string {
  if (definition === undefined) return "incident has no such column";
  if (definition.kind === "other") return `a column of type ${definition.type} is not filled from custom data`;
  return `${key} is ${EXPECTED[definition.kind]}`;
}
