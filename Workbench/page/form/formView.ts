/** A bar above the form. */
export interface FormNotification {
  readonly id: string;
  readonly message: string;
  readonly level: "ERROR" | "WARNING" | "INFO";
}

/** What a script set on a field; absent = as the form says. */
export interface ControlOverride {
  readonly visible?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
  readonly notification?: string;
}

/** What scripts change of a form's looks: notifications, and each field's visibility, label and lock. */
export class FormView {
  private readonly listeners = new Set<() => void>();
  private readonly overrides = new Map<string, ControlOverride>();
  private bars: readonly FormNotification[] = [];

  public get notifications(): readonly FormNotification[] {
    return this.bars;
  }

  /** Shows a bar, or changes the one with the same id. */
  public setNotification(bar: FormNotification): void {
    this.bars = [...this.bars.filter(({ id }) => id !== bar.id), bar];
    this.tell();
  }

  /** @returns whether there was such a bar */
  public clearNotification(id: string): boolean {
    const left = this.bars.filter((bar) => bar.id !== id);
    const found = left.length < this.bars.length;
    this.bars = left;
    if (found) this.tell();
    return found;
  }

  public override(controlId: string): ControlOverride {
    return this.overrides.get(controlId) ?? {};
  }

  public setOverride(controlId: string, change: ControlOverride): void {
    this.overrides.set(controlId, { ...this.overrides.get(controlId), ...change });
    this.tell();
  }

  public subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
