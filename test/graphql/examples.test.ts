import { readFileSync, readdirSync } from 'node:fs';
import { type Graph, openGraph } from '../support/graph.js';

const FOLDER = 'schema/examples';
const examples = readdirSync(FOLDER).sort();

/** The statements that each runs: one for an access path and level, whatever the number of rows. */
const STATEMENTS: Record<string, string[]> = {
  '01-newest-papers.graphql': ['authorsByPaperId', 'countPapers', 'papersPage', 'topicsById'],
  '02-an-author-and-their-papers.graphql': [
    'authorsBySlug',
    'identifiersByAuthorId',
    'metricsByAuthorId',
    'papersByAuthorId',
    'spellingsByAuthorId',
    'topicsByAuthorId',
    'topicsById',
  ],
  '03-papers-of-a-topic.graphql': [
    'authorsByTopicId',
    'countPapersByTopicId',
    'papersByTopicId',
    'topicsByCode',
  ],
  '04-coauthors-and-their-papers.graphql': [
    'authorsByPaperId',
    'authorsBySlug',
    'papersByAuthorId',
    'papersByAuthorId',
  ],
  '05-sources-and-problems.graphql': ['authorsById', 'sourcesPage', 'statistics'],
  '06-what-each-source-said.graphql': [
    'authorsBySlug',
    'listingsByPaperId',
    'papersByAuthorId',
    'sourcesById',
  ],
  '07-papers-by-several-conditions.graphql': ['countPapers', 'papersPage'],
  '08-search-everything.graphql': ['countSearch', 'papersBySlug', 'searchPage', 'wordCounts'],
  '09-complete-a-search-box.graphql': ['knownWords', 'suggestions', 'suggestions'],
  '10-a-list-with-its-facets.graphql': ['countPapers', 'paperFacets', 'papersPage'],
  '11-count-by-year-and-topic.graphql': ['paperCounts'],
  '12-who-works-with-whom.graphql': [
    'authorsById',
    'authorsBySlug',
    'coauthorsByAuthorId',
    'countCoauthorsByAuthorId',
    'pathFrontier',
    'pathFrontier',
    'pathLinks',
    'pathLinks',
  ],
  '13-what-to-read-next.graphql': ['papersBySlug', 'relatedByPaperId'],
  '14-look-up-identifiers.graphql': ['papersByIdentifier'],
  '15-a-page-of-results.graphql': [
    'authorsById',
    'countSearch',
    'papersBySlug',
    'searchAuthors',
    'searchFacets',
    'searchPage',
    'topicsById',
    'wordCounts',
    'wordsMetByAll',
  ],
  '16-a-review-in-one-request.graphql': [
    'authorsById',
    'citablePapersById',
    'citationCountByPaperId',
    'countSearch',
    'linksByPaperId',
    'missingWorks',
    'papersBySlug',
    'papersPage',
    'searchAuthors',
    'searchFacets',
    'searchPage',
    'statedCitationsByPaperId',
    'wordCounts',
  ],
};

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

it.each(examples)('%s says what it asks, and finds something in every list', async (name) => {
  const source = readFileSync(`${FOLDER}/${name}`, 'utf8');
  expect(source).toMatch(/^(# .+\n)*# .+\?\n/);
  const { data, errors, statements } = await graph.query(source);
  expect(errors).toBeUndefined();
  expect(emptyTopLevelFields(data ?? {})).toEqual([]);
  expect(statements.sort()).toEqual(STATEMENTS[name]);
});

/** Fields at the top whose value is null or a connection without rows. */
function emptyTopLevelFields(data: Record<string, unknown>): string[] {
  return Object.entries(data)
    .filter(([, value]) => value === null || (value as { nodes?: unknown[] }).nodes?.length === 0)
    .map(([name]) => name);
}
