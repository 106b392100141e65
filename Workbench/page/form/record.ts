import type { TableMetadata } from "../dataverse/metadata";
import { tableMetadata } from "../dataverse/metadata";
import { request, requestJson } from "../dataverse/request";
import {
  ANNOTATIONS,
  formattedOf,
  isLookup,
  referenceOf,
  toBody,
  valueOf,
  type ColumnValue,
  type Row,
} from "../dataverse/row";
import { Latest } from "../dataverse/latest";

export type { ColumnValue } from "../dataverse/row";

/** A date and time in words. */
export type FormatDate = (value: Date) => string;

/** A value that a save wrote, or is writing. */
interface Sent {
  readonly value: ColumnValue;
  stored: boolean;
}

/** The record a form shows: its row in Dataverse, and what was changed since but not saved. */
export class FormRecord {
  private readonly changes = new Map<string, ColumnValue>();
  /** What a save sends off, by column, until a row that holds it is read. */
  private readonly sent = new Map<string, Sent>();
  private readonly reads = new Latest();
  private readonly listeners = new Set<(changed: readonly string[]) => void>();

  /** A record whose row is there already; `open` reads one. */
  public constructor(
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
    if (Array.isArray(value))
      return (value as readonly ComponentFramework.LookupValue[]).map(({ name }) => name ?? "").join("; ");
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
    // While a save is under way what is stored is about to be another value: going back to it is a change too.
    if (!this.sent.has(column) && same(stored, value)) this.changes.delete(column);
    else this.changes.set(column, value);
    this.tell([column]);
  }

  /**
   * Writes what was changed, then reads the record anew; what is changed meanwhile stays unsaved. As in the app, a
   * column that is never submitted shows what is stored afterwards.
   * @param modes the columns that a script has given another submit mode than `dirty`
   * @throws WebApiError; the changes stay on the form
   */
  public async save(modes: ReadonlyMap<string, Xrm.SubmitMode> = new Map()): Promise<void> {
    const submitted = new Map(this.changes);
    const dropped = new Map<string, ColumnValue>();
    for (const [name, mode] of modes) {
      const value = this.value(name);
      if (mode === "always") submitted.set(name, value);
      if (mode === "never" && submitted.delete(name)) dropped.set(name, value);
    }
    if (submitted.size > 0) {
      const writing = Array.from(submitted, ([name, value]) => [name, { value, stored: false }] as [string, Sent]);
      for (const [name, sent] of writing) this.sent.set(name, sent);
      try {
        await request(`${this.table.setName}(${this.id})`, {
          method: "PATCH",
          ifMatch: "*",
          body: await this.body(submitted),
        });
      } catch (error) {
        for (const [name, sent] of writing) this.forget(name, sent);
        throw error;
      }
      for (const [, sent] of writing) sent.stored = true;
    }
    for (const [name, value] of dropped) if (same(this.changes.get(name) ?? null, value)) this.changes.delete(name);
    await this.refresh();
  }

  /** Reads the record anew; unsaved changes stay. @throws WebApiError */
  public async refresh(): Promise<void> {
    const isNewest = this.reads.begin();
    const stored = Array.from(this.sent).filter(([, sent]) => sent.stored);
    const row = await readRow(this.table, this.id);
    if (!isNewest()) return;
    const before = this.row;
    this.row = row;
    for (const [name, sent] of stored) {
      this.forget(name, sent);
      if (same(this.changes.get(name) ?? null, sent.value)) this.changes.delete(name);
    }
    const changed = Array.from(this.table.columns.values())
      .filter((column) => !this.changes.has(column.logicalName) && !same(valueOf(before, column), valueOf(row, column)))
      .map((column) => column.logicalName);
    this.tell(changed);
  }

  /** Told after every change and refresh, with the columns whose value is another. */
  public subscribe(listener: (changed: readonly string[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** But not what a later save sends of the same column: what that one writes would stay unsaved for good. */
  private forget(column: string, sent: Sent): void {
    if (this.sent.get(column) === sent) this.sent.delete(column);
  }

  private tell(changed: readonly string[]): void {
    for (const listener of this.listeners) listener(changed);
  }

  private async body(changes: ReadonlyMap<string, ColumnValue>): Promise<Record<string, unknown>> {
    const targets = Array.from(changes, ([name, value]) => {
      const column = this.table.columns.get(name);
      return column !== undefined && isLookup(column) && Array.isArray(value)
        ? (value as readonly ComponentFramework.LookupValue[])[0]?.entityType
        : undefined;
    }).filter((name) => name !== undefined);
    const setNames = new Map(
      await Promise.all(targets.map(async (name) => [name, (await tableMetadata(name)).setName] as const)),
    );
    return Object.assign(
      {},
      ...Array.from(changes, ([name, value]) => {
        const column = this.table.columns.get(name);
        return column === undefined ? {} : toBody(this.table, column, value, (table) => setNames.get(table) ?? table);
      }),
    ) as Record<string, unknown>;
  }
}

function readRow(table: TableMetadata, id: string): Promise<Row> {
  return requestJson<Row>(`${table.setName}(${id})`, { prefer: ANNOTATIONS });
}

function same(a: ColumnValue, b: ColumnValue): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
