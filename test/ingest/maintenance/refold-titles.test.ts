import { refoldTitles } from '../../../src/ingest/maintenance/refold-titles.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { type Graph, openGraph } from '../../support/graph.js';
import { ARXIV, OPENALEX, arxivRecord, importWhole, openAlexRecord } from '../../support/import-records.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());

it('folds the titles of a store anew that another version has folded', async () => {
  const { dataSource } = graph;
  const title = 'The $\\beta$-decay of Pe\u00ADat';
  await importWhole(dataSource, ARXIV, [
    arxivRecord('2401.00001', title, ['Ada Fen']),
    arxivRecord('2401.00002', 'Moss', ['Bo Ek']),
  ]);
  for (const table of ['listings', 'papers'])
    await dataSource.query(
      `update ${table} set title_key = 'the beta decay of pe at', title_folded = lower(title) where title like '%decay%'`,
    );
  await dataSource.query('delete from derivations');

  expect(await refoldTitles(dataSource)).toBe(2);
  expect(await refoldTitles(dataSource)).toBe(0);
  await checkInvariants(dataSource);
  for (const prefix of ['beta decay peat', 'β-decay of pe']) {
    const { suggest } = await graph.data<{ suggest: { text: string }[] }>(
      `{ suggest(prefix: "${prefix}") { text } }`,
    );
    expect(suggest.map(({ text }) => text)).toEqual([title]);
  }
  await importWhole(dataSource, OPENALEX, [openAlexRecord('W1', 'The β-decay of peat', [['Ada Fen']])]);
  const { papers } = await graph.data<{ papers: { totalCount: number } }>(`{ papers { totalCount } }`);
  expect(papers.totalCount).toBe(2);
});
