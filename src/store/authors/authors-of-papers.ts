import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, joined, sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import { type PaperConditions, paperConditions } from '../papers/paper-filter.js';
import {
  ANY_PAPERS,
  AUTHOR_PAPERS,
  BODY_PAPERS,
  CITING_PAPERS,
  type PaperBody,
  TOPIC_PAPERS,
} from '../papers/paper-scopes.js';

/** An author, and how many papers of a list are theirs. */
export interface AuthorCountRow {
  authorId: string;
  count: number;
}

/** Of which papers, and of how many authors, the first at most. */
export interface AuthorCountQuery {
  filter: PaperConditions;
  first: number;
}

/** Who wrote most of the papers that meet the filter: most first, of equals by name. */
export async function authorsOfPapers(
  runner: Runner,
  { filter, first }: AuthorCountQuery,
): Promise<AuthorCountRow[]> {
  const conditions = paperConditions(filter);
  if (conditions.length === 0) return authorsOfAll(runner, first);
  return countAuthors(runner, 'authorsOfPapers', { papers: ANY_PAPERS.from, conditions, first });
}

/** The same where the papers come from common table expressions, `tables`. */
export async function countAuthors(
  runner: Runner,
  name: string,
  { tables = [], papers, conditions, first }: CountedAuthors,
): Promise<AuthorCountRow[]> {
  const list = { papers, parentColumn: sql`0::bigint`, conditions };
  const rows = await runner.rows(name, statement({ ...list, tables }, first), COUNTED);
  return rows.map(({ authorId, count }) => ({ authorId, count }));
}

interface CountedAuthors {
  tables?: readonly Sql[];
  /** What is read from, with `papers p`. */
  papers: Sql;
  conditions: readonly Sql[];
  first: number;
}

/** Who wrote most of each person's papers. */
export async function authorsOfPapersByAuthorId(
  runner: Runner,
  query: AuthorCountQuery,
  authorIds: readonly string[],
): Promise<AuthorCountRow[][]> {
  return countBelow(runner, { ...AUTHOR_PAPERS, name: 'authorsOfPapersByAuthorId' }, query, authorIds);
}

/** Who wrote most of each topic's papers. */
export async function authorsOfPapersByTopicId(
  runner: Runner,
  query: AuthorCountQuery,
  topicIds: readonly string[],
): Promise<AuthorCountRow[][]> {
  return countBelow(runner, { ...TOPIC_PAPERS, name: 'authorsOfPapersByTopicId' }, query, topicIds);
}

/** Who wrote most of the papers that cite each paper. */
export async function authorsOfPapersByCitedId(
  runner: Runner,
  query: AuthorCountQuery,
  paperIds: readonly string[],
): Promise<AuthorCountRow[][]> {
  return countBelow(runner, { ...CITING_PAPERS, name: 'authorsOfPapersByCitedId' }, query, paperIds);
}

/** Who wrote most of the papers of each venue, or institution. */
export async function authorsOfPapersByBodyId(
  runner: Runner,
  { body, ...query }: AuthorCountQuery & { body: PaperBody },
  bodyIds: readonly string[],
): Promise<AuthorCountRow[][]> {
  const { by, ...scope } = BODY_PAPERS[body];
  return countBelow(runner, { ...scope, name: `authorsOfPapersBy${by}` }, query, bodyIds);
}

/** Papers of a person are counted as they come, so that nothing need be counted for those of the whole store. */
async function authorsOfAll(runner: Runner, first: number): Promise<AuthorCountRow[]> {
  return runner.rows(
    'authorsOfAllPapers',
    sql`select id as "authorId", paper_count as count from authors where paper_count > 0
      order by (-paper_count), name_folded, id limit ${integer(first)}`,
    z.strictObject({ authorId: ID, count: z.int() }),
  );
}

async function countBelow(
  runner: Runner,
  { name, from, parentColumn }: { name: string; from: Sql; parentColumn: Sql },
  { filter, first }: AuthorCountQuery,
  parentIds: readonly string[],
): Promise<AuthorCountRow[][]> {
  const conditions = [
    sql`${parentColumn} = any (${value(parentIds, 'bigint[]')})`,
    ...paperConditions(filter),
  ];
  const rows = await runner.rows(name, statement({ papers: from, parentColumn, conditions }, first), COUNTED);
  return rowsOfEach(parentIds, rows, ({ parentId }) => parentId).map((below) =>
    below.map(({ authorId, count }) => ({ authorId, count })),
  );
}

const COUNTED = z.strictObject({ parentId: ID, authorId: ID, count: z.int() });

interface ListedPapers {
  tables?: readonly Sql[];
  papers: Sql;
  parentColumn: Sql;
  conditions: readonly Sql[];
}

/** Names are read of those alone whose count may be among the first. */
function statement({ tables = [], papers, parentColumn, conditions }: ListedPapers, first: number): Sql {
  const listed = sql`listed as materialized (
      select ${parentColumn} as parent_id, p.id from ${papers} where ${joined(conditions, ' and ')}
    )`;
  return sql`with ${joined([...tables, listed], ', ')},
    counts as (
      select l.parent_id, s.author_id, count(*)::int as count
      from listed l join authorships s on s.paper_id = l.id group by 1, 2
    ),
    ranked as (
      select counts.*, rank() over (partition by parent_id order by count desc) as place from counts
    ),
    named as (
      select r.parent_id, r.author_id, r.count,
        row_number() over (partition by r.parent_id order by r.count desc, a.name_folded, a.id) as place
      from ranked r join authors a on a.id = r.author_id where r.place <= ${integer(first)}
    )
    select parent_id as "parentId", author_id as "authorId", count
    from named where place <= ${integer(first)} order by parent_id, place`;
}
