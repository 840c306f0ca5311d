/** How a spelling of a name reads, and how often it is printed so. */
export interface NameReading {
  familyKey: string;
  /** The parts that a source states, as text; empty where it is read by itself. */
  stated: string;
  count: number;
}

/**
 * The family name of a name whose spellings may read in several ways: as sources state it, before what is guessed; then
 * as it is printed most. The order of the readings does not matter.
 */
export function chosenFamilyKey(readings: readonly NameReading[]): string {
  const counts = new Map<string, { isStated: boolean; count: number }>();
  for (const { familyKey, stated, count } of readings) {
    const known = counts.get(familyKey) ?? { isStated: false, count: 0 };
    const isStated = known.isStated || stated !== '';
    counts.set(familyKey, { isStated, count: known.count + count });
  }
  const [chosen] = [...counts].sort(
    ([oneKey, one], [otherKey, other]) =>
      Number(other.isStated) - Number(one.isStated) ||
      other.count - one.count ||
      (oneKey < otherKey ? -1 : 1),
  );
  return chosen?.[0] ?? '';
}
