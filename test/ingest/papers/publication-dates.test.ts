import { DatePrecision1763726400000 } from '../../../migrations/1763726400000-date-precision.js';
import { restoreStore } from '../../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../../src/source-kinds.js';
import { publicationDate } from '../../../src/text/partial-date.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { exportText, textLines } from '../../support/export-text.js';
import { type Graph, openGraph } from '../../support/graph.js';
import { ARXIV, OPENALEX, arxivRecord, importWhole, openAlexRecord } from '../../support/import-records.js';
import { createTestDatabase } from '../../support/test-database.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

const DATED = 'title publishedOn publishedIn publishedPrecision publishedYear';

/** Works of one source, each under a title that is its date. */
async function importDates(dates: readonly (string | null)[]): Promise<void> {
  const works = dates.map((date, at) =>
    openAlexRecord(`W${at + 1}`, date ?? 'none', [['Ada Fen']], publicationDate(date)),
  );
  await importWhole(graph.dataSource, OPENALEX, works);
}

async function titles(argument: string): Promise<string[]> {
  const { papers } = await graph.data<{ papers: { nodes: { title: string }[] } }>(
    `{ papers(${argument}) { nodes { title } } }`,
  );
  return papers.nodes.map(({ title }) => title);
}

it('says of a date what is known of it', async () => {
  await importDates(['2003', '2003-05', '2003-05-17', null]);
  const { papers } = await graph.data<{ papers: { nodes: unknown[] } }>(
    `{ papers(orderBy: { field: TITLE, direction: ASC }) { nodes { ${DATED} listings { publishedOn publishedIn } } } }`,
  );
  const dated = (title: string, on: string | null, within: string | null, precision: string | null) => ({
    title,
    publishedOn: on,
    publishedIn: within,
    publishedPrecision: precision,
    publishedYear: precision === null ? null : 2003,
    listings: [{ publishedOn: on, publishedIn: within }],
  });
  expect(papers.nodes).toEqual([
    dated('2003', null, '2003', 'YEAR'),
    dated('2003-05', null, '2003-05', 'MONTH'),
    dated('2003-05-17', '2003-05-17', null, 'DAY'),
    dated('none', null, null, null),
  ]);
});

it.each([
  { arxiv: '2019-05-03', openAlex: '2019', known: '2019-05-03' },
  { arxiv: '2019-05-03', openAlex: '2018-12', known: '2019-05-03' },
  { arxiv: '2019-05-03', openAlex: '2019-04-30', known: '2019-04-30' },
  { arxiv: '2019-05', openAlex: '2018', known: '2019-05' },
  { arxiv: '2019-05', openAlex: '2019-03', known: '2019-03' },
  { arxiv: '2019', openAlex: '2018', known: '2018' },
  { arxiv: null, openAlex: '2018', known: '2018' },
])('makes $known of $arxiv and $openAlex', async ({ arxiv, openAlex, known }) => {
  const imports = [
    () =>
      importWhole(graph.dataSource, ARXIV, [
        arxivRecord('1905.00004', 'Gates', ['Ada Fen'], publicationDate(arxiv)),
      ]),
    () =>
      importWhole(graph.dataSource, OPENALEX, [
        openAlexRecord('W1', 'Gates', [['Ada Fen']], publicationDate(openAlex)),
      ]),
  ];
  for (const run of imports) await run();
  await checkInvariants(graph.dataSource);
  const { papers } = await graph.data<{ papers: { nodes: Record<string, string | null>[] } }>(
    `{ papers { nodes { ${DATED} } } }`,
  );
  expect(papers.nodes.map(({ publishedOn, publishedIn }) => publishedOn ?? publishedIn)).toEqual([known]);
});

it('puts a month or a year where its first day is, page by page', async () => {
  await importDates(['2004-01-01', '2003', '2003-05', '2003-05-17', '2003-04-30', null, '2002-12-31']);
  const ascending = ['2002-12-31', '2003', '2003-04-30', '2003-05', '2003-05-17', '2004-01-01'];
  const order = (direction: string) => `orderBy: { field: PUBLISHED_ON, direction: ${direction} }`;
  expect(await titles(order('ASC'))).toEqual([...ascending, 'none']);
  expect(await titles(order('DESC'))).toEqual([...ascending.toReversed(), 'none']);
  const { papers } = await graph.data<{ papers: { edges: { cursor: string; node: { title: string } }[] } }>(
    `{ papers(first: 4, ${order('ASC')}) { edges { cursor node { title } } } }`,
  );
  const cursor = papers.edges.find(({ node }) => node.title === '2003')?.cursor ?? '';
  expect(await titles(`first: 2, after: ${JSON.stringify(cursor)}, ${order('ASC')}`)).toEqual([
    '2003-04-30',
    '2003-05',
  ]);
});

