import { graphql, type GraphQLSchema } from 'graphql';
import { createRunner } from '../../src/database/runner.js';
import { createContext } from '../../src/graphql/context.js';
import { buildPapergraphSchema } from '../../src/graphql/schema.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';
import { type Statement, fullScans } from './explain.js';
import { type LargeStore, openLargeStore } from './large-store.js';
import {
  type Landmarks,
  type NamedQuery,
  exampleQueries,
  filterQueries,
  listsBelow,
  orderQueries,
  otherQueries,
  readLandmarks,
} from './queries.js';

const MINUTES = 60_000;
const BIG_TABLES = new Set([
  ...[
    'papers',
    'authors',
    'authorships',
    'paper_topics',
    'listings',
    'paper_identifiers',
    'author_spellings',
  ],
  ...['author_names', 'author_topics', 'paper_words', 'lexemes', 'search_words'],
]);

/** Statements that may read a big table from end to end, of any query or of the one named, and why. */
const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['statistics', 'it counts all rows of each table'],
  ['paperFacets', 'it counts all papers that meet the filter by what they hold'],
  ['paperCounts', 'it counts all papers that meet the filter by what they hold'],
  ['count of papers with the most common word: countPapers', 'nearly every paper has it'],
  ['count of papers with a choice: countPapers', 'no index serves a choice between persons and words'],
  ['authors of a topic, filtered: countAuthors', 'a third of the authors are in the topic'],
  [
    '07-papers-by-several-conditions.graphql: countPapers',
    'a third of the papers meet it, each by one of three ways',
  ],
]);

let store: LargeStore;
let schema: GraphQLSchema;
let landmarks: Landmarks;
beforeAll(async () => {
  store = await openLargeStore();
  schema = await buildPapergraphSchema(SOURCE_KINDS);
  landmarks = await readLandmarks(store.dataSource);
}, 20 * MINUTES);
afterAll(() => store.close());

const GROUPS: [string, () => NamedQuery[] | Promise<NamedQuery[]>][] = [
  ['the examples', () => exampleQueries(landmarks)],
  ['lists in every order', () => orderQueries(store.dataSource)],
  ['lists below others', () => listsBelow(landmarks)],
  ['filters', () => filterQueries(landmarks)],
  ['everything else', () => otherQueries(landmarks)],
];

it.each(GROUPS)(
  'reads no big table from end to end: %s',
  async (_, queriesOf) => {
    const queries = await queriesOf();
    const problems: string[] = [];
    let examined = 0;
    for (const { name, query } of queries) {
      const { statements, errors } = await statementsOf(query);
      problems.push(...errors.map((message) => `${name}: ${message}`));
      for (const statement of statements) {
        examined += 1;
        if (ALLOWED.has(statement.name) || ALLOWED.has(`${name}: ${statement.name}`)) continue;
        const tables = await wrongScans(statement);
        problems.push(...tables.map((table) => `${name}: ${statement.name} reads all ${table}`));
      }
    }
    expect(examined).toBeGreaterThanOrEqual(queries.length);
    expect(problems).toEqual([]);
  },
  10 * MINUTES,
);

async function statementsOf(source: string): Promise<{ statements: Statement[]; errors: string[] }> {
  const statements: Statement[] = [];
  const reader = createRunner(store.dataSource, {
    observe: (name, { text, values }) => statements.push({ name, text, values }),
    prepared: true,
  });
  const { errors } = await graphql({ schema, source, contextValue: createContext(reader) });
  return { statements, errors: (errors ?? []).map(({ message }) => message) };
}

async function wrongScans(statement: Statement): Promise<string[]> {
  const scans = await fullScans(store.dataSource, statement);
  return scans.filter((table) => BIG_TABLES.has(table));
}
