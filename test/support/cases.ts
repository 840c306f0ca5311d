/**
 * How many made-up cases a property is tried with. `npm test` tries a fifth, so that it stays within minutes;
 * FAST_CHECK_SCALE=1 tries them all.
 *
 * @param usually another share than a fifth, for cases that take long.
 */
export function cases(all: number, usually = 0.2): { numRuns: number } {
  return { numRuns: Math.max(1, Math.round(all * Number(process.env.FAST_CHECK_SCALE ?? usually))) };
}
