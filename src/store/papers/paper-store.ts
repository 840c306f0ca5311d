import type { PaperEntity } from '../../database/entities/paper.entity.js';
import type { PaperIdentifierEntity } from '../../database/entities/paper-identifier.entity.js';
import type { Reader } from '../../database/reader.js';
import { type Keyed, type Page, type PageRequest, cutPage } from '../keyset.js';
import { type List, countAll, countBelow, groupBy, readPage, readPagesBelow } from '../list-statement.js';
import { type PaperConditions, paperConditions, requiredText } from './paper-filter.js';
import { type PaperOrder, type PaperScope, paperOrder } from './paper-order.js';
import { Parameters } from '../parameters.js';
import { RANKED_ID, byRelevance } from './relevance.js';
import { datedWithText, textScope, withoutText } from './papers-with-text.js';

/** Columns of a paper that a client may ask for. */
const PAPER_COLUMNS = {
  id: 'p.id',
  slug: 'p.slug',
  title: 'p.title',
  abstract: 'p.abstract',
  publishedOn: 'p.published_on',
  primaryTopicId: 'p.primary_topic_id',
  authorCount: 'p.author_count',
  authorsComplete: 'p.authors_complete',
  institutions: 'p.institutions',
  hasCode: 'p.has_code',
  comment: 'p.comment',
  figureCount: 'p.figure_count',
  commentCount: 'p.comment_count',
} as const satisfies Partial<Record<keyof PaperEntity, string>>;

export type PaperColumn = keyof typeof PAPER_COLUMNS;

/** A paper as it was read; of a page only the columns that were asked are there. */
export type PaperRow = Pick<PaperEntity, PaperColumn>;

/** A list of papers: which, in what order, and what of each. */
export interface PaperQuery {
  filter: PaperConditions;
  order: PaperOrder;
  columns: readonly PaperColumn[];
}

type PaperPage = Page<PaperRow & Keyed>;

/** All papers of the store. */
export const ANY_PAPERS = { from: 'papers p', sortDate: 'p.sort_date', id: 'p.id' } satisfies PaperScope;
/** The papers of a person. */
export const AUTHOR_PAPERS = {
  from: 'authorships s join papers p on p.id = s.paper_id',
  parentColumn: 's.author_id',
  sortDate: 's.sort_date',
  id: 's.paper_id',
};
/** The papers of a topic. */
export const TOPIC_PAPERS = {
  from: 'paper_topics t join papers p on p.id = t.paper_id',
  parentColumn: 't.topic_id',
  sortDate: 't.sort_date',
  id: 't.paper_id',
};

/** A page of all papers. */
export async function papersPage(
  reader: Reader,
  query: PaperQuery,
  request: PageRequest,
): Promise<PaperPage> {
  const text = requiredText(query.filter);
  if (text === null) return readPage(reader, paperList('papersPage', ANY_PAPERS, query), request);
  const filter = withoutText(query.filter, text);
  const list = paperList('papersPage', textScope(text, filter), { ...query, filter }, text);
  if (query.order.field === 'RELEVANCE') return readPage(reader, list, request);
  if (query.order.field !== 'PUBLISHED_ON') {
    return readPage(reader, paperList('papersPage', ANY_PAPERS, query), request);
  }
  const parameters = new Parameters();
  const statement = datedWithText(list, text, request, parameters);
  return cutPage(await reader.read('papersPage', statement, parameters.values), request);
}

/** How many papers meet the filter. */
export async function countPapers(reader: Reader, filter: PaperConditions): Promise<number> {
  const text = requiredText(filter);
  const rest = text === null ? filter : withoutText(filter, text);
  const { from } = text === null ? ANY_PAPERS : textScope(text, rest);
  return countAll(reader, { name: 'countPapers', from, conditions: conditionsOf(rest) });
}

/** A page of each person's papers. */
export async function papersByAuthorId(
  reader: Reader,
  query: PaperQuery,
  request: PageRequest,
  authorIds: readonly string[],
): Promise<PaperPage[]> {
  const list = {
    ...paperList('papersByAuthorId', AUTHOR_PAPERS, query),
    parentColumn: AUTHOR_PAPERS.parentColumn,
  };
  return readPagesBelow(reader, list, request, authorIds);
}

