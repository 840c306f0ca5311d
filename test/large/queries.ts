import { readFileSync, readdirSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createRunner } from '../../src/database/runner.js';
import { type Sql, joined, sql } from '../../src/database/sql.js';
import { encodeCursor } from '../../src/graphql/connection/page-arguments.js';
import { authorOrder } from '../../src/store/authors/author-store.js';
import type { ListOrder } from '../../src/store/keyset.js';
import { orderJoin, paperOrder } from '../../src/store/papers/paper-order.js';
import { AUTHOR_ORDER_FIELDS, PAPER_ORDER_FIELDS } from '../../src/store/order-fields.js';
import { ANY_PAPERS } from '../../src/store/papers/paper-scopes.js';

export interface NamedQuery {
  name: string;
  query: string;
}

/** Things of the store that weigh most, by their keys. */
export interface Landmarks {
  author: string;
  secondAuthor: string;
  topic: string;
  paper: string;
  arxiv: string;
  commonWord: string;
  rareWord: string;
}

export async function readLandmarks(dataSource: DataSource): Promise<Landmarks> {
  const [row] = await dataSource.query<Landmarks[]>(`
    select
      (select slug from authors order by -paper_count, name_folded, id limit 1) as author,
      (select slug from authors order by -paper_count, name_folded, id offset 1 limit 1) as "secondAuthor",
      (select code from topics order by paper_count desc limit 1) as topic,
      (select slug from papers order by sort_date desc, id desc limit 1) as paper,
      (select value from paper_identifiers where scheme = 'ARXIV' order by value limit 1) as arxiv,
      (select lexeme from lexemes where lexeme <> '' order by paper_count desc limit 1) as "commonWord",
      (select lexeme from lexemes where lexeme <> '' order by paper_count, lexeme limit 1) as "rareWord"`);
  if (!row) throw new Error('The store is empty.');
  return row;
}

/** The examples, asked of the people of this store. */
export function exampleQueries({ author }: Landmarks): NamedQuery[] {
  return readdirSync('schema/examples')
    .sort()
    .map((name) => ({
      name,
      query: readFileSync(`schema/examples/${name}`, 'utf8').replaceAll(
        /author\(slug: "[^"]*"/g,
        `author(slug: "${author}"`,
      ),
    }));
}

const PAPERS = '{ nodes { title abstract authors(first: 3) { nodes { name } } } pageInfo { hasNextPage } }';
const AUTHORS = '{ nodes { name papers(first: 3) { nodes { title } } } pageInfo { hasNextPage } }';
const DIRECTIONS = ['ASC', 'DESC'] as const;

/** The first page, one in the middle and the last one of every order of papers and of authors. */
export async function orderQueries(dataSource: DataSource): Promise<NamedQuery[]> {
  const queries: NamedQuery[] = [];
  for (const direction of DIRECTIONS) {
    for (const field of PAPER_ORDER_FIELDS) {
      if (field === 'RELEVANCE') continue;
      const cursor = await middleCursor(
        dataSource,
        sql`${ANY_PAPERS.from} ${orderJoin(field)}`,
        paperOrder({ field, direction }, ANY_PAPERS),
      );
      queries.push(...pagesOf({ list: 'papers', field, direction, fields: PAPERS, cursor }));
    }
    for (const field of AUTHOR_ORDER_FIELDS) {
      const cursor = await middleCursor(dataSource, sql`authors a`, authorOrder({ field, direction }));
      queries.push(...pagesOf({ list: 'authors', field, direction, fields: AUTHORS, cursor }));
    }
  }
  return queries;
}

interface OrderedList {
  list: string;
  field: string;
  direction: string;
  fields: string;
  cursor: string;
}

function pagesOf({ list, field, direction, fields, cursor }: OrderedList): NamedQuery[] {
  const order = `orderBy: { field: ${field}, direction: ${direction} }`;
  const page = (which: string, given: string) => ({
    name: `${list} by ${field} ${direction}, ${which}`,
    query: `{ ${list}(${given}, ${order}) ${fields} }`,
  });
  return [
    page('first page', 'first: 20'),
    page('behind the middle', `first: 20, after: "${cursor}"`),
    page('ahead of the middle', `last: 20, before: "${cursor}"`),
    page('last page', 'last: 20'),
  ];
}

async function middleCursor(dataSource: DataSource, from: Sql, order: ListOrder): Promise<string> {
  const keys = order.keys.map((key) => key.sql);
  const texts = keys.map((key) => sql`(${key})::text`);
  const [row] = await createRunner(dataSource).rows(
    'middleCursor',
    sql`select array[${joined(texts, ', ')}] as keys from ${from}
      order by ${joined(keys, ', ')} offset 100000 limit 1`,
    z.strictObject({ keys: z.array(z.string()) }),
  );
  return encodeCursor(order, row?.keys ?? []);
}

