import { isObjectType } from 'graphql';
import { type PaperFields, type PaperWith, PAPER_FIELDS } from '../../src/graphql/paper/paper-columns.js';
import { buildPapergraphSchema } from '../../src/graphql/schema.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';
import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

it('says of every field of a paper which columns it needs', async () => {
  const type = (await buildPapergraphSchema(SOURCE_KINDS)).getType('Paper');
  const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
  expect([...PAPER_FIELDS].sort()).toEqual(fields.sort());
});

/** How each field is asked, where it is not by its name alone. */
const SELECTIONS: Partial<Record<string, string>> = {
  primaryTopic: 'primaryTopic { code }',
  topics: 'topics { code }',
  authors: 'authors { nodes { slug } }',
  identifiers: 'identifiers { value }',
  listings: 'listings { position title }',
  versions: 'versions { label identifiers { value } }',
  links: 'links { url kind found source { name } }',
  retraction: 'retraction { reason }',
  statedCitations: 'statedCitations { count }',
  provenance: 'provenance { field asOf source { name } }',
  references: 'references(first: 2) { totalCount nodes { title } }',
  citedBy: 'citedBy(first: 2) { nodes { slug } }',
  nearByCitations: 'nearByCitations(first: 2) { shared paper { slug } }',
  venue: 'venue { slug }',
  affiliatedInstitutions: 'affiliatedInstitutions { slug }',
  citation: 'citation(format: BIBTEX)',
  related: 'related(first: 3) { paper { slug title } }',
};

it.each(PAPER_FIELDS)('answers %s in lists of either form as of the paper itself', async (field) => {
  const selection = SELECTIONS[field] ?? field;
  type Asked = Record<string, unknown>;
  const { nodes, edges } = await graph.data<Record<'nodes' | 'edges', Record<'nodes' | 'edges', Asked[]>>>(
    `{ nodes: papers(first: 30) { nodes { slug ${selection} } }
       edges: papers(first: 30) { edges { node { ...Asked } } } }
     fragment Asked on Paper { slug ${selection} }`,
  );
  const papers = nodes.nodes;
  expect(edges.edges.map(({ node }) => node)).toEqual(papers);
  const each = papers.map(
    ({ slug }, place) => `p${place}: paper(slug: ${JSON.stringify(slug)}) { slug ${selection} }`,
  );
  expect(Object.values(await graph.data<Record<string, Asked>>(`{ ${each.join('\n')} }`))).toEqual(papers);
});

it('answers the fields of a related paper as those of the paper', async () => {
  const plain = PAPER_FIELDS.filter((field) => SELECTIONS[field] === undefined).join(' ');
  const { papers } = await graph.data<{ papers: { nodes: { related: { paper: { slug: string } }[] }[] } }>(
    `{ papers(first: 5) { nodes { related(first: 5) { paper { ${plain} } } } } }`,
  );
  const found = papers.nodes.flatMap(({ related }) => related.map(({ paper }) => paper));
  expect(found.length).toBeGreaterThan(5);
  for (const paper of found) {
    expect(await graph.data(`{ paper(slug: ${JSON.stringify(paper.slug)}) { ${plain} } }`)).toEqual({
      paper,
    });
  }
});

it('does not compile where a field has not said its columns, or takes more than it said', () => {
  class Said implements PaperFields<keyof Said> {
    topics(paper: PaperWith) {
      return paper.id;
    }
    primaryTopic({ primaryTopicId }: PaperWith<'primaryTopic'>) {
      return primaryTopicId;
    }
  }
  // @ts-expect-error `weather` has not said its columns.
  class Unsaid implements PaperFields<keyof Unsaid> {
    weather(paper: PaperWith) {
      return paper.id;
    }
  }
  class TakesMore implements PaperFields<keyof TakesMore> {
    // @ts-expect-error `topics` takes the abstract, which it did not say.
    topics({ abstract }: PaperWith<'abstract'>) {
      return abstract;
    }
  }
  // @ts-expect-error No field of that name says what it needs.
  type Unknown = PaperWith<'weather'>;
  const paper: Unknown = { id: '1', slug: 'peat' };
  // @ts-expect-error Of a paper without more, there is no title.
  expect((paper as PaperWith).title).toBeUndefined();
  expect([Said, Unsaid, TakesMore]).toHaveLength(3);
});
