/** One look at the outside: resolves with what is right about it, rejects with what to do. */
export interface Check {
  readonly name: string;
  /** Name of the check without which this one can only fail for the same reason. */
  readonly needs?: string;
  readonly run: () => Promise<string>;
}

/** What a check finds wrong, in words that need nothing added. */
export class Finding extends Error {
  /** Each by itself. */
  public readonly faults: readonly string[];

  public constructor(first: string, ...others: readonly string[]) {
    super([first, ...others].join("; "));
    this.faults = [first, ...others];
  }
}

/** @throws Finding when there is anything to find */
export function assertNone(faults: readonly string[]): void {
  const [first, ...others] = faults;
  if (first !== undefined) throw new Finding(first, ...others);
}
