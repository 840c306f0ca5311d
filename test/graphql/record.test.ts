import { printAffiliation } from '../../src/text/affiliations.js';
import { printLink } from '../../src/text/links.js';
import { type Graph, openGraph } from '../support/graph.js';
import {
  ARXIV,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../support/import-records.js';

interface Link {
  url: string;
  kind: string;
  found: boolean;
  stars: number | null;
  source: { name: string } | null;
}

describe('the seeds', () => {
  let graph: Graph;
  beforeAll(async () => (graph = await openGraph('seeded')));
  afterAll(() => graph.close());

  it('print ten repositories in their abstracts', async () => {
    const { papers } = await graph.data<{ papers: { nodes: { links: Link[] }[] } }>(
      '{ papers(first: 100) { nodes { links(kinds: [CODE]) { url kind found source { name } } } } }',
    );
    const { rest } = await graph.data<{ rest: { nodes: { links: Link[] }[] } }>(
      '{ rest: papers(last: 60) { nodes { links(kinds: [CODE]) { url kind found source { name } } } } }',
    );
    const links = [...papers.nodes, ...rest.nodes].flatMap((paper) => paper.links);
    expect(new Set(links.map(({ url }) => url)).size).toBe(10);
    expect(links.every(({ found, source }) => found && source !== null)).toBe(true);
  });

  it('say where a paper appeared and which is a report, in comments', async () => {
    const { papers } = await graph.data<{ papers: { nodes: { type: string | null }[] } }>(
      '{ papers(first: 100, filter: { text: "tech report" }) { nodes { type } } }',
    );
    expect(papers.nodes.map(({ type }) => type)).toContain('REPORT');
  });

  it('are read in one statement for all papers', async () => {
    const { statements } = await graph.query(
      '{ papers(first: 50) { nodes { links { url source { name } } statedCitations { count } retraction { reason } } } }',
    );
    expect(statements.sort()).toEqual([
      'linksByPaperId',
      'papersPage',
      'sourcesById',
      'statedCitationsByPaperId',
    ]);
  });
});

describe('records of two sources', () => {
  let graph: Graph;
  beforeAll(async () => (graph = await openGraph('empty')));
  afterAll(() => graph.close());
  beforeEach(() => emptyStore(graph.dataSource));

  const links = (...given: Parameters<typeof printLink>[0][]) => given.map((link) => printLink(link) ?? '');

  async function only<Value>(fields: string): Promise<Value> {
    const { papers } = await graph.data<{ papers: { nodes: Value[] } }>(`{ papers { nodes { ${fields} } } }`);
    expect(papers.nodes).toHaveLength(1);
    return papers.nodes[0] as Value;
  }

  it('give the links of a paper each once: of its identifiers, then stated, then found', async () => {
    await importWhole(graph.dataSource, ARXIV, [
      arxivRecord('2209.15618', 'Draining bogs', ['Ana Lee'], {
        abstract: 'Code: https://github.com/Peat/Bogs and https://github.com/peat/mires.',
        comment: String.raw`Project page \url{https://peat.example/bogs}`,
      }),
    ]);
    await importWhole(graph.dataSource, OPENALEX, [
      openAlexRecord('W1', 'Draining bogs', [['Ana Lee']], {
        identifiers: [
          { scheme: 'ARXIV', value: '2209.15618' },
          { scheme: 'DOI', value: '10.1000/a#b' },
        ],
        links: links(
          { kind: 'LANDING_PAGE', url: 'http://arxiv.org/abs/2209.15618v2' },
          { kind: 'CODE', url: 'https://github.com/peat/bogs', stars: 7 },
          { kind: 'PDF', url: 'https://peat.example/bogs.pdf' },
        ),
      }),
    ]);
    const shown = 'url kind found stars source { name }';
    const paper = await only<{ links: Link[]; code: Link[] }>(
      `links { ${shown} } code: links(kinds: [CODE]) { ${shown} }`,
    );
    const link = (
      url: string,
      kind: string,
      source: string | null,
      found = false,
      stars: number | null = null,
    ) => ({
      ...{ url, kind, found, stars, source: source === null ? null : { name: source } },
    });
    const code = [
      link('https://github.com/peat/bogs', 'CODE', 'openalex', false, 7),
      link('https://github.com/peat/mires', 'CODE', 'arxiv', true),
    ];
    expect(paper.links).toEqual([
      link('https://arxiv.org/pdf/2209.15618', 'PDF', null),
      link('https://arxiv.org/abs/2209.15618', 'LANDING_PAGE', null),
      link('https://doi.org/10.1000/a%23b', 'LANDING_PAGE', null),
      link('https://peat.example/bogs.pdf', 'PDF', 'openalex'),
      ...code,
      link('https://peat.example/bogs', 'PROJECT', 'arxiv', true),
    ]);
    expect(paper.code).toEqual(code);
  });

  it('say that a paper was withdrawn, and how often each says that it is cited', async () => {
    const record = openAlexRecord('W1', 'Draining bogs', [['Ana Lee']]);
    const facts =
      'retraction { noticedOn reason source { name } } statedCitations { count asOf source { name } }';
    await importWhole(graph.dataSource, OPENALEX, [{ ...record, citedByCount: 3, updatedOn: '2025-01-01' }]);
    expect(await only(facts)).toEqual({
      retraction: null,
      statedCitations: [{ count: 3, asOf: '2025-01-01', source: { name: 'openalex' } }],
    });
    await importWhole(graph.dataSource, ARXIV, [
      arxivRecord('2209.15618', 'Draining bogs', ['Ana Lee'], {
        retracted: true,
        retractionReason: 'This paper has been withdrawn',
      }),
    ]);
    await importWhole(graph.dataSource, OPENALEX, [{ ...record, citedByCount: 0, updatedOn: '2025-02-01' }]);
    expect(await only(facts)).toEqual({
      retraction: { noticedOn: null, reason: 'This paper has been withdrawn', source: { name: 'arxiv' } },
      statedCitations: [{ count: 0, asOf: '2025-02-01', source: { name: 'openalex' } }],
    });
  });

  it('tell of each author of a paper where they were, also of one whose name another byline cuts short', async () => {
    const said = (asPrinted: string | null, institution: number | null, isCorresponding: boolean | null) =>
      printAffiliation({ affiliations: [{ asPrinted, institution }], isCorresponding });
    await importWhole(graph.dataSource, ARXIV, [
      arxivRecord('2209.15618', 'Draining bogs', ['Ana Lee', 'Bo Ek', 'Cy Oh']),
    ]);
    await importWhole(graph.dataSource, OPENALEX, [
      openAlexRecord('W1', 'Draining bogs', [['A. Lee'], ['Bo Ek'], ['Cy Oh']], {
        identifiers: [{ scheme: 'ARXIV', value: '2209.15618' }],
        institutions: ['University of Oslo'],
        affiliations: [said('Dept. of Bogs, Oslo', 0, true), said(null, 0, false), ''],
      }),
    ]);
    const { authors } = await only<{ authors: { edges: unknown[] } }>(
      `authors { edges { nameAsPrinted isCorresponding affiliations { asPrinted institutionName } } }`,
    );
    expect(authors.edges).toEqual([
      {
        nameAsPrinted: 'Ana Lee',
        isCorresponding: true,
        affiliations: [{ asPrinted: 'Dept. of Bogs, Oslo', institutionName: 'University of Oslo' }],
      },
      {
        nameAsPrinted: 'Bo Ek',
        isCorresponding: false,
        affiliations: [{ asPrinted: null, institutionName: 'University of Oslo' }],
      },
      { nameAsPrinted: 'Cy Oh', isCorresponding: null, affiliations: [] },
    ]);
  });
});
