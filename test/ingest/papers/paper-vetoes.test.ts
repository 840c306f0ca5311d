import { publicationDate } from '../../../src/text/partial-date.js';
import { checkInvariants } from '../../support/check-invariants.js';
import {
  ARXIV,
  type GivenPerson,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

/** What one source says: a date of any precision, who wrote it, and its DOI. */
type Said = readonly [date: string | null, names: readonly string[], doi?: string];

const doiOf = (doi: string | undefined) =>
  doi === undefined ? [] : [{ scheme: 'DOI' as const, value: doi }];

/** How many papers two records of one title are, which must not depend on the order of the imports. */
async function papersOf(title: string, [arxiv, openAlex]: readonly [Said, Said]): Promise<number> {
  const preprint = arxivRecord('2001.00001', title, arxiv[1], publicationDate(arxiv[0]));
  const work = openAlexRecord(
    'W1',
    title,
    openAlex[1].map((name): GivenPerson => [name]),
    {
      ...publicationDate(openAlex[0]),
      identifiers: doiOf(openAlex[2]),
      ...(openAlex[1].length === 0 ? { byline: null } : {}),
    },
  );
  const imports = [
    () =>
      importWhole(database.dataSource, ARXIV, [
        {
          ...preprint,
          publicationType: 'PREPRINT',
          identifiers: [...preprint.identifiers, ...doiOf(arxiv[2])],
        },
      ]),
    () => importWhole(database.dataSource, OPENALEX, [work]),
  ];
  const counts: number[] = [];
  for (const order of [imports, imports.toReversed()]) {
    await emptyStore(database.dataSource);
    for (const run of order) await run();
    await checkInvariants(database.dataSource);
    const [row] = await database.dataSource.query<{ count: number }[]>('select count(*)::int from papers');
    counts.push(row?.count ?? 0);
  }
  expect(counts[1]).toBe(counts[0]);
  return counts[0] ?? 0;
}

const ADA = ['Ada Fen'];
const SOME: Said = ['2020-01-03', ADA];

it.each<[string, string, readonly [Said, Said], number]>([
  ['nothing contradicts', 'Deep reeds', [SOME, ['2020-03-01', ADA, '10.2000/b']], 1],
  ['one byline is unknown', 'Deep reeds', [SOME, ['2020-03-01', [], '10.2000/b']], 1],
  ['nobody is on both complete bylines', 'Deep reeds', [SOME, ['2020-03-01', ['Bo Ek']]], 2],
  [
    'publishers gave two DOIs, years apart',
    'Deep reeds',
    [
      ['2016-01-03', ADA, '10.1000/a'],
      ['2020', ADA, '10.2000/b'],
    ],
    2,
  ],
  [
    'publishers gave two DOIs within a year',
    'Deep reeds',
    [
      ['2019-01-03', ADA, '10.1000/a'],
      ['2020', ADA, '10.2000/b'],
    ],
    1,
  ],
  [
    'one DOI is of a preprint',
    'Deep reeds',
    [
      ['2016-01-03', ADA, '10.48550/arxiv.2001.00001'],
      ['2020', ADA, '10.2000/b'],
    ],
    1,
  ],
  [
    'a publisher’s DOI is under a prefix that a preprint server has too',
    'Deep reeds',
    [
      ['2016-01-03', ADA, '10.1101/gr.1234'],
      ['2020', ADA, '10.2000/b'],
    ],
    2,
  ],
  [
    'decades are between',
    'Deep reeds',
    [
      ['2020', ADA],
      ['1996-02-02', ADA],
    ],
    2,
  ],
  [
    'fifteen years are between, and a name in full is common',
    'Deep reeds',
    [
      ['2020', ADA],
      ['2005', ADA],
    ],
    1,
  ],
  [
    'fifteen years are between, and initials are common',
    'Deep reeds',
    [
      ['2020', ADA],
      ['2005', ['A. Fen']],
    ],
    2,
  ],
  ['a heading is by one person', 'Editorial', [SOME, ['2020-03-01', ['Ada Fen', 'Bo Ek']]], 1],
  ['a heading is by initials that fit', 'Editorial', [SOME, ['2020-03-01', ['A. Fen', 'Bo Ek']]], 2],
  ['a heading has no byline', 'Vorwort', [SOME, ['2020-03-01', []]], 2],
  ['a heading has a number', 'Editorial: Vol. 3, No. 12', [SOME, ['2020-03-01', ['A. Fen']]], 2],
  ['a comment is on another paper', 'Comment on “Deep reeds”', [SOME, ['2020-03-01', []]], 2],
])('decides where %s (%s)', async (_what, title, said, count) => {
  expect(await papersOf(title, said)).toBe(count);
});
