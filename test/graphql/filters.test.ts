import fc from 'fast-check';
import { SOURCE_KINDS } from '../../src/record.js';
import type { PaperConditions } from '../../src/store/paper-filter.js';
import { foldText } from '../../src/text/fold.js';
import { type Graph, openGraph } from '../support/graph.js';

interface PaperValues {
  slug: string;
  title: string;
  publishedOn: string | null;
  authorCount: number | null;
  hasCode: boolean | null;
  institutions: string[];
  topics: { code: string; label: string }[];
  authors: { nodes: { slug: string }[] };
  listings: { source: { kind: string } }[];
}

let graph: Graph;
let all: PaperValues[];

beforeAll(async () => {
  graph = await openGraph('seeded');
  const answers = await graph.data<Record<'a' | 'b', { nodes: PaperValues[] }>>(`
    { a: papers(first: 100) { nodes { ...values } } b: papers(last: 51) { nodes { ...values } } }
    fragment values on Paper { slug title publishedOn authorCount hasCode institutions topics { code label }
      authors(first: 100) { nodes { slug } } listings { source { kind } } }`);
  all = [...answers.a.nodes, ...answers.b.nodes];
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

/** What the filter means, computed over all papers. Full text is the database's to judge and left out here. */
function meets(paper: PaperValues, filter: PaperConditions): boolean {
  return meetsParts(paper, filter) && meetsValues(paper, filter) && meetsRelations(paper, filter);
}

function meetsParts(paper: PaperValues, { and, or, not }: PaperConditions): boolean {
  return (
    (and ?? []).every((part) => meets(paper, part)) &&
    (or?.some((part) => meets(paper, part)) ?? true) &&
    !(not && meets(paper, not))
  );
}

function meetsValues(paper: PaperValues, filter: PaperConditions): boolean {
  return (
    foldText(paper.title).includes(foldText(filter.titleContains ?? '')) &&
    inRange(paper.publishedOn, filter.publishedOn?.from, filter.publishedOn?.to) &&
    inRange(paper.authorCount, filter.authorCount?.min, filter.authorCount?.max) &&
    (filter.hasCode ?? paper.hasCode) === paper.hasCode
  );
}

function meetsRelations(paper: PaperValues, filter: PaperConditions): boolean {
  return (
    anyOf(
      filter.topics,
      paper.topics.flatMap(({ code, label }) => [code, label]),
    ) &&
    anyOf(
      filter.authors,
      paper.authors.nodes.map(({ slug }) => slug),
    ) &&
    anyOf(filter.institutions, paper.institutions) &&
    anyOf(
      filter.sourceKinds,
      paper.listings.map(({ source }) => source.kind),
    )
  );
}

function anyOf(given: string[] | null | undefined, values: string[]): boolean {
  return given?.some((value) => values.includes(value)) ?? true;
}

function inRange<Value extends string | number>(
  value: Value | null,
  least?: Value | null,
  most?: Value | null,
): boolean {
  if (least == null && most == null) return true;
  return value !== null && value >= (least ?? value) && value <= (most ?? value);
}

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 1 });
const day = fc.constantFrom('2012-06-09', '2019-01-01', '2022-07-05', '2023-12-31', '2026-01-01');
const few = <Value>(...values: Value[]) => fc.subarray(values, { maxLength: 3 });
const conditions = {
  titleContains: optional(fc.constantFrom('', 'learning', 'META-', '%', '_', ': ', 'é', '(1+1)', '"what"')),
  publishedOn: optional(fc.record({ from: optional(day), to: optional(day) })),
  topics: optional(few('cs.LG', 'LG', 'AI', 'stat.ML', 'cs.XX', '')),
  authors: optional(few('tim-genewein', 'shane-legg', 'simon-osindero', 'nobody')),
  institutions: optional(few('deepmind', 'baidu', 'stanford', 'Deepmind')),
  hasCode: optional(fc.boolean()),
  authorCount: optional(
    fc.record({
      min: optional(fc.integer({ min: 0, max: 12 })),
      max: optional(fc.integer({ min: 0, max: 120 })),
    }),
  ),
  sourceKinds: optional(few(...SOURCE_KINDS)),
};
const { filter } = fc.letrec<{ filter: PaperConditions }>((tie) => ({
  filter: fc.record(
    {
      ...conditions,
      and: fc.option(fc.array(tie('filter'), { maxLength: 2, depthIdentifier: 'filter' }), {
        nil: undefined,
        freq: 1,
        depthIdentifier: 'filter',
      }),
      or: fc.option(fc.array(tie('filter'), { maxLength: 3, depthIdentifier: 'filter' }), {
        nil: undefined,
        freq: 1,
        depthIdentifier: 'filter',
      }),
      not: fc.option(tie('filter'), { nil: undefined, freq: 1, depthIdentifier: 'filter' }),
    },
    { requiredKeys: [] },
  ),
}));

it('finds what a plain computation over all papers finds', async () => {
  await fc.assert(
    fc.asyncProperty(filter, async (given) => {
      const expected = all.filter((paper) => meets(paper, given)).map(({ slug }) => slug);
      expect(await found(given)).toEqual(expected.sort());
    }),
    { numRuns: 250 },
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
  ['a word of 10,000 letters', 'x'.repeat(10_000)],
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
