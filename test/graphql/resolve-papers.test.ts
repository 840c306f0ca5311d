import { type Graph, openGraph } from '../support/graph.js';
import { ARXIV, arxivRecord, importWhole } from '../support/import-records.js';

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  await importWhole(graph.dataSource, ARXIV, [arxivRecord('2209.15618', 'Draining bogs', ['Ana Lee'])]);
});
afterAll(() => graph.close());

const QUERY = `query ($identifiers: [IdentifierInput!]!) {
  resolvePapers(identifiers: $identifiers) { paper { slug } miss normalized { scheme value } } }`;

it.each([
  ['ARXIV', 'https://arxiv.org/abs/2209.15618v3', 'draining-bogs', null, '2209.15618'],
  ['DOI', '10.48550/arXiv.2209.15618', 'draining-bogs', null, '10.48550/arxiv.2209.15618'],
  ['ARXIV', '2209.00001', null, 'UNKNOWN', '2209.00001'],
  ['DOI', 'doi:10.1000/A', null, 'UNKNOWN', '10.1000/a'],
  ['DOI', 'bogs', null, 'MALFORMED', null],
  ['ORCID', '0000-0002-1825-0097', null, 'WRONG_KIND', '0000-0002-1825-0097'],
  ['ORCID', '0000-0002-1825-0098', null, 'MALFORMED', null],
  ['OPENALEX', 'https://openalex.org/A5023888391', null, 'WRONG_KIND', 'A5023888391'],
  ['OPENALEX', 'W1', null, 'UNKNOWN', 'W1'],
])('resolves %s %s', async (scheme, value, slug, miss, normalized) => {
  const { resolvePapers } = await graph.data<{ resolvePapers: unknown[] }>(QUERY, {
    identifiers: [{ scheme, value }],
  });
  expect(resolvePapers).toEqual([
    {
      paper: slug === null ? null : { slug },
      miss,
      normalized: normalized === null ? null : { scheme, value: normalized },
    },
  ]);
});

it('answers in the order asked, in one statement, and refuses more than 500', async () => {
  const known = { scheme: 'ARXIV', value: '2209.15618' };
  const identifiers = [known, { scheme: 'DOI', value: 'x' }, known];
  const { data, statements } = await graph.query(QUERY, { identifiers });
  const { resolvePapers } = data as unknown as { resolvePapers: { miss: string | null }[] };
  expect(resolvePapers.map(({ miss }) => miss)).toEqual([null, 'MALFORMED', null]);
  expect(statements).toEqual(['papersByIdentifier']);
  const { errors } = await graph.query(QUERY, { identifiers: Array.from({ length: 501 }, () => known) });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'identifiers' });
});
