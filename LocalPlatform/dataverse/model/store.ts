import type { Row, RowReference } from "./row";
import { RowIndex } from "./rowIndex";

/** What a finished transaction has done to one row. */
export type WriteListener = (table: string, id: string) => void;

/** What a finished transaction has changed: what sequences have come to, and each row as it now stands; null = gone. */
export interface StoredWrite {
  readonly sequences: Readonly<Record<string, number>>;
  readonly rows: readonly (readonly [table: string, id: string, row: Row | null])[];
}

/** All that a store holds. */
export interface StoredState {
  readonly sequences: Readonly<Record<string, number>>;
  readonly rows: readonly (readonly [table: string, row: Row])[];
}

const FIRST_VERSION = 1_000_001;
/** The sequence that row versions come from. */
const VERSIONS = "version";

/**
 * The rows of an environment, in memory. All work on it is synchronous, so a transaction can never see another half
 * way.
 */
export class Store {
  private readonly tables = new Map<string, Map<string, Row>>();
  /** When each row came, by table and id: the order of `all`. */
  private readonly born = new Map<string, Map<string, number>>();
  private births = 0;
  /** By table and property. */
  private readonly indexes = new Map<string, Map<string, RowIndex>>();
  private read = 0;
  private readonly listeners = new Set<WriteListener>();
  private readonly commits = new Set<(written: StoredWrite) => void>();
  private readonly sequences = new Map<string, number>();
  private undo: (() => void)[] | undefined;
  private touched: [string, string][] = [];

  /** Rows that were looked at since the start: whether an index served a query shows in it. */
  get rowsRead(): number {
    return this.read;
  }

  get(table: string, id: string): Row | undefined {
    this.read += 1;
    return this.tables.get(table)?.get(id);
  }

  all(table: string): readonly Row[] {
    const rows = [...(this.tables.get(table)?.values() ?? [])];
    this.read += rows.length;
    return rows;
  }

  /**
   * The rows that hold one of some values in a property, in the order of `all`, without looking at the others: an index
   * of the property is built when it is first asked for, and kept on every write.
   * @param keys values as `indexKey` gives them
   */
  where(table: string, property: string, keys: Iterable<string>): readonly Row[] {
    const index = this.indexOf(table, property);
    const rows = this.rowsOf(table);
    const found = [...new Set(keys)].flatMap((key) =>
      [...index.find(key)].flatMap((id) => {
        const row = rows.get(id);
        return row === undefined ? [] : [row];
      }),
    );
    this.read += found.length;
    return this.inOrder(table, found);
  }

  size(table: string): number {
    return this.tables.get(table)?.size ?? 0;
  }

  /** At least as many rows as `where` finds, without looking at them. */
  countWhere(table: string, property: string, keys: readonly string[]): number {
    const index = this.indexOf(table, property);
    return keys.reduce((sum, key) => sum + index.count(key), 0);
  }

  /** The rows of a table whose lookup column points at a row. */
  related(table: string, column: string, { table: target, id }: RowReference): readonly Row[] {
    return this.where(table, `_${column}_value`, [id]).filter((row) => row.targets[column] === target);
  }

  /** Some rows of a table in the order of `all`. */
  inOrder(table: string, rows: readonly Row[]): readonly Row[] {
    const born = this.born.get(table);
    const at = (row: Row): number => born?.get(row.id) ?? 0;
    return rows.length < 2 ? rows : [...rows].sort((a, b) => at(a) - at(b));
  }

  /** Stores a row under a new version, which its versionnumber column shows too, and returns it as stored. */
  put(table: string, row: Omit<Row, "version">): Row {
    const rows = this.rowsOf(table);
    const before = rows.get(row.id);
    const version = this.next(VERSIONS, FIRST_VERSION);
    const stored: Row = { ...row, version, values: { ...row.values, versionnumber: version } };
    this.set(table, row.id, stored);
    this.remember(table, row.id, before);
    return stored;
  }

  remove(table: string, id: string): void {
    const rows = this.rowsOf(table);
    const before = rows.get(id);
    if (before === undefined) return;
    this.set(table, id, undefined);
    this.remember(table, id, before);
  }

  /** The next number of a sequence. None comes twice: what is undone leaves a gap, as in a database. */
  next(sequence: string, first: number): number {
    const number = this.sequences.get(sequence) ?? first;
    this.sequences.set(sequence, number + 1);
    return number;
  }

  /** Everything, to be restored in another store. */
  state(): StoredState {
    return {
      sequences: Object.fromEntries(this.sequences),
      rows: [...this.tables].flatMap(([table, rows]) => [...rows.values()].map((row) => [table, row] as const)),
    };
  }

  /** Takes on what another store held; for one that is empty. */
  restore({ sequences, rows }: StoredState): void {
    for (const [name, number] of Object.entries(sequences)) this.sequences.set(name, number);
    for (const [table, row] of rows) this.set(table, row.id, row);
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
      this.tellCommits(written);
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

  /** Has a step undone with the transaction under way: what is kept beside the rows, and goes with them. */
  undoWith(step: () => void): void {
    this.undo?.push(step);
  }

  onWrite(listener: WriteListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Hears of each transaction before it stands: what it throws undoes it. */
  onCommit(listener: (written: StoredWrite) => void): void {
    this.commits.add(listener);
  }

  private tellCommits(touched: readonly (readonly [string, string])[]): void {
    if (this.commits.size === 0 || touched.length === 0) return;
    const rows = touched.map(([table, id]) => [table, id, this.rowsOf(table).get(id) ?? null] as const);
    this.commits.forEach((listener) => listener({ sequences: Object.fromEntries(this.sequences), rows }));
  }

  private rowsOf(table: string): Map<string, Row> {
    let rows = this.tables.get(table);
    if (rows === undefined) this.tables.set(table, (rows = new Map<string, Row>()));
    return rows;
  }

  private remember(table: string, id: string, before: Row | undefined): void {
    this.touched.push([table, id]);
    this.undo?.push(() => this.set(table, id, before));
  }

  /** The only place that changes a table's rows, so that order and indexes always follow. */
  private set(table: string, id: string, row: Row | undefined): void {
    const rows = this.rowsOf(table);
    const before = rows.get(id);
    if (row === undefined) rows.delete(id);
    else rows.set(id, row);
    let born = this.born.get(table);
    if (born === undefined) this.born.set(table, (born = new Map<string, number>()));
    if (row === undefined) born.delete(id);
    else if (before === undefined) born.set(id, this.births++);
    for (const index of this.indexes.get(table)?.values() ?? []) index.change(before, row);
  }

  private indexOf(table: string, property: string): RowIndex {
    let ofTable = this.indexes.get(table);
    if (ofTable === undefined) this.indexes.set(table, (ofTable = new Map<string, RowIndex>()));
    let index = ofTable.get(property);
    if (index === undefined) {
      const rows = this.rowsOf(table);
      this.read += rows.size;
      ofTable.set(property, (index = new RowIndex(property, rows.values())));
    }
    return index;
  }
}
