import fc from 'fast-check';
import { undoMerge } from '../../src/ingest/undo-merge.js';
import { cases } from '../support/cases.js';
import { checkInvariants } from '../support/check-invariants.js';
import { ARXIV, OPENALEX, emptyStore, importRecords, importWhole } from '../support/import-records.js';
import { loadRecords } from '../support/load-records.js';
import { arxivRecords, documentRecords, openAlexRecords } from '../support/random-world.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

const ALL = { paperIdentifiers: true, personIdentifiers: true };

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

it('keeps every rule of the store, whatever is imported in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      await emptyStore(database.dataSource);
      for (const one of steps) await take(one);
      await finish();
    }),
    cases(150),
  );
}, 120_000);