it('finds a month or a year in ranges that hold all its days, and counts it under its year', async () => {
  await importDates(['2003', '2003-05', '2003-05-17', '2004-02', null]);
  const within = (range: string) =>
    titles(`filter: { publishedOn: { ${range} } }, orderBy: { field: TITLE, direction: ASC }`);
  expect(await within('from: "2003-01-01", to: "2003-12-31"')).toEqual(['2003', '2003-05', '2003-05-17']);
  expect(await within('from: "2003-01-02", to: "2003-12-31"')).toEqual(['2003-05', '2003-05-17']);
  expect(await within('from: "2003-05-01", to: "2003-05-30"')).toEqual(['2003-05-17']);
  expect(await within('to: "2003-05-31"')).toEqual(['2003-05', '2003-05-17']);
  expect(await within('to: "2004-02-28"')).toEqual(['2003', '2003-05', '2003-05-17']);
  expect(await within('to: "2004-02-29"')).toEqual(['2003', '2003-05', '2003-05-17', '2004-02']);
  expect(await within('from: "2003-05-02"')).toEqual(['2003-05-17', '2004-02']);
  const { papers } = await graph.data<{ papers: { facets: { years: unknown[] } } }>(
    `{ papers { facets { years { year count } } } }`,
  );
  expect(papers.facets.years).toEqual([
    { year: 2004, count: 1 },
    { year: 2003, count: 3 },
    { year: null, count: 1 },
  ]);
});

it('exports what is known, and has it again from an export', async () => {
  await importDates(['2003', '2003-05', '2003-05-17', null]);
  const bibtex = await exportText(graph.dataSource, { format: 'bibtex' });
  const years = bibtex.match(/(?:year|month) = \S+[^,\n]/g);
  const [year, month] = ['year = {2003}', 'month = may'];
  expect(years).toEqual([year, year, month, year, month]);
  const csv = await exportText(graph.dataSource, { format: 'csv' });
  expect(csv.split('\r\n').map((line) => line.split(',').slice(2, 4).join(' '))).toEqual([
    'published_on published_in',
    ' 2003',
    ' 2003-05',
    '2003-05-17 ',
    ' ',
    '',
  ]);
  const lines = await exportText(graph.dataSource, { format: 'ndjson' });
  const other = await createTestDatabase('empty');
  await restoreStore(other.dataSource, textLines(lines), SOURCE_KIND_NAMES);
  expect(await exportText(other.dataSource, { format: 'ndjson' })).toBe(lines);
  await other.drop();
});

it('takes lines of an export that was written before dates had a precision', async () => {
  await importDates(['2003-05-17']);
  const lines = await exportText(graph.dataSource, { format: 'ndjson' });
  const other = await createTestDatabase('empty');
  const former = lines.replaceAll('"publishedIn":null,', '');
  await restoreStore(other.dataSource, textLines(former), SOURCE_KIND_NAMES);
  expect(await exportText(other.dataSource, { format: 'ndjson' })).toBe(lines);
  await other.drop();
});

it('makes years of the first days of January that a store has of OpenAlex', async () => {
  const { dataSource } = graph;
  await importDates(['2003', '2001', '2004-02-03']);
  await importWhole(dataSource, ARXIV, [
    arxivRecord('1905.00004', '2001', ['Ada Fen'], publicationDate('2001-03-04')),
    arxivRecord('1905.00005', 'New year', ['Ada Fen'], publicationDate('2007-01-01')),
  ]);
  const runner = dataSource.createQueryRunner();
  for (const way of ['down', 'up'] as const) {
    await runner.startTransaction();
    await new DatePrecision1763726400000()[way](runner);
    await runner.commitTransaction();
  }
  await runner.release();
  await checkInvariants(dataSource);
  const { papers } = await graph.data<{ papers: { nodes: Record<string, string | null>[] } }>(
    `{ papers(orderBy: { field: TITLE, direction: ASC }) { nodes { ${DATED} } } }`,
  );
  expect(papers.nodes.map(({ publishedOn, publishedIn }) => [publishedOn, publishedIn])).toEqual([
    ['2001-03-04', null],
    [null, '2003'],
    ['2004-02-03', null],
    ['2007-01-01', null],
  ]);
});
