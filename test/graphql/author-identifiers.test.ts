import { type Graph, openGraph } from '../support/graph.js';
import { OPENALEX, importWhole, openAlexRecord, orcid } from '../support/import-records.js';

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  await importWhole(graph.dataSource, OPENALEX, [
    openAlexRecord('W1', 'On Moss', [
      ['Ann Lee', 'A11', orcid(1)],
      ['Bo Ek', 'A12'],
    ]),
    openAlexRecord('W2', 'On Peat', [['Ann Lee', 'A13', orcid(1)], ['Cy Oh']]),
  ]);
});
afterAll(() => graph.close());

const BY_IDENTIFIER = `query ($identifier: IdentifierInput!) {
  authorByIdentifier(identifier: $identifier) { name } }`;

async function nameOf(scheme: string, value: string): Promise<string | null> {
  const { authorByIdentifier } = await graph.data<{ authorByIdentifier: { name: string } | null }>(
    BY_IDENTIFIER,
    { identifier: { scheme, value } },
  );
  return authorByIdentifier?.name ?? null;
}

it('gives what names a person elsewhere, ORCID iDs first', async () => {
  const { authors } = await graph.data<{
    authors: { nodes: { name: string; identifiers: { scheme: string; value: string }[] }[] };
  }>('{ authors { nodes { name identifiers { scheme value } } } }');
  expect(
    authors.nodes.map(({ name, identifiers }) => [name, ...identifiers.map(({ value }) => value)]),
  ).toEqual([['Ann Lee', orcid(1), 'A11', 'A13'], ['Bo Ek', 'A12'], ['Cy Oh']]);
});

it('finds a person by an identifier in any usual form', async () => {
  expect(await nameOf('ORCID', `https://orcid.org/${orcid(1)}`)).toBe('Ann Lee');
  expect(await nameOf('OPENALEX', 'https://openalex.org/authors/a12')).toBe('Bo Ek');
  expect(await nameOf('OPENALEX', 'A13')).toBe('Ann Lee');
});

it('finds nobody by what names nobody here', async () => {
  expect(await nameOf('ORCID', orcid(2))).toBeNull();
  expect(await nameOf('ORCID', '0000')).toBeNull();
  expect(await nameOf('OPENALEX', 'W1')).toBeNull();
  expect(await nameOf('DOI', '10.1234/a')).toBeNull();
});

it('reads the identifiers of many in one statement', async () => {
  const { statements } = await graph.query(
    '{ authors { nodes { familyName givenName identifiers { value } } } }',
  );
  expect(statements).toEqual(['authorsPage', 'identifiersByAuthorId']);
});
