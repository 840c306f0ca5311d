import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { priceError, priceRequest } from '../../../src/graphql/price/price-request.js';
import { WEIGHTS } from '../../../src/graphql/price/priced.js';
import { buildPapergraphSchema } from '../../../src/graphql/schema.js';
import { SOURCE_KINDS } from '../../../src/source-kinds.js';

let schema: GraphQLSchema;
beforeAll(async () => (schema = await buildPapergraphSchema(SOURCE_KINDS)));

function priceOf(query: string, variables?: Record<string, unknown>) {
  const document = parse(query);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('no operation');
  return priceRequest({ schema, document, operation, variables });
}

const rowsOf = (query: string, variables?: Record<string, unknown>) => priceOf(query, variables).rows;

it.each([
  ['{ __typename }', 0],
  ['{ papers { totalCount } }', WEIGHTS.count],
  ['{ papers { nodes { title } } }', 20],
  ['{ papers(first: 3) { nodes { title } } }', 3],
  ['{ papers(last: 4) { edges { cursor node { title } } } }', 4],
  ['{ papers(first: 50) { nodes { authors(first: 20) { nodes { name } } } } }', 50 + 1_000],
  [
    '{ papers(first: 50) { nodes { authors(first: 20) { nodes { papers(first: 5) { nodes { authors(first: 20) { nodes { name } } } } } } } } }',
    106_050,
  ],
  [
    '{ papers(first: 100) { nodes { authors(first: 100) { nodes { papers(first: 100) { nodes { title } } } } } } }',
    1_010_100,
  ],
  // Each alias is a list of its own; the same response name is one, as execution merges it.
  ['{ a: papers(first: 3) { nodes { title } } b: papers(first: 4) { nodes { title } } }', 7],
  ['{ papers(first: 3) { nodes { title } } papers(first: 3) { nodes { slug } } }', 3],
  ['{ papers(first: 3) { ...A ...A } } fragment A on PaperConnection { nodes { title } }', 3],
  [
    '{ papers(first: 3) { ...A ...B } } fragment A on PaperConnection { nodes { title } } fragment B on PaperConnection { nodes { slug topics { code } } }',
    3 + 15,
  ],
  // Rows of a page that two fields give are given twice.
  ['{ papers(first: 3) { nodes { title } edges { cursor } } }', 6],
  ['{ papers(first: 9) @skip(if: true) { nodes { title } } }', 0],
  ['{ paper(slug: "x") { title primaryTopic { code } } }', 2],
  ['{ node(id: "x") { id ... on Paper { topics { code } } } }', 6],
  ['{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
  ['{ papers(first: 1) { nodes { title } facets { years { year } } } }', 1 + WEIGHTS.facets + 5],
  ['{ papers(first: 2) { nodes { related(first: 3) { paper { title } } } } }', 2 + 2 * WEIGHTS.related + 12],
  [
    '{ papers(first: 1, filter: { or: [{ text: "a" }, { not: { text: "b" } }] }) { nodes { title } } }',
    1 + 2 * WEIGHTS.textFilter,
  ],
  // Filters below rows are read for each of them: what passes ten values counts.
  [
    `{ papers(first: 2) { nodes { authors(first: 3) { nodes { papers(first: 1, filter: { topics: [${'"a" '.repeat(30)}] }) { totalCount } } } } } }`,
    2 + 6 + 6 * (22 + WEIGHTS.count),
  ],
  // What a filter has of parts beyond five is looked at for every paper.
  [
    `{ papers(first: 1, filter: { or: [${'{ hasCode: true } '.repeat(8)}] }) { nodes { title } } }`,
    1 + 8 + 4 * WEIGHTS.part,
  ],
  ['{ suggest(prefix: "a", first: 7) { text } }', 7 + WEIGHTS.suggest],
  ['{ suggest(prefix: "a") { text } }', 10 + WEIGHTS.suggest],
  ['{ collaborationPath(from: "a", to: "b") { name } }', 5 + WEIGHTS.path],
])('prices %s', (query, rows) => {
  expect(rowsOf(query)).toBe(rows);
});

it('knows variables and their defaults', () => {
  const query =
    'query ($size: Int = 7, $none: Boolean = false) { papers(first: $size) { nodes { title topics @include(if: $none) { code } } } }';
  expect(rowsOf(query)).toBe(7);
  expect(rowsOf(query, { size: 9 })).toBe(9);
  expect(rowsOf(query, { size: 2, none: true })).toBe(12);
  expect(rowsOf(query, { size: 'many' })).toBe(0);
});

it('names the dearest list and the page that would fit', () => {
  const query = (size: number) =>
    `{ papers(first: 100) { nodes { writers: authors(first: 100) { nodes { papers(first: ${size}) { nodes { title } } } } } } }`;
  expect(priceError(priceOf(query(100)), 500_000)?.toJSON()).toEqual({
    message:
      'The query asks for up to 1010100 rows; at most 500000 are allowed. "papers.nodes.writers.nodes.papers" is the dearest list: a page of 48 there would fit.',
    extensions: {
      code: 'QUERY_TOO_COMPLEX',
      requested: 1_010_100,
      allowed: 500_000,
      list: 'papers.nodes.writers.nodes.papers',
      rows: 1_000_000,
      fits: 48,
    },
  });
  expect(priceError(priceOf(query(48)), 500_000)).toBeUndefined();
  expect(priceError(priceOf(query(49)), 500_000)).toBeDefined();
});

it('says so where no page of the dearest list would fit', () => {
  const query =
    '{ papers(first: 100) { nodes { authors(first: 100) { nodes { papers { facets { years { year } } } } } } } }';
  const { extensions } = priceError(priceOf(query), 500_000) ?? {};
  expect(extensions).toMatchObject({ list: 'papers.nodes.authors.nodes.papers.facets', fits: undefined });
});
