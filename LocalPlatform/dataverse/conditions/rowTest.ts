import type { Row } from "../model/row";

/** A condition on rows of one table, or on what is made of them. */
export interface RowTest<T = Row> {
  readonly holds: (row: T) => boolean;
  /**
   * Rows among which all those are that the condition holds for, found by an index; absent where every row must be
   * looked at.
   */
  readonly among?: () => readonly Row[];
}

/** Every one of some conditions: the narrowest of them says among which rows to look. */
export function allOf<T>(tests: readonly RowTest<T>[]): RowTest<T> {
  const narrowing = tests.flatMap(({ among }) => among ?? []);
  const holds = (row: T): boolean => tests.every((test) => test.holds(row));
  if (narrowing.length === 0) return { holds };
  return {
    holds,
    among: () => {
      let narrowest: readonly Row[] | undefined;
      for (const among of narrowing) {
        const rows = among();
        if (narrowest === undefined || rows.length < narrowest.length) narrowest = rows;
        if (narrowest.length === 0) break;
      }
      return narrowest ?? [];
    },
  };
}

/** At least one of some conditions; only if an index serves each of them, it serves them all. */
export function anyOf<T>(tests: readonly RowTest<T>[]): RowTest<T> {
  const narrowing = tests.flatMap(({ among }) => among ?? []);
  const holds = (row: T): boolean => tests.some((test) => test.holds(row));
  if (narrowing.length < tests.length || tests.length === 0) return { holds };
  return { holds, among: () => [...new Set(narrowing.flatMap((among) => among()))] };
}

export function noneOf(test: RowTest): RowTest {
  return { holds: (row) => !test.holds(row) };
}
