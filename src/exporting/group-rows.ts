/** Rows by their owner, which they no longer name; the function gives those of one owner in the order they came. */
export function groupRows<Row extends { ownerId: string }>(
  rows: readonly Row[],
): (ownerId: string) => Omit<Row, 'ownerId'>[] {
  const groups = new Map<string, Omit<Row, 'ownerId'>[]>();
  for (const { ownerId, ...row } of rows) {
    const group = groups.get(ownerId);
    if (group) group.push(row);
    else groups.set(ownerId, [row]);
  }
  return (ownerId) => groups.get(ownerId) ?? [];
}
