import fc from 'fast-check';
import { cases } from '../support/cases.js';
import type { PaperConditions } from '../../src/store/papers/paper-filter.js';
import { type Graph, openGraph } from '../support/graph.js';
import {
  type PaperValues,
  SEEDED_SAMPLES,
  meets,
  paperFilters,
  readPaperValues,
} from '../support/paper-filters.js';

let graph: Graph;
let all: PaperValues[];

beforeAll(async () => {
  graph = await openGraph('seeded');
  all = await readPaperValues(graph.dataSource);
  expect(new Set(all.map(({ slug }) => slug)).size).toBe(151);
});
afterAll(() => graph.close());

async function found(filter: PaperConditions): Promise<string[]> {
  const { papers } = await graph.data<{ papers: { totalCount: number; a: unknown } }>(
    'query ($filter: PaperFilter) { papers(filter: $filter) { totalCount } }',
    { filter },
  );
  const { first, last } = await graph.data<Record<'first' | 'last', { nodes: { slug: string }[] }>>(
    `query ($filter: PaperFilter) { first: papers(first: 100, filter: $filter) { nodes { slug } }
      last: papers(last: 100, filter: $filter) { nodes { slug } } }`,
    { filter },
  );
  const slugs = [...new Set([...first.nodes, ...last.nodes].map(({ slug }) => slug))];
  expect(slugs).toHaveLength(papers.totalCount);
  return slugs.sort();
}

it('finds what a plain computation over all papers finds', async () => {
  await fc.assert(
    fc.asyncProperty(paperFilters(SEEDED_SAMPLES), async (given) => {
      const expected = all.filter((paper) => meets(paper, given)).map(({ slug }) => slug);
      expect(await found(given)).toEqual(expected.sort());
    }),
    cases(250),
  );
});

it.each([
  ['a word, stemmed', 'compressors', 'language-modeling-is-compression'],
  ['a phrase', '"Solomonoff Induction"', 'learning-universal-predictors'],
  [
    'accents folded',
    'Kötzing 1+1',
    'the-linear-hidden-subset-problem-for-the-1-1-ea-with-scheduled-and-adaptive',
  ],
  [
    'either of two',
    'Moser or Kötzing',
    'when-does-hillclimbing-fail-on-monotone-functions-an-entropy-compression',
  ],
  ['the comment', '"worked example"', 'your-policy-regularizer-is-secretly-an-adversary'],
])('searches the text for %s', async (_name, text, slug) => {
  expect(await found({ text })).toContain(slug);
});

it('leaves out what the text excludes', async () => {
  const [all, without] = [
    await found({ text: 'hillclimbing' }),
    await found({ text: 'hillclimbing -Moser' }),
  ];
  expect(without.length).toBe(all.length - 1);
});

it.each([
  ['nothing', ''],
  ['space', '   '],
  ['stop words', 'the of and'],
  ['syntax', '&|!():*'],
  ['an open phrase', '"'],
  ['another script', '深度学习'],
  ['a word of 1,000 letters', 'x'.repeat(1_000)],
])('finds nothing, without an error, for %s', async (_name, text) => {
  expect(await found({ text })).toEqual([]);
});

it('filters authors by name, topic, papers and metrics', async () => {
  const names = async (filter: string) => {
    const { authors } = await graph.data<{ authors: { nodes: { name: string }[]; totalCount: number } }>(
      `{ authors(filter: ${filter}) { nodes { name } totalCount } }`,
    );
    expect(authors.nodes).toHaveLength(authors.totalCount);
    return authors.nodes.map(({ name }) => name);
  };
  expect(await names('{ nameContains: "DELETANG" }')).toEqual(['Grégoire Delétang']);
  expect(await names('{ hasMetrics: true }')).toEqual(['Tim Genewein']);
  expect(await names('{ paperCount: { min: 14 } }')).toEqual([
    'Angelika Steger',
    'Simon Osindero',
    'Tim Genewein',
  ]);
  expect(await names('{ topics: ["math.CO"] }')).toEqual(['Angelika Steger', 'Johannes Lengler']);
});
