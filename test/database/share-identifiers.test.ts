import { ShareIdentifiers1763712000000 } from '../../migrations/1763712000000-share-identifiers.js';
import { NameClusters1763715600000 } from '../../migrations/1763715600000-name-clusters.js';
import { OPENALEX, importWhole, openAlexRecord, orcid } from '../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

const noted = () =>
  database.dataSource.query<unknown[]>(`
    select to_jsonb(i) from paper_identifiers i
    union all select to_jsonb(i) - 'is_nobodys' from author_identifiers i order by 1`);

it('notes for both, in a store of before, what is said of two who cannot be one', async () => {
  const doi = { scheme: 'DOI' as const, value: '10.1000/a' };
  const arxivId = (value: string) => ({ scheme: 'ARXIV' as const, value });
  await importWhole(database.dataSource, OPENALEX, [
    openAlexRecord('W1', 'Peat', [['Ann Lee', 'A6', orcid(1)]], {
      identifiers: [doi, arxivId('2001.00001')],
    }),
    openAlexRecord('W2', 'Moss', [['Bo Ek', 'A6', orcid(2)]], { identifiers: [doi, arxivId('2001.00002')] }),
  ]);
  const shared = await noted();
  const [sharing, renaming] = [new ShareIdentifiers1763712000000(), new NameClusters1763715600000()];
  const runner = database.dataSource.createQueryRunner();
  try {
    await renaming.down(runner);
    await sharing.down(runner);
    expect(await noted()).toHaveLength(shared.length - 2);
    await sharing.up(runner);
    await renaming.up(runner);
  } finally {
    await runner.release();
  }
  expect(await noted()).toEqual(shared);
});
