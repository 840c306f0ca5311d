/** One line of figures: the count, percentiles and the greatest, in milliseconds. */
export function describeTimes(name: string, times: readonly number[]): string {
  const print = (share: number) => percentile(times, share).toFixed(1).padStart(7);
  const figures = [0.5, 0.9, 0.95, 0.99].map((share) => `p${share * 100} ${print(share)}`);
  return `${name.padEnd(30)} n ${String(times.length).padStart(4)}  ${figures.join('  ')}  max ${print(1)} ms`;
}

/** The time that the given share of all times is below; NaN where there are none. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
}
