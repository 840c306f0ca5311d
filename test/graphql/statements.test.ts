import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

const statementsOf = async (source: string) => {
  const { statements, errors } = await graph.query(source);
  expect(errors).toBeUndefined();
  return statements.sort();
};

it('runs one statement for each access path and level, whatever the number of rows', async () => {
  const nested = (first: number) => `{ papers(first: ${first}) { nodes { authors { nodes {
    papers(first: 5) { nodes { authors { nodes { name } } } } } } } } }`;
  const expected = ['authorsByPaperId', 'authorsByPaperId', 'papersByAuthorId', 'papersPage'];
  expect(await statementsOf(nested(50))).toEqual(expected);
  expect(await statementsOf(nested(1))).toEqual(expected);
});

it('reads below sources, listings, topics and metrics in one statement each', async () => {
  const statements = await statementsOf(`{ papers(first: 100) { nodes {
    primaryTopic { code } topics { code } identifiers { value }
    listings { source { name owner { name } } }
    authors { nodes { nameVariants topics { topic { code } } metrics { hIndex field { code } }
      metricsHistory { hIndex } } } } } }`);
  expect(statements).toEqual([
    'authorsById',
    'authorsByPaperId',
    'identifiersByPaperId',
    'listingsByPaperId',
    'metricsByAuthorId',
    'papersPage',
    'sourcesById',
    'spellingsByAuthorId',
    'topicsByAuthorId',
    'topicsById',
    'topicsByPaperId',
  ]);
});

it('reads the sources of metrics in one statement, and their owners in another', async () => {
  const statements = await statementsOf(
    '{ authors(first: 100, orderBy: { field: PAPER_COUNT }) { nodes { metrics { source { name owner { name } } } } } }',
  );
  expect(statements).toEqual(['authorsById', 'authorsPage', 'metricsByAuthorId', 'sourcesById']);
});

it('counts only where it is asked, and then reads no page', async () => {
  expect(await statementsOf('{ papers { nodes { title } } }')).toEqual(['papersPage']);
  expect(await statementsOf('{ papers { totalCount } }')).toEqual(['countPapers']);
});

it('knows the counts of whole lists below without counting', async () => {
  expect(await statementsOf('{ authors { nodes { papers { totalCount } } } }')).toEqual(['authorsPage']);
  expect(await statementsOf('{ topics { nodes { papers { totalCount } } } }')).toEqual(['topicsPage']);
});

it('counts filtered lists below in one statement for all parents', async () => {
  expect(
    await statementsOf('{ authors { nodes { papers(filter: { hasCode: true }) { totalCount } } } }'),
  ).toEqual(['authorsPage', 'countPapersByAuthorId']);
});

it('shares a statement between fields with the same arguments, and none between others', async () => {
  expect(
    await statementsOf(`{ authors(first: 3) { nodes {
      a: papers(first: 2) { nodes { title } } b: papers(first: 2) { nodes { title } } c: papers(first: 3) { nodes { title } } } } }`),
  ).toEqual(['authorsPage', 'papersByAuthorId', 'papersByAuthorId']);
});

it('pages connections below a list by cursor in one statement for all parents', async () => {
  const { authors } = await graph.data<{
    authors: { nodes: { papers: { pageInfo: { endCursor: string } } }[] };
  }>(
    '{ authors(orderBy: { field: PAPER_COUNT }, first: 1) { nodes { papers(first: 3) { pageInfo { endCursor } } } } }',
  );
  const after = authors.nodes[0]?.papers.pageInfo.endCursor ?? '';
  expect(
    await statementsOf(`{ authors(first: 100) { nodes {
      papers(first: 5, after: "${after}") { nodes { title } pageInfo { hasNextPage hasPreviousPage } } } } }`),
  ).toEqual(['authorsPage', 'papersByAuthorId']);
});

it('finds nodes of all types in one statement for each type', async () => {
  const { papers, authors, topics, sources } = await graph.data<Record<string, { nodes: { id: string }[] }>>(
    '{ papers(first: 3) { nodes { id } } authors(first: 3) { nodes { id } } topics(first: 3) { nodes { id } } sources { nodes { id } } }',
  );
  const ids = [papers, authors, topics, sources].flatMap((list) => (list?.nodes ?? []).map(({ id }) => id));
  const { data, statements } = await graph.query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }',
    { ids },
  );
  expect((data as { nodes: { id: string }[] }).nodes.map(({ id }) => id)).toEqual(ids);
  expect(statements.sort()).toEqual(['authorsBySlug', 'papersBySlug', 'sourcesByName', 'topicsByCode']);
});

it('reads what is cited of all papers of a list in one statement, for all forms of it', async () => {
  const forms = 'citation(format: BIBTEX) ris: citation(format: RIS) csl: citation(format: CSL_JSON)';
  expect(await statementsOf(`{ papers(first: 50) { nodes { ${forms} } } }`)).toEqual([
    'citablePapersById',
    'papersPage',
  ]);
});
