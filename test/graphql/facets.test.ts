import fc from 'fast-check';
import { cases } from '../support/cases.js';
import { PAPER_DIMENSIONS, type PaperDimension } from '../../src/store/papers/paper-dimensions.js';
import type { PaperConditions } from '../../src/store/papers/paper-filter.js';
import { fillGenerated, giveTypes } from '../support/generated.js';
import { type Graph, openGraph } from '../support/graph.js';
import {
  type PaperValues,
  SEEDED_SAMPLES,
  meets,
  paperFilters,
  readPaperValues,
  samplesOf,
} from '../support/paper-filters.js';
import { type FacetAnswer, type PlainCount, plainCounts, plainFacets } from '../support/plain-counts.js';

const FACETS = `facets { years { year count } topics { topic { code } count }
  institutions { institution count } hasCode { value count } types { type count } }`;

interface FacetedList {
  totalCount: number;
  facets: FacetAnswer;
}

interface Below {
  nodes: { key: string; papers: FacetedList }[];
}

const dimensions = fc.uniqueArray(fc.constantFrom(...PAPER_DIMENSIONS), { minLength: 1, maxLength: 2 });

describe.each(['the five documents', 'made-up papers'])('of %s', (name) => {
  let graph: Graph;
  let all: PaperValues[];
  let filters: fc.Arbitrary<PaperConditions>;

  beforeAll(async () => {
    graph = await openGraph(name === 'made-up papers' ? 'empty' : 'seeded');
    if (name === 'made-up papers') {
      await fillGenerated(graph.database, 400);
      await giveTypes(graph.dataSource);
    }
    all = await readPaperValues(graph.dataSource);
    filters = paperFilters(name === 'made-up papers' ? samplesOf(all) : SEEDED_SAMPLES);
  });
  afterAll(() => graph.close());

  it('are what a plain computation over all papers counts', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { papers } = await graph.data<{ papers: FacetedList }>(
          `query ($filter: PaperFilter) { papers(filter: $filter, first: 1) { totalCount ${FACETS} } }`,
          { filter },
        );
        const expected = all.filter((paper) => meets(paper, filter));
        expect(papers.facets).toEqual(plainFacets(expected));
        expect(sum(papers.facets.years)).toBe(papers.totalCount);
        expect(sum(papers.facets.hasCode)).toBe(papers.totalCount);
      }),
      cases(160),
    );
  });

  it('are counted over one dimension or two as a plain computation does', async () => {
    await fc.assert(
      fc.asyncProperty(filters, dimensions, async (filter, by) => {
        const { paperCounts } = await graph.data<{ paperCounts: PlainCount[] }>(
          `query ($filter: PaperFilter, $by: [PaperDimension!]!) {
             paperCounts(by: $by, filter: $filter) { keys count } }`,
          { filter, by },
        );
        expect(paperCounts).toEqual(
          plainCounts(
            all.filter((paper) => meets(paper, filter)),
            by,
          ),
        );
      }),
      cases(160),
    );
  });

  it('are those of each parent below a list', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { topics, authors } = await graph.data<Record<'topics' | 'authors', Below>>(
          `query ($filter: PaperFilter) {
             topics(first: 30) { nodes { key: code papers(filter: $filter) { totalCount ${FACETS} } } }
             authors(first: 15) { nodes { key: slug papers(filter: $filter) { totalCount ${FACETS} } } } }`,
          { filter },
        );
        const found = all.filter((paper) => meets(paper, filter));
        for (const { key, papers } of topics.nodes) {
          const expected = found.filter((paper) => paper.topics.some(({ code }) => code === key));
          expect(papers).toEqual({ totalCount: expected.length, facets: plainFacets(expected) });
        }
        for (const { key, papers } of authors.nodes) {
          const expected = found.filter((paper) => paper.authors.includes(key));
          expect(papers).toEqual({ totalCount: expected.length, facets: plainFacets(expected) });
        }
      }),
      cases(40),
    );
  });
});

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

describe('what is asked', () => {
  let graph: Graph;
  beforeAll(async () => (graph = await openGraph('seeded')));
  afterAll(() => graph.close());

  const statementsOf = async (source: string, variables?: Record<string, unknown>) => {
    const { statements, errors } = await graph.query(source, variables);
    expect(errors).toBeUndefined();
    return statements.sort();
  };

  it('is read in one statement for all facets of a list, and one for their topics', async () => {
    expect(await statementsOf(`{ papers { ${FACETS} } }`)).toEqual(['paperFacets', 'topicsById']);
  });

  it('is read once where two aliases ask for different facets', async () => {
    const source = '{ papers { a: facets { years { year } } b: facets { hasCode { value } } } }';
    expect(await statementsOf(source)).toEqual(['paperFacets']);
  });

  it.each([1, 30])('is read in one statement for %i parents', async (first) => {
    expect(await statementsOf(`{ authors(first: ${first}) { nodes { papers { ${FACETS} } } } }`)).toEqual([
      'authorsPage',
      'paperFacetsByAuthorId',
      'topicsById',
    ]);
    expect(await statementsOf(`{ topics(first: ${first}) { nodes { papers { ${FACETS} } } } }`)).toEqual([
      'paperFacetsByTopicId',
      'topicsById',
      'topicsPage',
    ]);
  });

  it.each([
    ['no facet', '{ papers { facets { __typename } } }'],
    ['what is skipped', '{ papers { facets { years @skip(if: true) { count } __typename } } }'],
  ])('is not read for %s', async (_name, source) => {
    expect(await statementsOf(source)).toEqual([]);
  });

  it('is counted in one statement', async () => {
    expect(await statementsOf('{ paperCounts(by: [TOPIC, INSTITUTION]) { keys count } }')).toEqual([
      'paperCounts',
    ]);
  });

  it.each<[string, PaperDimension[], string]>([
    ['none', [], 'one or two'],
    ['three', ['YEAR', 'TOPIC', 'HAS_CODE'], 'one or two'],
    ['one twice', ['YEAR', 'YEAR'], 'different'],
  ])('is refused for %s as dimensions', async (_name, by, message) => {
    const { errors, statements } = await graph.query(
      'query ($by: [PaperDimension!]!) { paperCounts(by: $by) { count } }',
      { by },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'by' });
    expect(errors?.[0]?.message).toContain(message);
    expect(statements).toEqual([]);
  });

  it('is refused for a filter that PostgreSQL could not take', async () => {
    const { errors } = await graph.query(
      '{ paperCounts(by: [YEAR], filter: { titleContains: "\\u0000" }) { count } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter' });
  });
});
