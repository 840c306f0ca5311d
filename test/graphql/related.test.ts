import { fillGenerated } from '../support/generated.js';
import { type Graph, openGraph } from '../support/graph.js';
import { type GivenRecord, loadRecords } from '../support/load-records.js';

interface Related {
  score: number;
  reasons: string[];
  paper: { slug: string };
}

interface WithRelated {
  slug: string;
  related: Related[];
}

const RELATED = 'slug related(first: 100) { score reasons paper { slug } }';

async function relatedOfAll(graph: Graph, first = 100): Promise<WithRelated[]> {
  const { papers } = await graph.data<{ papers: { nodes: WithRelated[] } }>(
    `{ papers(first: ${first}) { nodes { ${RELATED} } } }`,
  );
  return papers.nodes;
}

const byline = (...names: string[]) => ({ names, truncated: false });

/** One paper, one near to it for each reason alone and for two, and one that has nothing of it. */
const FIXTURES: GivenRecord[] = [
  {
    title: 'Peat bogs in winter',
    abstract: 'Sphagnum stores carbon in frozen ground.',
    byline: byline('Mara Lind', 'Ola Berg'),
    topicLabels: ['LG'],
    publishedOn: '2020-01-01',
  },
  {
    title: 'Carbon under ice',
    abstract: 'How frozen sphagnum keeps it.',
    byline: byline('Ute Kern'),
    topicLabels: ['CL'],
  },
  { title: 'Tax law', byline: byline('Mara Lind', 'Pia Holm'), topicLabels: ['CV'] },
  { title: 'Chess openings', byline: byline('Jon Dahl'), topicLabels: ['LG'] },
  { title: 'Winter roads', byline: byline('Ola Berg'), topicLabels: ['NE'] },
  { title: 'Violins', byline: byline('Eva Roth'), topicLabels: ['PR'] },
];

