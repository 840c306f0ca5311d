import { refusedApart, refusedTogether } from '../../src/ingest/refused-records.js';

const RECORDS = Array.from({ length: 5_000 }, (_, at) => at);

/** Tries that refuse what `isRefused` says, and count themselves. */
function trialsOf(isRefused: (records: readonly number[]) => boolean) {
  const counted = { trials: 0, records: 0 };
  const attempt = (records: readonly number[]) => {
    counted.trials += 1;
    counted.records += records.length;
    return Promise.resolve(isRefused(records) ? 'too wet' : null);
  };
  return { counted, attempt };
}

const everyNth = (n: number) => (records: readonly number[]) =>
  records.some((record) => record % n === 7 % n);

it.each([1, 5, 25])('tells %i records of 5,000 apart that are refused by themselves', async (count) => {
  const { attempt, counted } = trialsOf(everyNth(5_000 / count));
  const expected = RECORDS.filter((record) => record % (5_000 / count) === 7 % (5_000 / count));
  const found = await refusedApart(RECORDS, attempt);
  const inOrder = found.toSorted((one, other) => one.record - other.record);
  expect(inOrder).toEqual(expected.map((record) => ({ record, reason: 'too wet' })));
  expect(counted.trials).toBeLessThanOrEqual(600);
});

it('gives the neighbours of hundreds with them, and says so, instead of trying each', async () => {
  const { attempt, counted } = trialsOf(everyNth(10));
  const found = await refusedApart(RECORDS, attempt);
  expect(counted.trials).toBeLessThanOrEqual(600);
  const refused = new Set(found.map(({ record }) => record));
  expect(RECORDS.filter((record) => record % 10 === 7).every((record) => refused.has(record))).toBe(true);
  expect(found[0]?.reason).toMatch(/^too wet \(of one or more of (19|20) records, tried together\)$/);
});

it('finds all of a batch where all are refused', async () => {
  const { attempt, counted } = trialsOf(() => true);
  expect(await refusedApart(RECORDS, attempt)).toHaveLength(5_000);
  expect(counted.trials).toBeLessThanOrEqual(600);
});

it('tries a batch of one record too', async () => {
  const { attempt } = trialsOf(() => true);
  expect(await refusedApart([1], attempt)).toEqual([{ record: 1, reason: 'too wet' }]);
  expect(await refusedTogether([1], attempt)).toEqual([{ record: 1, reason: 'too wet' }]);
  expect(await refusedApart([1], () => Promise.resolve(null))).toEqual([]);
});

/** At most one of the records of each hundred. */
const crowded = (records: readonly number[]) =>
  new Set(records.map((record) => Math.floor(record / 100))).size < records.length;

it('leaves the first of those that are refused beside each other', async () => {
  const records = [0, 100, 200, 210, 300, 301, 302, 400];
  const { attempt } = trialsOf(crowded);
  const found = await refusedTogether(records, attempt);
  expect(found.map(({ record }) => record)).toEqual([210, 301, 302]);
});

it('gives up telling them apart where there are too many, and what is left is taken together', async () => {
  const { attempt, counted } = trialsOf(crowded);
  const found = await refusedTogether(RECORDS, attempt);
  const refused = new Set(found.map(({ record }) => record));
  expect(counted.trials).toBeLessThanOrEqual(120);
  expect(crowded(RECORDS.filter((record) => !refused.has(record)))).toBe(false);
});
