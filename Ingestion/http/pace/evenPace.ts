/** Requests at even distances, some of them at once after a time without any. Pure. */
export class EvenPace {
  private freeAt = -Infinity;

  /**
   * Takes the next place.
   * @param now milliseconds
   * @param gap milliseconds between two
   * @param burst how many may go at once after a rest
   * @returns milliseconds until it is there
   */
  public take(now: number, gap: number, burst: number): number {
    const at = Math.max(this.freeAt, now - gap * (burst - 1));
    this.freeAt = at + gap;
    return Math.max(0, at - now);
  }
}
