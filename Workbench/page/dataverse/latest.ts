/** Of what is asked for again and again, the newest answer alone counts: an older one that comes late must not undo it. */
export class Latest {
  private asked = 0;

  /** Begins an ask. @returns whether it is still the newest */
  public begin(): () => boolean {
    const mine = ++this.asked;
    return () => mine === this.asked;
  }

  /** From now on no answer counts. */
  public end(): void {
    this.asked += 1;
  }
}
