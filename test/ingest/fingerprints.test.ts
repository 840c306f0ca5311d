import { findFormat } from '../../src/formats/all-formats.js';
import { analyzeStore } from '../../src/ingest/maintenance/analyze-store.js';
import type { BulkRecord } from '../../src/record.js';
import { importRecords } from '../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

const ARXIV = {
  id: '2309.10668',
  title: 'T',
  authors_parsed: [['A', 'B', '']],
  categories: 'cs.LG',
  versions: [{ version: 'v1', created: 'Tue, 19 Sep 2023 14:50:38 GMT' }],
  update_date: '2024-03-19',
  comments: 'c',
  abstract: 'x',
};
const OPENALEX = {
  id: 'https://openalex.org/W1',
  title: 'T',
  display_name: 'T',
  publication_date: '2020-02-03',
  authorships: [
    {
      author: {
        id: 'https://openalex.org/A1',
        display_name: 'Ann Lee',
        orcid: 'https://orcid.org/0000-0002-1825-0097',
      },
      raw_author_name: 'Ann Lee',
      institutions: [{ display_name: 'X' }],
    },
  ],
  updated_date: '2024-01-01',
  ids: {},
  doi: 'https://doi.org/10.1/x',
};
const HUGGING_FACE = {
  publishedAt: '2024-05-27T00:00:00.000Z',
  title: 'T',
  numComments: 2,
  paper: {
    id: '2405.00001',
    title: 'T',
    summary: 's',
    authors: [{ name: 'A B' }],
    publishedAt: '2024-05-26T00:00:00.000Z',
  },
};

/** With other fingerprints, each record of each store that is there would count as changed. */
it.each([
  ['arxiv', ARXIV, '4d5e76d7b49b1206d348e41649bcf26b'],
  ['openalex', OPENALEX, '02a9ae2c78762aa87592ca53d397e563'],
  ['huggingface', HUGGING_FACE, '8d57ffcecd309745c0fb48f553d773f6'],
])('gives a record of %s the fingerprint that it has in every store', async (name, value, fingerprint) => {
  const format = findFormat(name);
  if (format === null) throw new Error(`there is no format ${name}`);
  const record = format.read(value, { line: 7, latestDay: '2030-01-01' }) as BulkRecord;
  await importRecords(database.dataSource, { name, kind: format.kind }, [record]);
  const rows = await database.dataSource.query<{ fingerprint: string }[]>(
    'select l.fingerprint from listings l join sources s on s.id = l.source_id where s.name = $1',
    [name],
  );
  expect(rows.map((row) => row.fingerprint.replaceAll('-', ''))).toEqual([fingerprint]);
});

it('analyzes a schema that holds tables of others, whatever they are called', async () => {
  await database.dataSource.query('create table "order" (id int)');
  await database.dataSource.query('create table "my-table" (id int)');
  await expect(analyzeStore(database.dataSource, 'all')).resolves.toBeUndefined();
});
