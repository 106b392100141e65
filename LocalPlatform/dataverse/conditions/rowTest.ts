import type { Table } from "../metadata/schema";
import type { Row, Value } from "../model/row";
import { indexKey } from "../model/rowIndex";
import type { Store } from "../model/store";

/** Rows that an index finds. */
export interface Among {
  /** How many, without looking at any; at least as many as there are. */
  readonly count: () => number;
  readonly rows: () => readonly Row[];
}

/** A condition on rows of one table, or on what is made of them. */
export interface RowTest<T = Row> {
  readonly holds: (row: T) => boolean;
  /**
   * Rows among which all those are that the condition holds for, found by an index; absent where every row must be
   * looked at.
   */
  readonly among?: Among;
}

/** The rows that hold one of some values in a property. @param keys values as `indexKey` gives them */
export function amongValues(store: Store, { logicalName }: Table, property: string, keys: readonly string[]): Among {
  return {
    count: () => store.countWhere(logicalName, property, keys),
    rows: () => store.where(logicalName, property, keys),
  };
}

/** The rows that hold a value in a property. */
export function amongEqual(store: Store, table: Table, property: string, value: Exclude<Value, null>): Among {
  return amongValues(store, table, property, [indexKey(value)]);
}

/** Every one of some conditions: the narrowest of them says among which rows to look. */
export function allOf<T>(tests: readonly RowTest<T>[]): RowTest<T> {
  const narrowing = tests.flatMap(({ among }) => among ?? []);
  const holds = (row: T): boolean => tests.every((test) => test.holds(row));
  const [first, ...others] = narrowing;
  if (first === undefined) return { holds };
  const narrowest = (): Among =>
    others.reduce<readonly [Among, number]>(
      ([best, least], next) => {
        const count = next.count();
        return count < least ? [next, count] : [best, least];
      },
      [first, first.count()],
    )[0];
  return { holds, among: { count: () => narrowest().count(), rows: () => narrowest().rows() } };
}

/** At least one of some conditions; only if an index serves each of them, it serves them all. */
export function anyOf<T>(tests: readonly RowTest<T>[]): RowTest<T> {
  const narrowing = tests.flatMap(({ among }) => among ?? []);
  const holds = (row: T): boolean => tests.some((test) => test.holds(row));
  if (narrowing.length < tests.length || tests.length === 0) return { holds };
  return {
    holds,
    among: {
      count: () => narrowing.reduce((sum, among) => sum + among.count(), 0),
      rows: () => [...new Set(narrowing.flatMap((among) => among.rows()))],
    },
  };
}

export function noneOf(test: RowTest): RowTest {
  return { holds: (row) => !test.holds(row) };
}

/** Where an index leaves more than this share of a table's rows, looking at all of them costs less. */
const WORTH_IT = 0.25;

/** Rows of a table among which all those are that a condition holds for, in the order of their creation. */
export function rowsToTry(store: Store, { logicalName }: Table, among: Among | undefined): readonly Row[] {
  if (among === undefined || among.count() > store.size(logicalName) * WORTH_IT) return store.all(logicalName);
  return store.inOrder(logicalName, among.rows());
}
