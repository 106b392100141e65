/**
 * Whether whole matrices are gone through, as `npm run exhaustive` has it by EXHAUSTIVE=1. A test file that asks, here or
 * through what it imports, is one of those that the command runs.
 */
export const EXHAUSTIVE = process.env.EXHAUSTIVE === "1";

/** One combination of a matrix: a value for each of its axes. */
type Cell = Readonly<Record<string, unknown>>;

/**
 * What a test goes through of a matrix: all of it in `npm run exhaustive`, else what it has chosen.
 * @param isChosen of a cell, and where it stands in the matrix
 * @throws Error as `chosenOf` does, in both cases
 */
export function cellsOf<Each extends Cell>(
  matrix: readonly Each[],
  isChosen: (cell: Each, at: number) => boolean,
): readonly Each[] {
  const chosen = chosenOf(matrix, isChosen);
  return EXHAUSTIVE ? matrix : chosen;
}

/**
 * The cells chosen.
 * @throws Error that names a value of an axis that no chosen cell has: nothing would show what becomes of it
 */
export function chosenOf<Each extends Cell>(
  matrix: readonly Each[],
  isChosen: (cell: Each, at: number) => boolean,
): readonly Each[] {
  const chosen = matrix.filter(isChosen);
  for (const axis of new Set(matrix.flatMap((cell) => Object.keys(cell)))) {
    const met = new Set(chosen.map((cell) => cell[axis]));
    const left = matrix.find((cell) => !met.has(cell[axis]));
    if (left !== undefined) throw new Error(`no cell is chosen whose ${axis} is ${inWords(left[axis])}`);
  }
  return chosen;
}

function inWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify([value]).slice(1, -1).slice(0, 80);
}
