import { splitPaper } from '../../../src/ingest/papers/split-paper.js';
import { restoreStore } from '../../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../../src/source-kinds.js';
import { exportText, textLines } from '../../support/export-text.js';
import { type Graph, openGraph } from '../../support/graph.js';
import {
  ARXIV,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../../support/import-records.js';
import { createTestDatabase } from '../../support/test-database.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
beforeEach(() => emptyStore(graph.dataSource));
afterAll(() => graph.close());

async function doubts(): Promise<unknown[]> {
  const { doubts } = await graph.data<{ doubts: unknown[] }>(
    `{ doubts(kinds: [SAME_PAPER]) { kind likelihood evidence subjects { ... on Paper { slug } } } }`,
  );
  return doubts;
}

it('lists papers that a veto keeps apart though people are in common', async () => {
  const { dataSource } = graph;
  const preprints = [
    arxivRecord('2001.00001', 'Reply', ['Ada Fen'], { publishedOn: '2020-01-03' }),
    arxivRecord('2001.00002', 'Preface', ['Bo Ek'], { publishedOn: '2020-01-03' }),
  ];
  const works = [
    openAlexRecord('W1', 'Reply', [['A. Fen'], ['Cy Oh']], { publishedOn: '1996-02-02' }),
    openAlexRecord('W2', 'Preface', [['Dee Low']], { publishedOn: '2020-02-02' }),
  ];
  await importWhole(dataSource, ARXIV, preprints);
  await importWhole(dataSource, OPENALEX, works);
  const doubt = {
    kind: 'SAME_PAPER',
    likelihood: 0.3,
    evidence: [
      'They bear one title.',
      'One person may stand on both bylines.',
      'Against it: a heading for a title, and no name in full in common.',
    ],
    subjects: [{ slug: 'reply' }, { slug: 'reply-2' }],
  };
  expect(await doubts()).toEqual([doubt]);

  const lines = await exportText(dataSource, { format: 'ndjson' });
  const other = await createTestDatabase('empty');
  await restoreStore(other.dataSource, textLines(lines), SOURCE_KIND_NAMES);
  expect(await exportText(other.dataSource, { format: 'ndjson' })).toBe(lines);
  await other.drop();
});

it('does not ask what somebody has decided', async () => {
  const { dataSource } = graph;
  const works = (comment: string) => [openAlexRecord('W1', 'Reeds', [['Ada Fen']], { comment })];
  await importWhole(dataSource, ARXIV, [arxivRecord('2001.00001', 'Reeds', ['Ada Fen'])]);
  await importWhole(dataSource, OPENALEX, works('one'));
  await splitPaper(dataSource, 'reeds', [2]);
  await importWhole(dataSource, OPENALEX, works('two'));
  expect(await doubts()).toEqual([]);
});
