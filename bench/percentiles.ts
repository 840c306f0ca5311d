/** One line of figures: the count, percentiles and the greatest, in milliseconds. */
export function describeTimes(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const figures = [0.5, 0.9, 0.95, 0.99].map(
    (share) => `p${share * 100} ${at(share).toFixed(1).padStart(7)}`,
  );
  return `${name.padEnd(30)} n ${String(times.length).padStart(4)}  ${figures.join('  ')}  max ${at(1).toFixed(1).padStart(7)} ms`;
}

export async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
}
