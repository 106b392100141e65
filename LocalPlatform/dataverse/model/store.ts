import type { Row } from "./row";

/** What a finished transaction has done to one row. */
export type WriteListener = (table: string, id: string) => void;

const FIRST_VERSION = 1_000_001;

/**
 * The rows of an environment, in memory. All work on it is synchronous, so a transaction can never see another half
 * way.
 */
export class Store {
  private readonly tables = new Map<string, Map<string, Row>>();
  private readonly listeners = new Set<WriteListener>();
  private version = FIRST_VERSION;
  private undo: (() => void)[] | undefined;
  private touched: [string, string][] = [];

  get(table: string, id: string): Row | undefined {
    return this.tables.get(table)?.get(id);
  }

  all(table: string): readonly Row[] {
    return [...(this.tables.get(table)?.values() ?? [])];
  }

  /** Stores a row under a new version, which its versionnumber column shows too, and returns it as stored. */
  put(table: string, row: Omit<Row, "version">): Row {
    const rows = this.rowsOf(table);
    const before = rows.get(row.id);
    const version = this.version++;
    const stored: Row = { ...row, version, values: { ...row.values, versionnumber: version } };
    rows.set(row.id, stored);
    this.remember(table, row.id, before);
    return stored;
  }

  remove(table: string, id: string): void {
    const rows = this.rowsOf(table);
    const before = rows.get(id);
    if (before === undefined) return;
    rows.delete(id);
    this.remember(table, id, before);
  }

  /**
   * Runs the work whole or not at all; listeners hear of it only once it stands. Inner transactions join the outer one.
   */
  transaction<T>(work: () => T): T {
    if (this.undo !== undefined) return work();
    this.undo = [];
    this.touched = [];
    try {
      const result = work();
      const written = this.touched;
      this.undo = undefined;
      for (const [table, id] of written) this.listeners.forEach((listener) => listener(table, id));
      return result;
    } catch (error) {
      // A listener's own error comes after the commit and must not undo it.
      this.undo?.reverse().forEach((step) => step());
      this.undo = undefined;
      throw error;
    }
  }

  onWrite(listener: WriteListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private rowsOf(table: string): Map<string, Row> {
    let rows = this.tables.get(table);
    if (rows === undefined) this.tables.set(table, (rows = new Map<string, Row>()));
    return rows;
  }

  private remember(table: string, id: string, before: Row | undefined): void {
    this.touched.push([table, id]);
    this.undo?.push(() => {
      if (before === undefined) this.rowsOf(table).delete(id);
      else this.rowsOf(table).set(id, before);
    });
  }
}
