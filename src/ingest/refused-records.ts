/** A record that PostgreSQL does not take, with what it says against it. */
export interface RefusedRecord<Item> {
  record: Item;
  reason: string;
}

/** What PostgreSQL says against storing the records in one transaction; null where it takes them. */
type Try<Item> = (records: readonly Item[]) => Promise<string | null>;

/** Records that are refused when they are tried in one transaction. */
interface RefusedGroup<Item> {
  records: readonly Item[];
  reason: string;
}

/**
 * A trial takes 20 ms or more, however few its records, so a batch of nothing but refused records is not searched to
 * the end: of 5,000 records, two dozen that are refused are always told apart.
 */
const MOST_TRIALS_APART = 600;

/** Each takes as long as a batch. */
const MOST_TRIALS_TOGETHER = 100;

/**
 * Finds those of the records that are refused by themselves: what is refused is halved until single records are left.
 * For one that is refused all records are tried about twice. Where hundreds are, their neighbours are given with them.
 *
 * @param records refused together.
 */
export async function refusedApart<Item>(
  records: readonly Item[],
  attempt: Try<Item>,
): Promise<RefusedRecord<Item>[]> {
  const single: RefusedGroup<Item>[] = [];
  let halves = halvesOf(records);
  for (let trials = halves.length; halves.length > 0; trials += halves.length) {
    const refused = await refusedGroups(halves, attempt);
    const several = refused.filter((group) => group.records.length > 1);
    single.push(...refused.filter((group) => group.records.length === 1));
    halves = several.flatMap((group) => halvesOf(group.records));
    if (trials + halves.length > MOST_TRIALS_APART) return [...single, ...several].flatMap(recordsOf);
  }
  return single.flatMap(recordsOf);
}

/**
 * Finds those that are refused beside others, as where two are too many: each half is tried on top of what is taken before
 * it, so that all that are left are taken together. For one that is refused all records are tried a dozen times. Where
 * dozens are, those behind them may be given with them.
 *
 * @param records refused together.
 */
export function refusedTogether<Item>(
  records: readonly Item[],
  attempt: Try<Item>,
): Promise<RefusedRecord<Item>[]> {
  let trials = 0;
  const searchHalves = async (group: readonly Item[], before: readonly Item[]) => {
    const refused: RefusedRecord<Item>[] = [];
    let taken = before;
    for (const half of halvesOf(group)) {
      const found = await searchHalf(half, taken);
      refused.push(...found);
      taken = [...taken, ...without(half, found)];
    }
    return refused;
  };
  const searchHalf = async (half: readonly Item[], before: readonly Item[]) => {
    trials += 1;
    const reason = await attempt([...before, ...half]);
    if (reason === null) return [];
    const isSearched = half.length > 1 && trials < MOST_TRIALS_TOGETHER;
    return isSearched ? searchHalves(half, before) : recordsOf({ records: half, reason });
  };
  return searchHalves(records, []);
}

/** The records that are not refused. */
export function without<Item>(records: readonly Item[], refused: readonly RefusedRecord<Item>[]): Item[] {
  const gone = new Set(refused.map(({ record }) => record));
  return records.filter((record) => !gone.has(record));
}

/** Without an empty one. */
function halvesOf<Item>(records: readonly Item[]): (readonly Item[])[] {
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)].filter((half) => half.length > 0);
}

async function refusedGroups<Item>(
  groups: readonly (readonly Item[])[],
  attempt: Try<Item>,
): Promise<RefusedGroup<Item>[]> {
  const refused: RefusedGroup<Item>[] = [];
  for (const records of groups) {
    const reason = await attempt(records);
    if (reason !== null) refused.push({ records, reason });
  }
  return refused;
}

function recordsOf<Item>({ records, reason }: RefusedGroup<Item>): RefusedRecord<Item>[] {
  const among = records.length === 1 ? '' : ` (of one or more of ${records.length} records, tried together)`;
  return records.map((record) => ({ record, reason: `${reason}${among}` }));
}
