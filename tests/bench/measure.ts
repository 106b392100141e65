/** One line of the benchmark table: ours beside a rival or a limit, measured in the same run. */
export interface Comparison {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly beside: string;
  readonly theirs: number;
  /** Whether a larger number is better; decides how the ratio reads. */
  readonly moreIsBetter: boolean;
}

/**
 * How often a function runs in a second, from at least `milliseconds` of running after a warm-up of a tenth of that.
 */
export function perSecond(work: () => void, milliseconds = 600): number {
  const run = (limit: number): { rounds: number; took: number } => {
    const started = performance.now();
    let rounds = 0;
    for (;;) {
      work();
      rounds += 1;
      const took = performance.now() - started;
      if (took >= limit) return { rounds, took };
    }
  };
  run(milliseconds / 10);
  const { rounds, took } = run(milliseconds);
  return (rounds * 1000) / took;
}

/** The value below which a share of the sorted samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Above 1: ours is the better one by that factor. */
export function ratio(row: Comparison): number {
  return row.moreIsBetter ? row.ours / row.theirs : row.theirs / row.ours;
}
