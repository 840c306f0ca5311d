import fc from 'fast-check';
import { cases } from '../support/cases.js';
import type { DataSource } from 'typeorm';
import type { PaperConditions } from '../../src/store/papers/paper-filter.js';
import { fillGenerated, giveTypes } from '../support/generated.js';
import { type Graph, openGraph } from '../support/graph.js';
import {
  type FilterSamples,
  type PaperValues,
  SEEDED_SAMPLES,
  meets,
  paperFilters,
  readPaperValues,
  samplesOf,
} from '../support/paper-filters.js';

/** Rows, order and counts of lists of papers, nested ones too, against a plain computation over the whole data. */

interface OrderedValues extends PaperValues {
  id: string;
  titleKey: string;
  commentCount: number | null;
  citationCount: number;
}

interface Case {
  filter: PaperConditions;
  field: 'PUBLISHED_ON' | 'TITLE' | 'AUTHOR_COUNT' | 'COMMENT_COUNT' | 'CITATION_COUNT';
  direction: 'ASC' | 'DESC';
  size: number;
  skip: number;
}

interface PageAnswer {
  totalCount: number;
  nodes: { slug: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const PAGE = 'totalCount nodes { slug } pageInfo { hasNextPage endCursor }';
const ARGUMENTS = 'filter: $filter, orderBy: { field: $field, direction: $direction }';
const VARIABLES = '$filter: PaperFilter, $field: PaperOrderField!, $direction: OrderDirection!';

async function readValues(dataSource: DataSource): Promise<OrderedValues[]> {
  const values = await readPaperValues(dataSource);
  const keys = await dataSource.query<
    { slug: string; id: string; titleKey: string; commentCount: number | null; citationCount: number }[]
  >(`select slug, p.id, title_key as "titleKey", comment_count as "commentCount",
      coalesce(w.citation_count, 0) as "citationCount"
    from papers p left join cited_works w on w.paper_id = p.id`);
  const bySlug = new Map(keys.map((key) => [key.slug, key]));
  return values.map((value) => ({
    ...value,
    ...(bySlug.get(value.slug) ?? { id: '', titleKey: '', commentCount: null, citationCount: 0 }),
  }));
}

const KEYS = {
  PUBLISHED_ON: ({ publishedOn }: OrderedValues) => publishedOn,
  TITLE: ({ titleKey }: OrderedValues) => titleKey,
  AUTHOR_COUNT: ({ authorCount }: OrderedValues) => authorCount,
  COMMENT_COUNT: ({ commentCount }: OrderedValues) => commentCount,
  CITATION_COUNT: ({ citationCount }: OrderedValues) => citationCount,
};

/** Papers without a value last in either direction; among equals by the order they came to the store, or against it. */
function inOrder(papers: OrderedValues[], { field, direction }: Case): OrderedValues[] {
  const sign = direction === 'ASC' ? 1 : -1;
  return [...papers].sort((a, b) => {
    const [one, other] = [KEYS[field](a), KEYS[field](b)];
    if (one === null || other === null) {
      if (one !== other) return one === null ? 1 : -1;
    } else if (one !== other) return sign * (one < other ? -1 : 1);
    return sign * (Number(a.id) - Number(b.id));
  });
}

const listCases = (samples: FilterSamples): fc.Arbitrary<Case> =>
  fc.record({
    filter: paperFilters(samples),
    field: fc.constantFrom('PUBLISHED_ON', 'TITLE', 'AUTHOR_COUNT', 'COMMENT_COUNT', 'CITATION_COUNT'),
    direction: fc.constantFrom('ASC', 'DESC'),
    size: fc.integer({ min: 1, max: 20 }),
    skip: fc.integer({ min: 1, max: 100 }),
  });

async function checkList(graph: Graph, all: OrderedValues[], given: Case): Promise<void> {
  const { skip, size, ...variables } = given;
  const expected = inOrder(
    all.filter((paper) => meets(paper, given.filter)),
    given,
  ).map(({ slug }) => slug);
  const ask = (first: number, after: string | null) =>
    graph.data<{ papers: PageAnswer }>(
      `query (${VARIABLES}, $first: Int, $after: String) { papers(${ARGUMENTS}, first: $first, after: $after) { ${PAGE} } }`,
      { ...variables, first, after },
    );
  const { papers: head } = await ask(skip, null);
  expect(head.totalCount).toBe(expected.length);
  expect(head.nodes.map(({ slug }) => slug)).toEqual(expected.slice(0, skip));
  const { papers: page } = await ask(size, head.pageInfo.endCursor);
  if (head.pageInfo.endCursor === null) return;
  expect(page.nodes.map(({ slug }) => slug)).toEqual(expected.slice(skip, skip + size));
  expect(page.pageInfo.hasNextPage).toBe(expected.length > skip + size);
}

async function checkNested(graph: Graph, all: OrderedValues[], given: Case): Promise<void> {
  const { size, filter, field, direction } = given;
  const data = await graph.data<
    Record<'authors' | 'topics', { nodes: { key: string; papers: PageAnswer }[] }>
  >(
    `query (${VARIABLES}, $size: Int) {
      authors(first: 8, orderBy: { field: PAPER_COUNT }) { nodes { key: slug papers(${ARGUMENTS}, first: $size) { ${PAGE} } } }
      topics(first: 8, orderBy: { field: PAPER_COUNT }) { nodes { key: code papers(${ARGUMENTS}, last: $size) { ${PAGE} } } } }`,
    { filter, field, direction, size },
  );
  const matching = inOrder(
    all.filter((paper) => meets(paper, filter)),
    given,
  );
  for (const { key, papers } of data.authors.nodes) {
    const expected = matching.filter(({ authors }) => authors.includes(key)).map(({ slug }) => slug);
    expect(papers.totalCount).toBe(expected.length);
    expect(papers.nodes.map(({ slug }) => slug)).toEqual(expected.slice(0, size));
  }
  for (const { key, papers } of data.topics.nodes) {
    const expected = matching
      .filter(({ topics }) => topics.some(({ code }) => code === key))
      .map(({ slug }) => slug);
    expect(papers.totalCount).toBe(expected.length);
    expect(papers.nodes.map(({ slug }) => slug)).toEqual(expected.slice(-size));
  }
}

describe.each([
  ['the five documents', 'seeded', 0],
  ['a generated set with ties, nulls and accents', 'empty', 1_500],
] as const)('%s', (_name, template, papers) => {
  let graph: Graph;
  let all: OrderedValues[];
  let samples: FilterSamples;

  beforeAll(async () => {
    graph = await openGraph(template);
    if (papers > 0) {
      await fillGenerated(graph.database, papers);
      await giveTypes(graph.dataSource);
    }
    all = await readValues(graph.dataSource);
    samples = papers > 0 ? samplesOf(all) : SEEDED_SAMPLES;
  }, 120_000);
  afterAll(() => graph.close());

  it('gives the rows of any filter and order, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(listCases(samples), (given) => checkList(graph, all, given)),
      cases(300),
    );
  }, 120_000);

  it('gives the same below a list, from either end', async () => {
    await fc.assert(
      fc.asyncProperty(listCases(samples), (given) => checkNested(graph, all, given)),
      cases(200),
    );
  }, 120_000);
});
