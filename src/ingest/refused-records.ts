/** A record that PostgreSQL does not take, with what it says against it. */
export interface RefusedRecord<Item> {
  record: Item;
  reason: string;
}

/** What PostgreSQL says against storing the records in one transaction; null where it takes them. */
type Try<Item> = (records: readonly Item[]) => Promise<string | null>;

/**
 * Finds those of the records that are refused by themselves: what is refused is halved until single records are left.
 * For one that is refused all records are tried about twice.
 *
 * @param records refused together.
 */
export function refusedApart<Item>(
  records: readonly Item[],
  attempt: Try<Item>,
): Promise<RefusedRecord<Item>[]> {
  return searchHalves(records, attempt, null);
}

/**
 * Finds those that are refused beside others, as where two are too many: each half is tried on top of what is taken before
 * it, so that all that are left are taken together. For one that is refused all records are tried a dozen times.
 *
 * @param records refused together.
 */
export function refusedTogether<Item>(
  records: readonly Item[],
  attempt: Try<Item>,
): Promise<RefusedRecord<Item>[]> {
  return searchHalves(records, attempt, []);
}

/** The records that are not refused. */
export function without<Item>(records: readonly Item[], refused: readonly RefusedRecord<Item>[]): Item[] {
  const gone = new Set(refused.map(({ record }) => record));
  return records.filter((record) => !gone.has(record));
}

/** @param before what each try begins with; null where each half is tried by itself. */
async function searchHalves<Item>(
  records: readonly Item[],
  attempt: Try<Item>,
  before: readonly Item[] | null,
): Promise<RefusedRecord<Item>[]> {
  const middle = Math.ceil(records.length / 2);
  const [first, second] = [records.slice(0, middle), records.slice(middle)];
  const refused = await searchHalf(first, attempt, before);
  const taken = before && [...before, ...without(first, refused)];
  return [...refused, ...(await searchHalf(second, attempt, taken))];
}

async function searchHalf<Item>(
  half: readonly Item[],
  attempt: Try<Item>,
  before: readonly Item[] | null,
): Promise<RefusedRecord<Item>[]> {
  const [record, ...others] = half;
  const reason = record === undefined ? null : await attempt([...(before ?? []), ...half]);
  if (record === undefined || reason === null) return [];
  return others.length === 0 ? [{ record, reason }] : searchHalves(half, attempt, before);
}
