/** Eight times the size takes linear work eight times as long, and quadratic work 64 times. */
const FACTOR = 8;
const MOST_GROWTH = 32;
/** In microseconds of CPU. Shorter runs say nothing: what is quadratic takes longer at the sizes that tests ask for. */
const SHORTEST = 500_000;

/** What else a process does, such as collecting garbage, falls on some of the measurements and not on all. */
const ATTEMPTS = 6;

/**
 * Fails where work grows much faster than its size. Two sizes are compared by the CPU time that this process takes, so
 * that it matters neither how fast the machine is nor what else it does. Work that is linear once is linear.
 *
 * @param work what is done at a size; @param size the larger of the two sizes
 */
export function expectLinear(work: (size: number) => unknown, size: number): void {
  let growth = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && growth >= MOST_GROWTH; attempt += 1)
    growth = Math.min(growth, growthOf(work, size));
  expect(growth).toBeLessThan(MOST_GROWTH);
}

function growthOf(work: (size: number) => unknown, size: number): number {
  const large = cpuTime(() => work(size));
  if (large < SHORTEST) return 0;
  return large / Math.max(...[1, 2, 3].map(() => cpuTime(() => work(Math.ceil(size / FACTOR)))));
}

function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
