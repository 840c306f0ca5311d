import fc from 'fast-check';
import { undoMerge } from '../../src/ingest/persons/undo-merge.js';
import { cases } from '../support/cases.js';
import { checkInvariants } from '../support/check-invariants.js';
import {
  ARXIV,
  type GivenBulkRecord,
  OPENALEX,
  emptyStore,
  importRecords,
  importWhole,
} from '../support/import-records.js';
import { loadRecords } from '../support/load-records.js';
import { arxivRecords, documentRecords, openAlexRecords } from '../support/random-world.js';
import { type VisibleStore, readVisibleStore } from '../support/visible-store.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

const ALL = { paperIdentifiers: true, personIdentifiers: true, mistakes: true };

const step = fc.oneof(
  fc.record({ kind: fc.constant('arxiv' as const), records: arxivRecords(ALL) }),
  fc.record({ kind: fc.constant('openalex' as const), records: openAlexRecords(ALL) }),
  fc.record({
    kind: fc.constant('document' as const),
    name: fc.constantFrom('a.txt', 'b.txt'),
    records: documentRecords(),
  }),
  fc.record({ kind: fc.constant('finish' as const) }),
  fc.record({ kind: fc.constant('undo' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function take(one: Step): Promise<void> {
  const { dataSource } = database;
  if (one.kind === 'arxiv') await importRecords(dataSource, ARXIV, one.records);
  if (one.kind === 'openalex') await importRecords(dataSource, OPENALEX, one.records);
  if (one.kind === 'document') await loadRecords(dataSource, one.name, one.records);
  if (one.kind === 'finish') await finish();
  if (one.kind === 'undo') await undoLast();
}

async function finish(): Promise<void> {
  await importWhole(database.dataSource, ARXIV, []);
  await checkInvariants(database.dataSource);
}

async function undoLast(): Promise<void> {
  const [merge] = await database.dataSource.query<{ id: string }[]>(
    'select id from author_merges where undone_at is null order by id desc limit 1',
  );
  if (merge) await undoMerge(database.dataSource, merge.id);
}

/** What two runs of imports leave, one after the other in a store that was empty before each. */
async function visibleAfter(run: () => Promise<unknown>): Promise<VisibleStore> {
  await emptyStore(database.dataSource);
  await run();
  await checkInvariants(database.dataSource);
  return readVisibleStore(database.dataSource);
}

const PAPERS = { paperIdentifiers: true, personIdentifiers: false, mistakes: false };
const PERSONS = { paperIdentifiers: false, personIdentifiers: true, mistakes: false };

/** One after the other in batches of a size, then the end of the import. */
async function importBoth(
  arxiv: GivenBulkRecord[],
  openAlex: GivenBulkRecord[],
  size: number,
): Promise<void> {
  await importWhole(database.dataSource, ARXIV, arxiv, size);
  await importWhole(database.dataSource, OPENALEX, openAlex, size);
}

it.each([
  ['papers', PAPERS],
  ['persons', PERSONS],
])(
  'gives the same store in batches of any size, and in one run or two: %s',
  async (_what, world) => {
    await fc.assert(
      fc.asyncProperty(arxivRecords(world), openAlexRecords(world), async (arxiv, openAlex) => {
        const whole = await visibleAfter(() => importBoth(arxiv, openAlex, 1000));
        expect(await visibleAfter(() => importBoth(arxiv, openAlex, 1))).toEqual(whole);
        expect(await visibleAfter(() => importBoth(arxiv, openAlex, 3))).toEqual(whole);
        const inTwoRuns = async () => {
          await importBoth(arxiv, openAlex.slice(0, 2), 1000);
          await importBoth([], openAlex.slice(2), 1000);
        };
        expect(await visibleAfter(inTwoRuns)).toEqual(whole);
      }),
      cases(20, 0.1),
    );
  },
  120_000,
);

it.each([
  ['papers', PAPERS],
  ['persons', PERSONS],
])(
  'is as if only the new version had ever been imported: %s',
  async (_what, world) => {
    await fc.assert(
      fc.asyncProperty(
        arxivRecords(world),
        openAlexRecords(world),
        openAlexRecords(world),
        async (arxiv, former, records) => {
          const replacing = former.filter(({ key }) => records.some((record) => record.key === key));
          const both = async (first: GivenBulkRecord[]) => {
            await importWhole(database.dataSource, ARXIV, arxiv);
            if (first.length > 0) await importWhole(database.dataSource, OPENALEX, first);
            await importWhole(database.dataSource, OPENALEX, records);
          };
          const fresh = await visibleAfter(() => both([]));
          expect(await visibleAfter(() => both(replacing))).toEqual(fresh);
        },
      ),
      cases(20, 0.1),
    );
  },
  120_000,
);

/** One import each, and then what was merged first by its names is taken apart. */
async function importAndUndo(records: readonly GivenBulkRecord[], undone: string | null): Promise<string[]> {
  for (const record of records) await importWhole(database.dataSource, OPENALEX, [record]);
  const merges = await database.dataSource.query<{ id: string; names: string }[]>(`
    select m.id, least(k.names, g.names) || ' / ' || greatest(k.names, g.names) as names
    from author_merges m
    cross join lateral (select string_agg(name_key || ' ' || identity, ', ' order by name_key, identity) as names
      from author_names where id = any (m.kept_name_ids)) k
    cross join lateral (select string_agg(name_key || ' ' || identity, ', ' order by name_key, identity) as names
      from author_names where id = any (m.merged_name_ids)) g
    where m.undone_at is null order by 2`);
  const merge = merges.find(({ names }) => names === undone);
  if (merge) await undoMerge(database.dataSource, merge.id);
  return merges.map(({ names }) => names);
}

it('gives the same store in whatever order records come, one import each, also where a merge is undone', async () => {
  const records = fc.uniqueArray(
    openAlexRecords(PERSONS).map(([first]) => first),
    { minLength: 1, maxLength: 1 },
  );
  const works = fc.uniqueArray(fc.tuple(records, fc.integer({ min: 1, max: 99 })), {
    selector: ([, number]) => number,
    maxLength: 6,
  });
  const shuffled = works.chain((given) => {
    const distinct = given.flatMap(([[record], number]) =>
      record === undefined
        ? []
        : [{ ...record, key: `W${number}`, title: `Peat ${number}`, identifiers: [] }],
    );
    return fc.tuple(fc.constant(distinct), fc.shuffledSubarray(distinct, { minLength: distinct.length }));
  });
  await fc.assert(
    fc.asyncProperty(shuffled, fc.nat(), async ([inOrder, otherwise], pick) => {
      let merges: string[] = [];
      await visibleAfter(async () => (merges = await importAndUndo(inOrder, null)));
      const undone = merges[pick % Math.max(1, merges.length)] ?? null;
      const first = await visibleAfter(() => importAndUndo(inOrder, undone));
      const second = await visibleAfter(async () => {
        const found = await importAndUndo(otherwise, undone);
        if (undone !== null && !found.includes(undone)) fc.pre(false);
      });
      expect(second).toEqual(first);
    }),
    cases(30, 0.1),
  );
}, 240_000);

it('keeps every rule of the store, whatever is imported in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      await emptyStore(database.dataSource);
      for (const one of steps) await take(one);
      await finish();
    }),
    cases(30, 0.1),
  );
}, 120_000);
