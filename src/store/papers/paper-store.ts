import { z } from 'zod';
import { columnsOf, rowShape } from '../../database/columns.js';
import { PaperIdentifierEntity } from '../../database/entities/paper-identifier.entity.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import type { Keyed, Page, PageRequest } from '../keyset.js';
import { type List, countAll, countBelow, readPage, readPagesBelow } from '../list-statement.js';
import type { PaperOrder } from '../order-fields.js';
import { PAPER_COLUMNS, type PaperColumn, type PaperRow, columnsOfPapers } from './paper-columns.js';
import { type PaperConditions, paperConditions, requiredText } from './paper-filter.js';
import { orderJoin, paperOrder } from './paper-order.js';
import {
  ANY_PAPERS,
  AUTHOR_PAPERS,
  BODY_PAPERS,
  CITING_PAPERS,
  CITING_PAPERS_OF_WORK,
  type PaperBody,
  type PaperScope,
  TOPIC_PAPERS,
} from './paper-scopes.js';
import { datedPageWithText, textScope, withoutText } from './papers-with-text.js';
import { RANKED_ID, byRelevance } from './relevance.js';

/** A list of papers: which, in what order, and what of each. */
export interface PaperQuery<Column extends PaperColumn = PaperColumn> {
  filter: PaperConditions;
  order: PaperOrder;
  columns: readonly Column[];
}

type PaperPage<Column extends PaperColumn> = Page<PaperRow<Column> & Keyed>;

/** A page of all papers. */
export async function papersPage<Column extends PaperColumn>(
  runner: Runner,
  query: PaperQuery<Column>,
  request: PageRequest,
): Promise<PaperPage<Column>> {
  const { filter, order } = query;
  const text = requiredText(filter);
  if (text === null || (order.field !== 'RELEVANCE' && order.field !== 'PUBLISHED_ON')) {
    return readPage(runner, paperList('papersPage', ANY_PAPERS, query), request);
  }
  const rest = withoutText(filter, text);
  const list = paperList('papersPage', textScope(text, rest), { ...query, filter: rest }, text);
  if (order.field === 'RELEVANCE') return readPage(runner, list, request);
  return datedPageWithText(runner, { ...list, text }, request);
}

/** How many papers meet the filter. */
export async function countPapers(runner: Runner, filter: PaperConditions): Promise<number> {
  const text = requiredText(filter);
  const rest = text === null ? filter : withoutText(filter, text);
  const { from } = text === null ? ANY_PAPERS : textScope(text, rest);
  return countAll(runner, { name: 'countPapers', from, conditions: paperConditions(rest) });
}

/** A page of each person's papers. */
export async function papersByAuthorId<Column extends PaperColumn>(
  runner: Runner,
  query: PaperQuery<Column>,
  request: PageRequest,
  authorIds: readonly string[],
): Promise<PaperPage<Column>[]> {
  const { parentColumn } = AUTHOR_PAPERS;
  const list = { ...paperList('papersByAuthorId', AUTHOR_PAPERS, query), parentColumn };
  return readPagesBelow(runner, list, request, authorIds);
}

/** How many papers of each person meet the filter. */
export async function countPapersByAuthorId(
  runner: Runner,
  filter: PaperConditions,
  authorIds: readonly string[],
): Promise<number[]> {
  const conditions = paperConditions(filter);
  return countBelow(runner, { ...AUTHOR_PAPERS, name: 'countPapersByAuthorId', conditions }, authorIds);
}

/** A page of each topic's papers. */
export async function papersByTopicId<Column extends PaperColumn>(
  runner: Runner,
  query: PaperQuery<Column>,
  request: PageRequest,
  topicIds: readonly string[],
): Promise<PaperPage<Column>[]> {
  const { parentColumn } = TOPIC_PAPERS;
  const list = { ...paperList('papersByTopicId', TOPIC_PAPERS, query), parentColumn };
  return readPagesBelow(runner, list, request, topicIds);
}

/** How many papers of each topic meet the filter. */
export async function countPapersByTopicId(
  runner: Runner,
  filter: PaperConditions,
  topicIds: readonly string[],
): Promise<number[]> {
  const conditions = paperConditions(filter);
  return countBelow(runner, { ...TOPIC_PAPERS, name: 'countPapersByTopicId', conditions }, topicIds);
}

/** A page of the papers that cite each paper. */
export async function papersByCitedId<Column extends PaperColumn>(
  runner: Runner,
  query: PaperQuery<Column>,
  request: PageRequest,
  paperIds: readonly string[],
): Promise<PaperPage<Column>[]> {
  const { parentColumn, parentKey } = CITING_PAPERS_OF_WORK;
  const list = { ...paperList('papersByCitedId', CITING_PAPERS_OF_WORK, query), parentColumn, parentKey };
  return readPagesBelow(runner, list, request, paperIds);
}

