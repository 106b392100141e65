/**
 * Whether whole matrices are gone through, as `npm run exhaustive` has it by EXHAUSTIVE=1. A test file that asks, here or
 * through what it imports, is one of those that the command runs.
 */
export const EXHAUSTIVE = process.env.EXHAUSTIVE === "1";

/**
 * What a test goes through of a matrix: all of it in `npm run exhaustive`, else what it has chosen.
 * @param axes properties of a cell of which each value must be met
 * @param isChosen of a cell, and where it stands in the matrix
 * @throws Error as `chosenOf` does, in both cases
 */
export function cellsOf<Cell extends object>(
  matrix: readonly Cell[],
  axes: readonly (keyof Cell & string)[],
  isChosen: (cell: Cell, at: number) => boolean,
): readonly Cell[] {
  const chosen = chosenOf(matrix, axes, isChosen);
  return EXHAUSTIVE ? matrix : chosen;
}

/**
 * The cells chosen.
 * @throws Error that names a value of an axis that no chosen cell has: nothing would show what becomes of it
 */
export function chosenOf<Cell extends object>(
  matrix: readonly Cell[],
  axes: readonly (keyof Cell & string)[],
  isChosen: (cell: Cell, at: number) => boolean,
): readonly Cell[] {
  const chosen = matrix.filter(isChosen);
  for (const axis of axes) {
    const met = new Set(chosen.map((cell) => cell[axis]));
    const left = matrix.find((cell) => !met.has(cell[axis]));
    if (left !== undefined) throw new Error(`no cell is chosen whose ${axis} is ${inWords(left[axis])}`);
  }
  return chosen;
}

function inWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify([value]).slice(1, -1).slice(0, 80);
}
