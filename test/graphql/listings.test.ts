import { type Graph, openGraph } from '../support/graph.js';
import { OPENALEX, importWhole, openAlexRecord } from '../support/import-records.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());

it('lists records of one collection in the order of precedence that chose the title, not as they came', async () => {
  const identifiers = [{ scheme: 'DOI', value: '10.1000/rivers' } as const];
  const recordOf = (key: string, title: string) =>
    openAlexRecord(key, title, [['Ola Berg']], { identifiers });
  await importWhole(graph.dataSource, OPENALEX, [recordOf('W9', 'Rivers, at Last')], 1);
  await importWhole(
    graph.dataSource,
    OPENALEX,
    [recordOf('W1', 'Rivers'), recordOf('W5', 'Rivers Again')],
    1,
  );

  const { papers } = await graph.data<{
    papers: { nodes: { title: string; listings: { title: string; position: number }[] }[] };
  }>('{ papers { nodes { title listings { title position } } } }');

  expect(papers.nodes).toHaveLength(1);
  const [paper] = papers.nodes;
  expect(paper?.title).toBe('Rivers');
  expect(paper?.listings.map(({ title }) => title)).toEqual(['Rivers', 'Rivers Again', 'Rivers, at Last']);
  expect(paper?.listings.map(({ position }) => position)).toEqual([2, 3, 1]);
});
