import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, joined, sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import { type PaperConditions, paperConditions } from './paper-filter.js';
import {
  ANY_PAPERS,
  AUTHOR_PAPERS,
  BODY_PAPERS,
  CITING_PAPERS,
  type PaperBody,
  TOPIC_PAPERS,
} from './paper-scopes.js';

/** What papers name: who wrote them, where they appeared, where their authors were. */
const NAMED = {
  authors: { links: sql`authorships`, id: sql`author_id`, all: sql`authors` },
  venues: { links: sql`paper_venues`, id: sql`venue_id`, all: sql`venues` },
  institutions: { links: sql`paper_institutions`, id: sql`institution_id`, all: sql`institutions` },
};

export type Named = keyof typeof NAMED;

/** One that papers of a list name, and how many do. */
export interface NamedCountRow {
  id: string;
  count: number;
}

/** What is counted, and how many of it, the first at most. */
export interface NamedQuery {
  named: Named;
  first: number;
}

/** The same of which papers. */
export interface NamedCountQuery extends NamedQuery {
  filter: PaperConditions;
}

/** Which are named by most of the papers that meet the filter: most first, of equals by name. */
export async function namedByPapers(
  runner: Runner,
  { filter, ...query }: NamedCountQuery,
): Promise<NamedCountRow[]> {
  const conditions = paperConditions(filter);
  if (conditions.length === 0) return namedByAll(runner, query);
  const name = `${query.named}OfPapers`;
  return countNamed(runner, name, { papers: ANY_PAPERS.from, conditions, ...query });
}

/** The same where the papers come from common table expressions, `tables`. */
export async function countNamed(
  runner: Runner,
  name: string,
  { tables = [], papers, conditions, ...query }: NamingPapers,
): Promise<NamedCountRow[]> {
  const list = { papers, parentColumn: sql`0::bigint`, conditions };
  const rows = await runner.rows(name, statement({ ...list, tables }, query), COUNTED);
  return rows.map(({ id, count }) => ({ id, count }));
}

interface NamingPapers extends NamedQuery {
  tables?: readonly Sql[];
  /** What is read from, with `papers p`. */
  papers: Sql;
  conditions: readonly Sql[];
}

/** The same of each person's papers. */
export async function namedByPapersOfAuthorId(
  runner: Runner,
  query: NamedCountQuery,
  authorIds: readonly string[],
): Promise<NamedCountRow[][]> {
  return countBelow(runner, { ...AUTHOR_PAPERS, by: 'AuthorId' }, query, authorIds);
}

/** The same of each topic's papers. */
export async function namedByPapersOfTopicId(
  runner: Runner,
  query: NamedCountQuery,
  topicIds: readonly string[],
): Promise<NamedCountRow[][]> {
  return countBelow(runner, { ...TOPIC_PAPERS, by: 'TopicId' }, query, topicIds);
}

/** The same of the papers that cite each paper. */
export async function namedByPapersOfCitedId(
  runner: Runner,
  query: NamedCountQuery,
  paperIds: readonly string[],
): Promise<NamedCountRow[][]> {
  return countBelow(runner, { ...CITING_PAPERS, by: 'CitedId' }, query, paperIds);
}

/** The same of the papers of each venue, or institution. */
export async function namedByPapersOfBodyId(
  runner: Runner,
  { body, ...query }: NamedCountQuery & { body: PaperBody },
  bodyIds: readonly string[],
): Promise<NamedCountRow[][]> {
  return countBelow(runner, BODY_PAPERS[body], query, bodyIds);
}

/** Papers are counted as they come, so that nothing need be counted for those of the whole store. */
async function namedByAll(runner: Runner, { named, first }: NamedQuery): Promise<NamedCountRow[]> {
  return runner.rows(
    `${named}OfAllPapers`,
    sql`select id::text as id, paper_count as count from ${NAMED[named].all} where paper_count > 0
      order by (-paper_count), name_folded, id limit ${integer(first)}`,
    z.strictObject({ id: ID, count: z.int() }),
  );
}

async function countBelow(
  runner: Runner,
  { by, from, parentColumn }: { by: string; from: Sql; parentColumn: Sql },
  { filter, ...query }: NamedCountQuery,
  parentIds: readonly string[],
): Promise<NamedCountRow[][]> {
  const conditions = [
    sql`${parentColumn} = any (${value(parentIds, 'bigint[]')})`,
    ...paperConditions(filter),
  ];
  const counting = statement({ papers: from, parentColumn, conditions }, query);
  const rows = await runner.rows(`${query.named}OfPapersBy${by}`, counting, COUNTED);
  return rowsOfEach(parentIds, rows, ({ parentId }) => parentId).map((below) =>
    below.map(({ id, count }) => ({ id, count })),
  );
}

const COUNTED = z.strictObject({ parentId: ID, id: ID, count: z.int() });

interface ListedPapers {
  tables?: readonly Sql[];
  papers: Sql;
  parentColumn: Sql;
  conditions: readonly Sql[];
}

/** Names are read of those alone whose count may be among the first. */
function statement(
  { tables = [], papers, parentColumn, conditions }: ListedPapers,
  { named, first }: NamedQuery,
): Sql {
  const { links, id, all } = NAMED[named];
  const listed = sql`listed as materialized (
      select ${parentColumn} as parent_id, p.id from ${papers} where ${joined(conditions, ' and ')}
    )`;
  return sql`with ${joined([...tables, listed], ', ')},
    counts as (
      select l.parent_id, s.${id} as id, count(*)::int as count
      from listed l join ${links} s on s.paper_id = l.id group by 1, 2
    ),
    ranked as (
      select counts.*, rank() over (partition by parent_id order by count desc) as place from counts
    ),
    named as (
      select r.parent_id, r.id, r.count,
        row_number() over (partition by r.parent_id order by r.count desc, a.name_folded, a.id) as place
      from ranked r join ${all} a on a.id = r.id where r.place <= ${integer(first)}
    )
    select parent_id::text as "parentId", id::text as id, count
    from named where place <= ${integer(first)} order by parent_id, place`;
}