describe('papers near to one', () => {
  let graph: Graph;
  let all: WithRelated[];
  beforeAll(async () => {
    graph = await openGraph('empty');
    await loadRecords(graph.dataSource, 'a.jsonl', FIXTURES);
    all = await relatedOfAll(graph);
  });
  afterAll(() => graph.close());

  const nearTo = (slug: string) => all.find((paper) => paper.slug === slug)?.related ?? [];

  it('give the reasons that hold, and no other', () => {
    const reasons = nearTo('peat-bogs-in-winter').map(({ paper, reasons }) => [paper.slug, ...reasons]);
    expect(reasons.sort()).toEqual([
      ['carbon-under-ice', 'TEXT'],
      ['chess-openings', 'TOPICS'],
      ['tax-law', 'AUTHORS'],
      ['winter-roads', 'TEXT', 'AUTHORS'],
    ]);
  });

  it('come with what tells more first', () => {
    expect(nearTo('peat-bogs-in-winter').map(({ paper }) => paper.slug)).toEqual([
      'carbon-under-ice',
      'winter-roads',
      'tax-law',
      'chess-openings',
    ]);
  });

  it('are none where nothing is shared', () => {
    expect(nearTo('violins')).toEqual([]);
  });

  it('are read through an explicit null as through the usual number', async () => {
    const { paper } = await graph.data<{ paper: Record<'a' | 'b', unknown[]> }>(
      '{ paper(slug: "peat-bogs-in-winter") { a: related(first: null) { score } b: related { score } } }',
    );
    expect(paper.a).toEqual(paper.b);
    expect(paper.a).toHaveLength(4);
  });

  it.each([0, 101, -1])('are refused for %i of them', async (first) => {
    const { errors } = await graph.query(`{ papers { nodes { related(first: ${first}) { score } } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
  });
});

describe.each(['the five documents', 'made-up papers'])('in %s', (name) => {
  let graph: Graph;
  let all: WithRelated[];
  beforeAll(async () => {
    graph = await openGraph(name === 'made-up papers' ? 'empty' : 'seeded');
    if (name === 'made-up papers') await fillGenerated(graph.database, 400);
    all = await relatedOfAll(graph);
  });
  afterAll(() => graph.close());

  it('no paper is near to itself, or twice to another', () => {
    for (const { slug, related } of all) {
      const slugs = related.map(({ paper }) => paper.slug);
      expect(slugs).not.toContain(slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
    expect(all.flatMap(({ related }) => related).length).toBeGreaterThan(1000);
  });

  it('scores fall, from 1 at most, and each has a reason', () => {
    for (const { related } of all) {
      const scores = related.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      expect(related.every(({ reasons }) => reasons.length > 0)).toBe(true);
    }
  });

  it('AUTHORS and TOPICS stand exactly where they are shared', async () => {
    const shared = await sharedOf(graph);
    for (const { slug, related } of all) {
      for (const { paper, reasons } of related) {
        const has = (what: 'authors' | 'topics') =>
          shared.get(slug)?.[what].some((one) => shared.get(paper.slug)?.[what].includes(one));
        expect(reasons.includes('AUTHORS')).toBe(has('authors'));
        expect(reasons.includes('TOPICS')).toBe(has('topics'));
      }
    }
  });

  it('fewer are the first of more', async () => {
    const { papers } = await graph.data<{ papers: { nodes: WithRelated[] } }>(
      '{ papers(first: 50) { nodes { slug related(first: 3) { score reasons paper { slug } } } } }',
    );
    for (const [place, { slug, related }] of papers.nodes.entries()) {
      expect({ slug, related }).toEqual({ slug, related: all[place]?.related.slice(0, 3) });
    }
  });

  it('one paper alone has the same as among others', async () => {
    for (const { slug, related } of all.slice(0, 10)) {
      const { paper } = await graph.data<{ paper: WithRelated }>(
        `query ($slug: String!) { paper(slug: $slug) { ${RELATED} } }`,
        { slug },
      );
      expect(paper.related).toEqual(related);
    }
  });

  it.each([1, 60])('they are read in one statement for %i papers', async (first) => {
    const { statements, errors } = await graph.query(
      `{ papers(first: ${first}) { nodes { related { reasons paper { title authors { nodes { name } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(statements).toEqual(['papersPage', 'relatedByPaperId', 'authorsByPaperId']);
  });

  it('every lexeme is counted as often as papers say it', async () => {
    expect(await wrongCounts(graph)).toEqual([]);
  });
});

it('answers the same after loading anew, and after loading again what has changed', async () => {
  const [once, twice] = [await openGraph('empty'), await openGraph('empty')];
  try {
    await loadRecords(once.dataSource, 'a.jsonl', FIXTURES);
    await loadRecords(
      twice.dataSource,
      'a.jsonl',
      FIXTURES.slice(1).map(({ title }) => ({ title: `${title} anew` })),
    );
    await loadRecords(twice.dataSource, 'b.jsonl', [
      { title: 'Peat bogs in winter', abstract: 'Other words.' },
    ]);
    await loadRecords(twice.dataSource, 'a.jsonl', FIXTURES);
    await loadRecords(twice.dataSource, 'b.jsonl', []);
    const bySlug = (one: WithRelated, other: WithRelated) => (one.slug < other.slug ? -1 : 1);
    expect((await relatedOfAll(twice)).sort(bySlug)).toEqual((await relatedOfAll(once)).sort(bySlug));
    expect(await wrongCounts(twice)).toEqual([]);
  } finally {
    await Promise.all([once.close(), twice.close()]);
  }
});

async function sharedOf(graph: Graph) {
  const rows = await graph.dataSource.query<{ slug: string; authors: string[]; topics: string[] }[]>(`
    select slug, array(select author_id::text from authorships s where s.paper_id = p.id) as authors,
      array(select topic_id::text from paper_topics t where t.paper_id = p.id) as topics from papers p`);
  return new Map(rows.map((row) => [row.slug, row]));
}

/** Lexemes whose count is not what PostgreSQL counts in the texts. */
async function wrongCounts(graph: Graph): Promise<unknown[]> {
  return graph.dataSource.query(`
    with said as (
      select word, ndoc from ts_stat('select text_search from paper_words')
      union all select '', count(*) from paper_words where text_search <> ''::tsvector
    )
    select coalesce(word, lexeme) as word, ndoc, paper_count
    from said full join (select * from lexemes where paper_count <> 0) counted on counted.lexeme = said.word
    where ndoc is distinct from paper_count`);
}