/** How many papers that cite each paper meet the filter. */
export async function countPapersByCitedId(
  runner: Runner,
  filter: PaperConditions,
  paperIds: readonly string[],
): Promise<number[]> {
  const conditions = paperConditions(filter);
  return countBelow(runner, { ...CITING_PAPERS, name: 'countPapersByCitedId', conditions }, paperIds);
}

/** A page of the papers of each venue, or institution. */
export async function papersByBodyId<Column extends PaperColumn>(
  runner: Runner,
  { body, ...query }: PaperQuery<Column> & { body: PaperBody },
  request: PageRequest,
  bodyIds: readonly string[],
): Promise<PaperPage<Column>[]> {
  const { by, parentColumn } = BODY_PAPERS[body];
  const list = { ...paperList(`papersBy${by}`, BODY_PAPERS[body], query), parentColumn };
  return readPagesBelow(runner, list, request, bodyIds);
}

/** How many papers of each venue, or institution, meet the filter. */
export async function countPapersByBodyId(
  runner: Runner,
  { body, filter }: { body: PaperBody; filter: PaperConditions },
  bodyIds: readonly string[],
): Promise<number[]> {
  const { by, ...scope } = BODY_PAPERS[body];
  const conditions = paperConditions(filter);
  return countBelow(runner, { ...scope, name: `countPapersBy${by}`, conditions }, bodyIds);
}

const WHOLE_PAPER = columnsOfPapers(PAPER_COLUMNS);
const ASKED_PAPER = rowShape(WHOLE_PAPER, { key: z.string() });

/** Whole papers by slug, also by one that was theirs before they were found to be another; `key` is the slug asked. */
export async function papersBySlug(
  runner: Runner,
  slugs: readonly string[],
): Promise<(PaperRow & { key: string })[]> {
  const asked = value(slugs, 'text[]');
  return runner.rows(
    'papersBySlug',
    sql`select p.slug as key, ${WHOLE_PAPER.list} from papers p where p.slug = any (${asked})
      union all
      select f.slug, ${WHOLE_PAPER.list} from paper_slugs f join papers p on p.id = f.paper_id
      where f.slug = any (${asked})`,
    ASKED_PAPER,
  );
}

/** Whole papers by id; those that do not exist are left out. */
export async function papersById(runner: Runner, ids: readonly string[]): Promise<PaperRow[]> {
  const statement = sql`select ${WHOLE_PAPER.list} from papers p where p.id = any (${value(ids, 'bigint[]')})`;
  return runner.rows('papersById', statement, WHOLE_PAPER.shape);
}

/** Whole papers by what names them elsewhere, `SCHEME:value` in normal form, which is their `key`; of several the oldest. */
export async function papersByIdentifier(
  runner: Runner,
  keys: readonly string[],
): Promise<(PaperRow & { key: string })[]> {
  return runner.rows(
    'papersByIdentifier',
    sql`select asked.key, ${WHOLE_PAPER.list}
      from unnest(${value(keys, 'text[]')}) asked (key)
      cross join lateral (
        select paper_id from paper_identifiers
        where scheme = split_part(asked.key, ':', 1) and value = substr(asked.key, strpos(asked.key, ':') + 1)
        order by paper_id limit 1
      ) i
      join papers p on p.id = i.paper_id`,
    ASKED_PAPER,
  );
}

export type IdentifierRow = Pick<PaperIdentifierEntity, 'scheme' | 'value'>;

const IDENTIFIER = columnsOf(PaperIdentifierEntity, 'i', ['paperId', 'scheme', 'value']);

/** Each paper's identifiers, by scheme and value. */
export async function identifiersByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<IdentifierRow[][]> {
  const rows = await runner.rows(
    'identifiersByPaperId',
    sql`select ${IDENTIFIER.list} from paper_identifiers i
      where i.paper_id = any (${value(paperIds, 'bigint[]')}) order by i.paper_id, i.scheme, i.value`,
    IDENTIFIER.shape,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId);
}

function paperList<Column extends PaperColumn>(
  name: string,
  scope: PaperScope,
  { filter, order, columns }: PaperQuery<Column>,
  text = requiredText(filter),
): List<PaperRow<Column>> {
  const conditions = paperConditions(filter);
  const from = sql`${scope.from} ${orderJoin(order.field)}`;
  const list = { name, from, columns: columnsOfPapers(columns), conditions };
  if (order.field !== 'RELEVANCE' || text === null) return { ...list, order: paperOrder(order, scope) };
  return {
    ...list,
    keyed: {
      from: (filtered) => byRelevance(filtered, { scope, text }),
      join: sql`ranked join papers p on p.id = ranked.id`,
    },
    order: paperOrder(order, { ...scope, id: RANKED_ID }),
  };
}
