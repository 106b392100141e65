/** Rows whose heights are summed up together. */
const BLOCK = 64;

/**
 * How high the rows of a long list are: as measured where one has been in the page, as estimated elsewhere. A sum over
 * 20,000 rows is one over a few hundred blocks.
 */
export class Heights {
  private readonly rows: Float64Array;
  private readonly blocks: Float64Array;

  /** @param estimate of a row that has not been measured, CSS pixels */
  constructor(
    readonly count: number,
    estimate: (row: number) => number,
  ) {
    this.rows = new Float64Array(count);
    this.blocks = new Float64Array(Math.ceil(count / BLOCK));
    for (let row = 0; row < count; row++) this.set(row, estimate(row));
  }

  set(row: number, height: number): void {
    const block = Math.floor(row / BLOCK);
    this.blocks[block] = (this.blocks[block] ?? 0) + height - (this.rows[row] ?? 0);
    this.rows[row] = height;
  }

  /** How far below the list's top a row begins; with `count`, how high the list is. */
  top(row: number): number {
    const block = Math.floor(row / BLOCK);
    let top = 0;
    for (let each = 0; each < block; each++) top += this.blocks[each] ?? 0;
    for (let each = block * BLOCK; each < row; each++) top += this.rows[each] ?? 0;
    return top;
  }

  /** The row that covers this distance from the top; the first or last one beyond the ends. */
  at(distance: number): number {
    let block = 0;
    let top = 0;
    for (; block < this.blocks.length - 1; block++) {
      const below = top + (this.blocks[block] ?? 0);
      if (below > distance) break;
      top = below;
    }
    let row = block * BLOCK;
    for (; row < this.count - 1; row++) {
      top += this.rows[row] ?? 0;
      if (top > distance) break;
    }
    return Math.max(0, row);
  }
}
