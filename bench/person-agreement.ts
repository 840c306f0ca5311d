export interface Agreement {
  precision: number;
  recall: number;
  f1: number;
}

/**
 * How far two partitions of the same things agree, by pairs of things that are together, and by B-cubed, the mean over
 * things of what part of their group belongs to them (Bagga and Baldwin, "Entity-based cross-document coreferencing
 * using the vector space model", COLING 1998).
 *
 * @param truth for each thing the name of its group.
 * @param found the same, of the groups that were found.
 */
export function agreementOf(
  truth: readonly string[],
  found: readonly string[],
): { pairs: Agreement; bCubed: Agreement } {
  const cells = new Map<string, { truth: string; found: string; size: number }>();
  truth.forEach((group, place) => {
    const other = found[place] ?? '';
    const key = JSON.stringify([group, other]);
    const cell = cells.get(key) ?? { truth: group, found: other, size: 0 };
    cell.size += 1;
    cells.set(key, cell);
  });
  const [trueSizes, foundSizes] = [sizesOf(truth), sizesOf(found)];
  const together = sum([...cells.values()].map(({ size }) => pairsIn(size)));
  const shareOf = (sizes: ReadonlyMap<string, number>, by: 'truth' | 'found') =>
    sum([...cells.values()].map((cell) => cell.size ** 2 / (sizes.get(cell[by]) ?? 1))) / truth.length;
  return {
    pairs: agreement(ratio(together, pairsOf(foundSizes)), ratio(together, pairsOf(trueSizes))),
    bCubed: agreement(shareOf(foundSizes, 'found'), shareOf(trueSizes, 'truth')),
  };
}

function agreement(precision: number, recall: number): Agreement {
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

/** Nothing that was found, or that was to be found, is no mistake. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function sizesOf(groups: readonly string[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}

function pairsOf(sizes: ReadonlyMap<string, number>): number {
  return sum([...sizes.values()].map(pairsIn));
}

function pairsIn(size: number): number {
  return (size * (size - 1)) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
