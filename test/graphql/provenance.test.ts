import fc from 'fast-check';
import { LISTING_FIELDS } from '../../src/listing-fields.js';
import { PROVENANCE_FIELDS } from '../../src/store/papers/provenance.js';
import { type Graph, openGraph } from '../support/graph.js';
import { ARXIV, OPENALEX, arxivRecord, importWhole } from '../support/import-records.js';

/** Fields that clients see under other names than records have them. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(LISTING_FIELDS).map(([name, { column }]) => [name, column])),
  type: 'publication_type',
  retraction: 'retracted',
};

const HUGGING_FACE = { name: 'huggingface', kind: 'HUGGINGFACE_DAILY_PAPERS' } as const;

const text = (...texts: string[]) => fc.constantFrom(null, ...texts);
const number = fc.option(fc.integer({ min: 1, max: 3 }));
const flag = fc.constantFrom(null, true, false);

/** Values that sources differ in, and often enough agree in. */
const values = fc.record({
  abstract: text('On reeds.', 'On moss.'),
  publishedOn: text('2020-01-02', '2021-03-04'),
  publicationType: text('PREPRINT', 'ARTICLE', 'REPORT'),
  venue: text('Fens', 'Bogs'),
  issn: text('1234-5679'),
  volume: text('1', '2'),
  issue: text('1', '2'),
  pages: text('1-2', '3-4'),
  publisher: text('Peat Press'),
  language: text('en', 'sv'),
  license: text('cc-by', 'cc0'),
  comment: text('2 pages', '3 pages'),
  hasCode: flag,
  retracted: flag,
  figureCount: number,
  commentCount: number,
  upvoteCount: number,
  statedAuthorCount: number,
  topicLabels: fc.subarray(['cs.LG', 'cs.AI']),
  updatedOn: text('2022-01-01', '2023-01-01'),
});

const PAPERS = 60;
const [WORLD = []] = fc.sample(
  fc.array(fc.array(values, { minLength: 3, maxLength: 3 }), { minLength: PAPERS, maxLength: PAPERS }),
  {
    numRuns: 1,
    seed: 13,
  },
);

let graph: Graph;
afterEach(() => graph.close());

async function fillMadeUp(): Promise<void> {
  for (const [place, collection] of [ARXIV, OPENALEX, HUGGING_FACE].entries()) {
    const records = WORLD.flatMap((sources, paper) => {
      const said = sources[place];
      // Some papers have one source, most have all.
      if (said === undefined || (paper % 5 === 0 && place > 0)) return [];
      const title = paper % 3 === 0 ? `Peat ${paper}` : `Peat ${paper} in ${place + 1} words`;
      return [arxivRecord(`2101.${10_000 + paper}`, title, place === 2 ? [] : ['Ada Fen', 'Bo Ek'], said)];
    });
    await importWhole(graph.dataSource, collection, records);
  }
}

interface Shown {
  slug: string;
  provenance: { field: string; asOf: string; source: { name: string } }[];
}

interface Said {
  slug: string;
  source: string;
  day: string;
  listing: Record<string, unknown>;
}

async function shownPapers(): Promise<(Shown & Record<string, unknown>)[]> {
  const plain = PROVENANCE_FIELDS.filter((field) => !['primaryTopic', 'retraction'].includes(field));
  const papers: (Shown & Record<string, unknown>)[] = [];
  for (let after = 'null', more = true; more;) {
    const { page } = await graph.data<{
      page: { nodes: typeof papers; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(`{ page: papers(first: 100, after: ${after}) {
      nodes { slug ${plain.join(' ')} primaryTopic { code } retraction { source { name } }
        provenance { field asOf source { name } } }
      pageInfo { hasNextPage endCursor } } }`);
    papers.push(...page.nodes);
    more = page.pageInfo.hasNextPage;
    after = JSON.stringify(page.pageInfo.endCursor);
  }
  return papers;
}

/** What each source says of each paper, in the order of precedence. */
async function listingsBySlug(): Promise<Map<string, Said[]>> {
  const rows = await graph.dataSource.query<Said[]>(`
    select p.slug, s.name as source, coalesce(l.updated_on, s.page_date, s.loaded_at::date) as day, to_jsonb(l) as listing
    from papers p join listings l on l.paper_id = p.id join sources s on s.id = l.source_id
    order by s.manifest_rank, s.name, l.source_key, l.position`);
  const bySlug = new Map<string, Said[]>();
  for (const row of rows) bySlug.set(row.slug, [...(bySlug.get(row.slug) ?? []), row]);
  return bySlug;
}

function shownValue(paper: Record<string, unknown>, field: string): unknown {
  if (field === 'primaryTopic') return (paper.primaryTopic as { code: string } | null)?.code ?? null;
  return field === 'retraction' ? (paper[field] === null ? null : true) : paper[field];
}

function saidValue({ listing }: Said, field: string): unknown {
  if (field === 'primaryTopic') return (listing.topic_codes as string[])[0] ?? null;
  if (field !== 'authorCount') return listing[COLUMNS[field] ?? ''];
  const printed =
    listing.authors_truncated === false ? (listing.authors_as_printed as string[]).length : null;
  return listing.stated_author_count ?? printed;
}

it.each(['the five documents', 'made-up records'])(
  'names the first source that says what is shown, for each value of each paper of %s',
  async (name) => {
    graph = await openGraph(name === 'made-up records' ? 'empty' : 'seeded');
    if (name === 'made-up records') await fillMadeUp();
    const listings = await listingsBySlug();
    const papers = await shownPapers();
    expect(papers.length).toBeGreaterThan(50);
    const fields = new Set<string>();
    for (const paper of papers) {
      const expected = PROVENANCE_FIELDS.flatMap((field) => {
        const shown = shownValue(paper, field);
        if (shown === null) return [];
        const first = listings.get(paper.slug)?.find((said) => saidValue(said, field) === shown);
        return [{ field, asOf: first?.day, source: { name: first?.source } }];
      });
      expect(paper.provenance).toEqual(expected);
      for (const { field } of expected) fields.add(field);
      const retraction = paper.retraction as { source: { name: string } } | null;
      if (retraction)
        expect(expected).toContainEqual(expect.objectContaining({ field: 'retraction', ...retraction }));
    }
    expect(fields.size).toBeGreaterThan(name === 'made-up records' ? 17 : 8);
  },
);

it('gives the fields that are asked, and names one that there is not', async () => {
  graph = await openGraph('seeded');
  const asked = (fields: string) =>
    graph.query(`{ paper(slug: "neural-networks-and-the-chomsky-hierarchy") {
      provenance(fields: ${fields}) { field source { name } } } }`);
  const { data } = await asked('["figureCount", "title"]');
  expect(data).toEqual({
    paper: {
      provenance: [
        { field: 'title', source: { name: '000_badbc82356285bca.txt' } },
        { field: 'figureCount', source: { name: '002_a81864793ff2cf62.txt' } },
      ],
    },
  });
  expect((await asked('[]')).data).toEqual({ paper: { provenance: [] } });
  const { errors } = await asked('["title", "colour"]');
  expect(errors?.[0]?.message).toMatch(/^Argument "fields" must name fields of title, .*, got "colour"\.$/);
});