/** How many papers of each person meet the filter. */
export async function countPapersByAuthorId(
  reader: Reader,
  filter: PaperConditions,
  authorIds: readonly string[],
): Promise<number[]> {
  return countBelow(
    reader,
    { ...AUTHOR_PAPERS, name: 'countPapersByAuthorId', conditions: conditionsOf(filter) },
    authorIds,
  );
}

/** A page of each topic's papers. */
export async function papersByTopicId(
  reader: Reader,
  query: PaperQuery,
  request: PageRequest,
  topicIds: readonly string[],
): Promise<PaperPage[]> {
  const list = {
    ...paperList('papersByTopicId', TOPIC_PAPERS, query),
    parentColumn: TOPIC_PAPERS.parentColumn,
  };
  return readPagesBelow(reader, list, request, topicIds);
}

/** How many papers of each topic meet the filter. */
export async function countPapersByTopicId(
  reader: Reader,
  filter: PaperConditions,
  topicIds: readonly string[],
): Promise<number[]> {
  return countBelow(
    reader,
    { ...TOPIC_PAPERS, name: 'countPapersByTopicId', conditions: conditionsOf(filter) },
    topicIds,
  );
}

/** Whole papers by slug, also by one that was theirs before they were found to be another; `key` is the slug asked. */
export async function papersBySlug(
  reader: Reader,
  slugs: readonly string[],
): Promise<(PaperRow & { key: string })[]> {
  return reader.read(
    'papersBySlug',
    `select p.slug as key, ${columnList(ALL_COLUMNS)} from papers p where p.slug = any ($1::text[])
     union all
     select f.slug, ${columnList(ALL_COLUMNS)} from paper_slugs f join papers p on p.id = f.paper_id
     where f.slug = any ($1::text[])`,
    [slugs],
  );
}

/** Whole papers by what names them elsewhere, `SCHEME:value` in normal form, which is their `key`; of several the oldest. */
export async function papersByIdentifier(
  reader: Reader,
  keys: readonly string[],
): Promise<(PaperRow & { key: string })[]> {
  return reader.read(
    'papersByIdentifier',
    `select asked.key, ${columnList(ALL_COLUMNS)}
     from unnest($1::text[]) asked (key)
     cross join lateral (
       select paper_id from paper_identifiers
       where scheme = split_part(asked.key, ':', 1) and value = substr(asked.key, strpos(asked.key, ':') + 1)
       order by paper_id limit 1
     ) i
     join papers p on p.id = i.paper_id`,
    [keys],
  );
}

export type IdentifierRow = Pick<PaperIdentifierEntity, 'scheme' | 'value'>;

/** Each paper's identifiers, by scheme and value. */
export async function identifiersByPaperId(
  reader: Reader,
  paperIds: readonly string[],
): Promise<IdentifierRow[][]> {
  const rows = await reader.read<IdentifierRow & { paperId: string }>(
    'identifiersByPaperId',
    `select paper_id as "paperId", scheme, value from paper_identifiers
     where paper_id = any ($1::bigint[]) order by paper_id, scheme, value`,
    [paperIds],
  );
  const groups = groupBy(rows, ({ paperId }) => paperId);
  return paperIds.map((id) => groups.get(id) ?? []);
}

const ALL_COLUMNS = Object.keys(PAPER_COLUMNS) as PaperColumn[];

function paperList(
  name: string,
  scope: PaperScope,
  { filter, order, columns }: PaperQuery,
  text = requiredText(filter),
): List {
  const list = { name, from: scope.from, columns: columnList(columns), conditions: conditionsOf(filter) };
  if (order.field !== 'RELEVANCE' || text === null) return { ...list, order: paperOrder(order, scope) };
  return {
    ...list,
    keyed: {
      from: (filtered, parameters) => byRelevance(filtered, { scope, text }, parameters),
      join: 'ranked join papers p on p.id = ranked.id',
    },
    order: paperOrder(order, { ...scope, id: RANKED_ID }),
  };
}

function conditionsOf(filter: PaperConditions): (parameters: Parameters) => string[] {
  return (parameters) => paperConditions(filter, parameters);
}

/** The select list of these columns of `papers p`. */
export function columnList(columns: readonly PaperColumn[]): string {
  return columns.map((column) => `${PAPER_COLUMNS[column]} as "${column}"`).join(', ');
}
