import type { IdentifierScheme } from '../../src/terms.js';
import { type Graph, openGraph } from '../support/graph.js';
import { loadRecords } from '../support/load-records.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

interface Named {
  scheme: IdentifierScheme;
  value: string;
}

const QUERY = `query ($identifiers: [IdentifierInput!]!) {
  papersByIdentifiers(identifiers: $identifiers) { title } }`;

const named = (scheme: IdentifierScheme, value: string): Named => ({ scheme, value });

async function titles(identifiers: Named[]): Promise<(string | null)[]> {
  const { papersByIdentifiers } = await graph.data<{ papersByIdentifiers: ({ title: string } | null)[] }>(
    QUERY,
    { identifiers },
  );
  return papersByIdentifiers.map((paper) => paper?.title ?? null);
}

async function identifiersOfAll(): Promise<Named[][]> {
  const { papers } = await graph.data<{ papers: { nodes: { identifiers: Named[] }[] } }>(
    '{ papers { nodes { identifiers { scheme value } } } }',
  );
  return papers.nodes.map(({ identifiers }) => identifiers);
}

it('finds papers in the order asked, in any usual form, null for a miss', async () => {
  await loadRecords(graph.dataSource, 'a.jsonl', [
    { title: 'Moss', identifiers: [named('ARXIV', 'arXiv:2209.15618v2'), named('OPENALEX', 'w12')] },
    { title: 'Peat', identifiers: [named('DOI', 'https://doi.org/10.1234/ABC')] },
    { title: 'Fern', identifiers: [named('DOI', '10.48550/arXiv.2101.00001')] },
  ]);
  const asked = [
    named('DOI', 'doi:10.1234/aBc'),
    named('ARXIV', 'https://arxiv.org/pdf/2209.15618v7.pdf'),
    named('ARXIV', '9999.99999'),
    named('OPENALEX', 'https://openalex.org/W12'),
    named('DOI', '10.48550/arXiv.2209.15618'),
    named('ARXIV', '2101.00001'),
    named('DOI', 'no identifier'),
    named('ORCID', '0000-0002-1825-0097'),
    named('ARXIV', 'W12'),
    named('DOI', '10.1234/ABC'),
  ];
  const expected = ['Peat', 'Moss', null, 'Moss', 'Moss', 'Fern', null, null, null, 'Peat'];
  expect(await titles(asked)).toEqual(expected);
});

it('runs one statement for 500 identifiers as for one, and none where none is any', async () => {
  await loadRecords(graph.dataSource, 'a.jsonl', [
    { title: 'Moss', identifiers: [named('DOI', '10.1234/1')] },
  ]);
  const statementsOf = async (identifiers: Named[]) => (await graph.query(QUERY, { identifiers })).statements;
  const many = Array.from({ length: 500 }, (_, place) => named('DOI', `10.1234/${place}`));
  expect(await statementsOf(many)).toEqual(['papersByIdentifier']);
  expect(await statementsOf(many.slice(0, 1))).toEqual(['papersByIdentifier']);
  expect(await statementsOf([named('DOI', 'none')])).toEqual([]);
});

it('refuses more than 500', async () => {
  const { errors, statements } = await graph.query(QUERY, {
    identifiers: Array(501).fill(named('DOI', '10.1234/1')),
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'identifiers' });
  expect(errors?.[0]?.message).toContain('500');
  expect(statements).toEqual([]);
});

it('takes entries of two documents with one identifier for one paper, and shows it in normal form', async () => {
  await loadRecords(graph.dataSource, 'a.jsonl', [
    { title: 'Moss', identifiers: [named('ARXIV', 'https://arxiv.org/abs/2209.15618v1')] },
  ]);
  await loadRecords(graph.dataSource, 'b.jsonl', [
    { title: 'On Mosses, revised', identifiers: [named('DOI', 'https://doi.org/10.48550/ARXIV.2209.15618')] },
    { title: 'Unrelated', identifiers: [named('ORCID', '0000-0002-1825-0097'), named('DOI', 'n/a')] },
    { title: 'Unrelated too', identifiers: [named('ORCID', '0000-0002-1825-0097'), named('DOI', 'n/a')] },
  ]);
  const all = await identifiersOfAll();
  expect(all).toHaveLength(3);
  expect(all.filter((identifiers) => identifiers.length > 0)).toEqual([
    [named('ARXIV', '2209.15618'), named('DOI', '10.48550/arxiv.2209.15618')],
  ]);
});

it('forgets an identifier that no document tells any more', async () => {
  const load = (value: string) =>
    loadRecords(graph.dataSource, 'a.jsonl', [{ title: 'Moss', identifiers: [named('DOI', value)] }]);
  await load('10.1234/old');
  await load('10.1234/new');
  expect(await titles([named('DOI', '10.1234/old'), named('DOI', '10.1234/new')])).toEqual([null, 'Moss']);
  expect(await identifiersOfAll()).toEqual([[named('DOI', '10.1234/new')]]);
});
