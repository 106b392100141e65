import type { TableMetadata } from "../dataverse/metadata";
import { tableMetadata } from "../dataverse/metadata";
import { request, requestJson } from "../dataverse/request";
import { ANNOTATIONS, formattedOf, isLookup, referenceOf, toBody, valueOf, type ColumnValue, type Row } from "../dataverse/row";

export type { ColumnValue } from "../dataverse/row";

/** A date and time in words. */
export type FormatDate = (value: Date) => string;

/** The record a form shows: its row in Dataverse, and what was changed since but not saved. */
export class FormRecord {
  private changes = new Map<string, ColumnValue>();
  private readonly listeners = new Set<(changed: readonly string[]) => void>();

  private constructor(
    public readonly table: TableMetadata,
    public readonly id: string,
    private row: Row,
    private readonly formatDate: FormatDate,
  ) {}

  /** Reads a record. @throws WebApiError */
  public static async open(logicalName: string, id: string, formatDate: FormatDate): Promise<FormRecord> {
    const table = await tableMetadata(logicalName);
    return new FormRecord(table, id, await readRow(table, id), formatDate);
  }

  public value(column: string): ColumnValue {
    const changed = this.changes.get(column);
    if (changed !== undefined) return changed;
    const described = this.table.columns.get(column);
    return described === undefined ? null : valueOf(this.row, described);
  }

  /** The value in words: a changed value's own text, else what Dataverse formatted. */
  public formatted(column: string): string {
    const value = this.value(column);
    const options = this.table.columns.get(column)?.options;
    if (options !== undefined) return options.find((option) => option.value === value)?.label ?? "";
    // In the rep's own format, not that of the organization's language.
    if (value instanceof Date) return this.formatDate(value);
    if (!this.changes.has(column)) {
      const words = formattedOf(this.row, column);
      if (words !== undefined) return words;
    }
    if (Array.isArray(value)) return (value as readonly ComponentFramework.LookupValue[]).map(({ name }) => name ?? "").join("; ");
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
  }

  public reference(column: string): ComponentFramework.LookupValue | undefined {
    const value = this.changes.has(column) ? this.value(column) : referenceOf(this.row, column);
    return Array.isArray(value) ? (value as readonly ComponentFramework.LookupValue[])[0] : undefined;
  }

  /** A resolved or cancelled case is read-only, as in the app. */
  public get isActive(): boolean {
    return this.row.statecode === undefined || this.row.statecode === 0;
  }

  public get isDirty(): boolean {
    return this.changes.size > 0;
  }

  public isColumnDirty(column: string): boolean {
    return this.changes.has(column);
  }

  /** Changes a column on the form; nothing is written before `save`. */
  public set(column: string, value: ColumnValue): void {
    const described = this.table.columns.get(column);
    const stored = described === undefined ? null : valueOf(this.row, described);
    if (same(stored, value)) this.changes.delete(column);
    else this.changes.set(column, value);
    this.tell([column]);
  }

  /** Writes what was changed, then reads the record anew. @throws WebApiError; the changes stay on the form */
  public async save(): Promise<void> {
    if (this.isDirty) {
      const setNames = await this.setNames();
      const body = Object.assign({}, ...Array.from(this.changes, ([name, value]) => {
        const column = this.table.columns.get(name);
        return column === undefined ? {} : toBody(this.table, column, value, (table) => setNames.get(table) ?? table);
      })) as Record<string, unknown>;
      await request(`${this.table.setName}(${this.id})`, { method: "PATCH", ifMatch: "*", body });
      this.changes = new Map();
    }
    await this.refresh();
  }

  /** Reads the record anew; unsaved changes stay. @throws WebApiError */
  public async refresh(): Promise<void> {
    const before = this.row;
    this.row = await readRow(this.table, this.id);
    const changed = Array.from(this.table.columns.values())
      .filter((column) => !this.changes.has(column.logicalName) && !same(valueOf(before, column), valueOf(this.row, column)))
      .map((column) => column.logicalName);
    this.tell(changed);
  }

  /** Told after every change and refresh, with the columns whose value is another. */
  public subscribe(listener: (changed: readonly string[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(changed: readonly string[]): void {
    for (const listener of this.listeners) listener(changed);
  }

  private async setNames(): Promise<ReadonlyMap<string, string>> {
    const targets = Array.from(this.changes, ([name, value]) => {
      const column = this.table.columns.get(name);
      return column !== undefined && isLookup(column) && Array.isArray(value) ? (value as readonly ComponentFramework.LookupValue[])[0]?.entityType : undefined;
    }).filter((name) => name !== undefined);
    return new Map(await Promise.all(targets.map(async (name) => [name, (await tableMetadata(name)).setName] as const)));
  }
}

function readRow(table: TableMetadata, id: string): Promise<Row> {
  return requestJson<Row>(`${table.setName}(${id})`, { prefer: ANNOTATIONS });
}

function same(a: ColumnValue, b: ColumnValue): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
