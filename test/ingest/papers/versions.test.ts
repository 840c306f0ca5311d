import type { BulkRecord } from '../../../src/record.js';
import { publicationDate } from '../../../src/text/partial-date.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { type Graph, openGraph } from '../../support/graph.js';
import {
  ARXIV,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../../support/import-records.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
beforeEach(() => emptyStore(graph.dataSource));
afterAll(() => graph.close());

interface VersionAnswer {
  label: string;
  publishedOn: string | null;
  publishedIn: string | null;
  identifiers: { value: string }[];
}

async function versions(): Promise<VersionAnswer[][]> {
  await checkInvariants(graph.dataSource);
  const { papers } = await graph.data<{ papers: { nodes: { versions: VersionAnswer[] }[] } }>(
    `{ papers { nodes { versions { label publishedOn publishedIn identifiers { value } } } } }`,
  );
  return papers.nodes.map((paper) => paper.versions);
}

/** A work of Ada Fen and Bo Ek under a title, with a DOI. */
function work(key: string, date: string, doi: string, rest: Partial<BulkRecord> = {}) {
  return openAlexRecord(key, 'Reeds in rain', [['Ada Fen'], ['Bo Ek']], {
    ...publicationDate(date),
    identifiers: [{ scheme: 'DOI', value: doi }],
    ...rest,
  });
}

const PREPRINT = work('W1', '2021', '10.9000/pre', { publicationType: 'PREPRINT' });
const ARTICLE = work('W2', '2024-02-03', '10.9000/art', { publicationType: 'ARTICLE' });

it.each([
  ['at once', [PREPRINT, ARTICLE], 1000],
  ['one after the other', [PREPRINT, ARTICLE], 1],
  ['the other way round', [ARTICLE, PREPRINT], 1],
])('makes one paper of a preprint and an article of one collection: %s', async (_, records, size) => {
  await importWhole(graph.dataSource, OPENALEX, records, size);
  expect(await versions()).toEqual([
    [
      {
        label: 'submitted',
        publishedOn: null,
        publishedIn: '2021',
        identifiers: [{ value: '10.9000/pre' }, { value: 'W1' }],
      },
      {
        label: 'published',
        publishedOn: '2024-02-03',
        publishedIn: null,
        identifiers: [{ value: '10.9000/art' }, { value: 'W2' }],
      },
    ],
  ]);
});

it.each([
  ['two articles', [{ ...PREPRINT, publicationType: 'ARTICLE' }, ARTICLE]],
  ['two preprints', [PREPRINT, { ...ARTICLE, publicationType: 'PREPRINT' }]],
  ['what does not say what it is', [{ ...PREPRINT, publicationType: null }, ARTICLE]],
  [
    'works of other people',
    [
      { ...PREPRINT, byline: { names: ['Ada Fen', 'C. Oh', 'D. Oh', 'E. Oh', 'F. Oh'], truncated: false } },
      ARTICLE,
    ],
  ],
  [
    'headings',
    [
      { ...PREPRINT, title: 'Preface', byline: { names: ['A. Fen'], truncated: false } },
      { ...ARTICLE, title: 'Preface' },
    ],
  ],
])('keeps %s apart', async (_, records) => {
  for (const size of [1000, 1]) {
    await emptyStore(graph.dataSource);
    await importWhole(graph.dataSource, OPENALEX, records, size);
    expect(await versions()).toHaveLength(2);
  }
});

it('knows the versions of a paper of arXiv that a publisher gave a DOI', async () => {
  const preprint = arxivRecord(
    '2101.00001',
    'Reeds in rain',
    ['Ada Fen', 'Bo Ek'],
    publicationDate('2021-01-05'),
  );
  await importWhole(graph.dataSource, ARXIV, [
    { ...preprint, identifiers: [...preprint.identifiers, { scheme: 'DOI', value: '10.9000/art' }] },
  ]);
  const published = { label: 'published', publishedOn: null, publishedIn: null };
  const submitted = {
    label: 'submitted',
    publishedOn: '2021-01-05',
    publishedIn: null,
    identifiers: [{ value: '2101.00001' }],
  };
  expect(await versions()).toEqual([[submitted, { ...published, identifiers: [{ value: '10.9000/art' }] }]]);
  await importWhole(graph.dataSource, OPENALEX, [ARTICLE]);
  expect(await versions()).toEqual([
    [
      submitted,
      { ...published, publishedOn: '2024-02-03', identifiers: [{ value: '10.9000/art' }, { value: 'W2' }] },
    ],
  ]);
});
