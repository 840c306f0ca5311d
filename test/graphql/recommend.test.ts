import fc from 'fast-check';
import { printReference } from '../../src/text/references.js';
import { type Graph, openGraph } from '../support/graph.js';
import { OPENALEX, importWhole, openAlexRecord } from '../support/import-records.js';

interface Recommended {
  score: number;
  reasons: string[];
  paper: { slug: string };
}

const RECOMMEND = `query ($like: [String!]!, $unlike: [String!], $filter: PaperFilter, $first: Int = 100) {
  recommend(like: $like, unlike: $unlike, filter: $filter, first: $first) { score reasons paper { slug } } }`;

async function recommended(graph: Graph, variables: Record<string, unknown>): Promise<Recommended[]> {
  return (await graph.data<{ recommend: Recommended[] }>(RECOMMEND, variables)).recommend;
}

const slugsOf = (all: readonly Recommended[]) => all.map(({ paper }) => paper.slug);

describe('on the five documents', () => {
  let graph: Graph;
  let slugs: string[];
  beforeAll(async () => {
    graph = await openGraph('seeded');
    const { papers } = await graph.data<{ papers: { nodes: { slug: string }[] } }>(
      '{ papers(first: 40) { nodes { slug } } }',
    );
    slugs = papers.nodes.map(({ slug }) => slug);
  });
  afterAll(() => graph.close());

  it('finds for one paper what is related to it', async () => {
    for (const slug of slugs.slice(0, 10)) {
      const { paper } = await graph.data<{ paper: { related: Recommended[] } }>(
        `query ($slug: String!) { paper(slug: $slug) { related(first: 100) { score reasons paper { slug } } } }`,
        { slug },
      );
      expect(await recommended(graph, { like: [slug] })).toEqual(paper.related);
    }
  });

  it('gives none of the given papers, falling scores, a reason for each, and the same whatever the order', async () => {
    const given = { like: slugs.slice(0, 5), unlike: slugs.slice(5, 8) };
    const found = await recommended(graph, given);
    expect(found.length).toBeGreaterThan(10);
    expect(slugsOf(found).filter((slug) => slugs.slice(0, 8).includes(slug))).toEqual([]);
    expect(new Set(slugsOf(found)).size).toBe(found.length);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    expect(found.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(await recommended(graph, { ...given, like: given.like.toReversed() })).toEqual(found);
    expect(await recommended(graph, { ...given, like: [...given.like, ...given.like] })).toEqual(found);
    expect(await recommended(graph, { ...given, first: 3 })).toEqual(found.slice(0, 3));
  });

  it('puts down what is near to a paper to keep away from', async () => {
    const like = slugs.slice(0, 3);
    const plain = await recommended(graph, { like });
    const away = plain[0]?.paper.slug ?? '';
    const kept = await recommended(graph, { like, unlike: [away] });
    const scoreOf = new Map(plain.map(({ paper, score }) => [paper.slug, score]));
    expect(slugsOf(kept)).not.toContain(away);
    expect(kept.every(({ paper, score }) => score <= (scoreOf.get(paper.slug) ?? 1))).toBe(true);
    expect(kept.some(({ paper, score }) => score < (scoreOf.get(paper.slug) ?? 1))).toBe(true);
  });

  it('answers only with what meets the filter', async () => {
    const filter = { topics: ['LG'] };
    const found = await recommended(graph, { like: slugs.slice(0, 3), filter });
    expect(found.length).toBeGreaterThan(0);
    const { papers } = await graph.data<{ papers: { nodes: { slug: string }[] } }>(
      'query ($filter: PaperFilter) { papers(first: 100, filter: $filter) { nodes { slug } } }',
      { filter },
    );
    const meeting = papers.nodes.map(({ slug }) => slug);
    expect(slugsOf(found).filter((slug) => !meeting.includes(slug))).toEqual([]);
  });

  it.each([
    ['like', { like: [] }],
    ['like', { like: ['nobody-wrote-this'] }],
    ['like', { like: ['a\u0000b'] }],
    ['like', { like: Array.from({ length: 101 }, (_, number) => `paper-${number}`) }],
    ['unlike', { unlike: ['nobody-wrote-this'] }],
    ['unlike', { unlike: Array.from({ length: 101 }, (_, number) => `paper-${number}`) }],
    ['unlike', { both: true }],
    ['first', { first: 0 }],
  ])(
    'refuses what cannot be: %s of %j',
    async (argument, { both = false, ...given }: Record<string, unknown>) => {
      const like = slugs.slice(0, 1);
      const { errors } = await graph.query(RECOMMEND, {
        like,
        ...(both === true && { unlike: like }),
        ...given,
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    },
  );
});

/** Papers 0 to 11 are in the store, works from 12 on are only cited. They share nothing but citations. */
const PAPERS = 12;
const WORKS = 18;
const [DRAWN = []] = fc.sample(
  fc.array(fc.uniqueArray(fc.nat(WORKS - 1), { maxLength: 7 }), { minLength: PAPERS, maxLength: PAPERS }),
  { numRuns: 1, seed: 11 },
);
const CITED = DRAWN.map((cited, paper) => cited.filter((work) => work !== paper));
const LETTERS = 'abcdefghijkl';
const slugOf = (paper: number) => `${(LETTERS[paper] ?? '').repeat(7)}`;
const others = (paper: number) =>
  Array.from({ length: PAPERS }, (_, other) => other).filter((one) => one !== paper);
const citing = (work: number) => CITED.flatMap((cited, paper) => (cited.includes(work) ? [paper] : []));

describe('on papers that have citations alone in common', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await openGraph('empty');
    const records = CITED.map((cited, paper) =>
      openAlexRecord(`W${paper + 1}`, slugOf(paper), [[`${slugOf(paper)} ${slugOf(paper)}son`]], {
        references: cited.map((work) =>
          printReference({ identifiers: [{ scheme: 'OPENALEX', value: `W${work + 1}` }] }),
        ),
      }),
    );
    await importWhole(graph.dataSource, OPENALEX, records, 5);
  });
  afterAll(() => graph.close());

  it.each([[[0]], [[1, 2]], [[3, 4, 5]], [[6, 7, 8, 9]]])(
    'equals a plain computation near to %j',
    async (like) => {
      const found = await recommended(graph, { like: like.map(slugOf) });
      const expected = others(-1)
        .filter((paper) => !like.includes(paper))
        .map((paper) => ({ slug: slugOf(paper), score: plainScore(like, paper) }))
        .filter(({ score }) => score > 0.000001);
      const told = found.map(({ paper, score }) => `${paper.slug} ${score.toFixed(4)}`).sort();
      expect(told).toEqual(expected.map(({ slug, score }) => `${slug} ${score.toFixed(4)}`).sort());
    },
  );

  it('gives the reasons that hold, and no other', async () => {
    for (const one of others(-1)) {
      for (const { paper, reasons } of await recommended(graph, { like: [slugOf(one)] })) {
        const other = LETTERS.indexOf(paper.slug.charAt(0));
        const holds = {
          COUPLING: (CITED[one] ?? []).some((work) => CITED[other]?.includes(work)),
          COCITATION: citing(one).some((from) => CITED[from]?.includes(other)),
          CITES: CITED[other]?.includes(one),
          CITED: CITED[one]?.includes(other),
        };
        expect(reasons).toEqual(
          Object.entries(holds).flatMap(([reason, is]) => (is === true ? [reason] : [])),
        );
      }
    }
  });
});

function plainScore(like: readonly number[], other: number): number {
  const mean = (of: (one: number) => number) => like.reduce((sum, one) => sum + of(one), 0) / like.length;
  const weight = (work: number) => Math.log(1 + PAPERS / Math.max(1, citing(work).length));
  const coupling = mean((one) => {
    const own = (CITED[one] ?? []).filter((work) => citing(work).length > 1);
    const total = own.reduce((sum, work) => sum + weight(work), 0);
    const shared = own.filter((work) => CITED[other]?.includes(work));
    return total === 0 ? 0 : shared.reduce((sum, work) => sum + weight(work), 0) / total;
  });
  const cocitation = mean((one) => {
    const both = citing(one).filter((paper) => CITED[paper]?.includes(other)).length;
    return both === 0 ? 0 : both / Math.sqrt(citing(one).length * citing(other).length);
  });
  const cites = mean((one) => (CITED[other]?.includes(one) ? 1 : 0));
  const cited = mean((one) => (CITED[one]?.includes(other) ? weight(other) / Math.log(1 + PAPERS) : 0));
  return 0.5 * coupling + 0.3 * cocitation + 0.1 * cites + 0.1 * cited;
}
