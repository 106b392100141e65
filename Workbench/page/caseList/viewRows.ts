import type { ViewColumn, ViewLayout } from "../../server/drawn/layout";
import { tableMetadata, type ColumnMetadata } from "../dataverse/metadata";
import { requestJson } from "../dataverse/request";
import { ANNOTATIONS, formattedOf, type Row } from "../dataverse/row";

/** One case of a view, its values in words, in the order of the view's columns; empty = none. */
export interface ViewRow {
  readonly id: string;
  readonly cells: readonly string[];
}

/** What a view finds. */
export interface ViewRows {
  readonly rows: readonly ViewRow[];
  /** Whether there are more than these. */
  readonly hasMore: boolean;
}

/** How the rep's settings write a date, with its time or without. */
export type WriteDate = (value: Date, withTime: boolean) => string;

/** A page of the app's own grid, as far as it goes by default. Source: "Set personal options", records per page. */
const SHOWN = 250;

const TABLE = "incident";

/** Runs a view as it is stored in Dataverse. @throws WebApiError */
export async function rowsOf({ viewId, columns }: ViewLayout, writeDate: WriteDate): Promise<ViewRows> {
  const table = await tableMetadata(TABLE);
  const { value, "@odata.nextLink": next } = await requestJson<{
    readonly value: readonly Row[];
    readonly "@odata.nextLink"?: string;
  }>(`${table.setName}?savedQuery=${viewId}`, { prefer: `${ANNOTATIONS},odata.maxpagesize=${SHOWN}` });
  return {
    rows: value.map((row) => ({
      id: String(row[table.idColumn]),
      cells: columns.map((column) => cellOf(row, column, table.columns.get(column.name), writeDate)),
    })),
    hasMore: next !== undefined,
  };
}

function cellOf(row: Row, { name }: ViewColumn, column: ColumnMetadata | undefined, writeDate: WriteDate): string {
  const value = row[name];
  // In the rep's own format, not that of the organization's language.
  if (column?.type === "DateTime" && typeof value === "string")
    return writeDate(new Date(value), column.format !== "DateOnly");
  const formatted = formattedOf(row, name);
  if (formatted !== undefined) return formatted;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