/** Lists below the heaviest author and topic, in every order; both filtered and counted. */
export function listsBelow({ author, topic }: Landmarks): NamedQuery[] {
  return ['author', 'topic'].flatMap((parent) => {
    const which = parent === 'author' ? `author(slug: "${author}")` : `topic(code: "${topic}")`;
    const orders = DIRECTIONS.flatMap((direction) =>
      PAPER_ORDER_FIELDS.filter((field) => field !== 'RELEVANCE').map((field) => ({
        name: `papers of the ${parent} with most, by ${field} ${direction}`,
        query: `{ ${which} { papers(first: 20, orderBy: { field: ${field}, direction: ${direction} }) ${PAPERS} } }`,
      })),
    );
    const filtered = `papers(filter: { hasCode: true, publishedOn: { from: "2020-01-01" } }) { totalCount nodes { title } }`;
    return [
      ...orders,
      { name: `filtered papers of the ${parent} with most`, query: `{ ${which} { ${filtered} } }` },
    ];
  });
}

/** Each condition of a filter, the common and the rare. */
export function filterQueries({ author, topic, commonWord, rareWord }: Landmarks): NamedQuery[] {
  const conditions = {
    'the most common word': `text: "${commonWord}"`,
    'a rare word': `text: "${rareWord}"`,
    'a word that no paper has': 'text: "zzyzxqua"',
    'part of a title': 'titleContains: "transf"',
    'a few days': 'publishedOn: { from: "2015-05-01", to: "2015-05-03" }',
    'a topic': `topics: ["${topic}"]`,
    'an author': `authors: ["${author}"]`,
    'an institution': 'institutions: ["institute-7"]',
    code: 'hasCode: true',
    'many authors': 'authorCount: { min: 500 }',
    'a kind of source': 'sourceKinds: [PROFILE_PAGE]',
    'a choice': `or: [{ authors: ["${author}"] }, { text: "${rareWord}" }]`,
  };
  return Object.entries(conditions).flatMap(([name, condition]) => [
    { name: `papers with ${name}`, query: `{ papers(first: 20, filter: { ${condition} }) ${PAPERS} }` },
    { name: `count of papers with ${name}`, query: `{ papers(filter: { ${condition} }) { totalCount } }` },
  ]);
}

/** The other ways in. */
export function otherQueries(landmarks: Landmarks): NamedQuery[] {
  const { author, secondAuthor, topic, paper, arxiv, commonWord, rareWord } = landmarks;
  const people = '{ totalCount nodes { name topics { paperCount } nameVariants metrics { hIndex } } }';
  const queries = {
    'a paper with everything': `{ paper(slug: "${paper}") { title topics { code } identifiers { value }
      listings { title source { name owner { name } } } authors { totalCount nodes { name } } } }`,
    'related papers': `{ paper(slug: "${paper}") { related(first: 10) { score reasons paper { title } } } }`,
    'a paper by identifier': `{ papersByIdentifiers(identifiers: [{ scheme: ARXIV, value: "${arxiv}" }]) { title } }`,
    'co-authors of the author with most': `{ author(slug: "${author}") { coauthors { totalCount
      nodes { name coauthors(first: 3) { nodes { name } } } } } }`,
    'a path': `{ collaborationPath(from: "${author}", to: "${secondAuthor}") { name } }`,
    'authors of a topic': `{ topic(code: "${topic}") { authors ${people} } }`,
    'authors by name': `{ authors(filter: { nameContains: "lefevre" }) ${people} }`,
    'authors by papers': `{ authors(filter: { paperCount: { min: 1000 } }, orderBy: { field: PAPER_COUNT }) ${people} }`,
    'authors of a topic, filtered': `{ authors(first: 20, filter: { topics: ["${topic}"] }) ${people} }`,
    'authors with metrics': `{ authors(filter: { hasMetrics: true }) ${people} }`,
    'facets of everything':
      '{ papers { facets { years { count } topics { count } institutions { count } hasCode { count } } } }',
    'counts by year': '{ paperCounts(by: [YEAR]) { keys count } }',
    'counts by topic of an author': `{ paperCounts(by: [TOPIC], filter: { authors: ["${author}"] }) { keys count } }`,
    'search for the most common word': `{ search(query: "${commonWord}") { totalCount edges { highlight node { __typename } } } }`,
    'search for a rare word': `{ search(query: "${rareWord}") { edges { highlight node { __typename } } } }`,
    suggestions: '{ suggest(prefix: "transf") { text } }',
    'suggestions despite an error': '{ suggest(prefix: "trnasfor") { text } }',
    sources: '{ sources { totalCount nodes { name listingCount owner { name } } } }',
    statistics: '{ statistics { paperCount authorCount topicCount authorshipCount sourceCount } }',
    topics: '{ topics(orderBy: { field: PAPER_COUNT }) { totalCount nodes { name } } }',
  };
  return Object.entries(queries).map(([name, query]) => ({ name, query }));
}
