import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, sql, value } from '../../database/sql.js';
import type { Link } from './heaviest-path.js';

/** How many rows of `authorships` searches may still read. They all take from the same one. */
export interface PathBudget {
  rows: number;
}

/** More people, or closer ones, than the budget reaches for. */
export class PathBudgetSpent extends Error {
  override name = 'PathBudgetSpent';
}

/**
 * Everybody who has written with one of these people, themselves included.
 *
 * @throws PathBudgetSpent
 */
export async function readCoauthors(
  runner: Runner,
  authorIds: readonly string[],
  budget: PathBudget,
): Promise<string[]> {
  const [row] = await runner.rows('pathFrontier', frontierStatement(authorIds, budget.rows + 1), FRONTIER);
  spend(budget, row?.scanned ?? 0);
  return row?.ids?.split(',') ?? [];
}

const FRONTIER = z.strictObject({ ids: z.string().nullable(), scanned: z.int() });

const LINK: z.ZodType<Link> = z.strictObject({ left: ID, right: ID, papers: z.int() });

/** Two sets of people, by id. */
interface Pair {
  left: readonly string[];
  right: readonly string[];
}

/**
 * The links between two sets of people.
 *
 * @throws PathBudgetSpent
 */
export async function readLinks(runner: Runner, { left, right }: Pair, budget: PathBudget): Promise<Link[]> {
  if (left.length > right.length) {
    const mirrored = await readLinks(runner, { left: right, right: left }, budget);
    return mirrored.map((link) => ({ ...link, left: link.right, right: link.left }));
  }
  const links = await runner.rows('pathLinks', linksStatement({ left, right }, budget.rows + 1), LINK);
  spend(
    budget,
    links.reduce((sum, { papers }) => sum + papers, 0),
  );
  return links;
}

function spend(budget: PathBudget, rows: number): void {
  budget.rows -= rows;
  if (budget.rows < 0) throw new PathBudgetSpent('The search for a path has read all that it may.');
}

/**
 * `offset 0` keeps each look-up in its index: for many people the planner would rather read the whole table.
 * The limit stands inside, where it stops the reading. Ids come as one text, which is parsed ten times
 * faster than rows.
 */
function frontierStatement(authorIds: readonly string[], limit: number): Sql {
  return sql`
  select string_agg(author_id::text, ',') as ids, coalesce(sum(seen), 0)::int as scanned
  from (
    select author_id, count(*) as seen
    from (
      select o.author_id
      from (
        select distinct s.paper_id
        from unnest(${value(authorIds, 'bigint[]')}) given (id)
        cross join lateral (select paper_id from authorships where author_id = given.id offset 0) s
      ) p
      cross join lateral (select author_id from authorships where paper_id = p.paper_id offset 0) o
      limit ${value(limit, 'int')}
    ) reached
    group by author_id
  ) people`;
}

/**
 * The papers of the fewer, once each, and who of the others is on them. `is true` keeps the planner from
 * making a join of the condition: as it stands it is a look-up in a hash table, whatever the number.
 */
function linksStatement({ left, right }: Pair, limit: number): Sql {
  return sql`
  with nearer as materialized (
    select given.id, s.paper_id
    from unnest(${value(left, 'bigint[]')}) given (id)
    cross join lateral (select paper_id from authorships where author_id = given.id offset 0) s
  ),
  farther as materialized (
    select p.paper_id, o.author_id
    from (select distinct paper_id from nearer) p
    cross join lateral (select author_id from authorships where paper_id = p.paper_id offset 0) o
    where (o.author_id in (select unnest(${value(right, 'bigint[]')}))) is true
  )
  select "left", "right", count(*)::int as papers
  from (
    select nearer.id::text as "left", farther.author_id::text as "right"
    from nearer join farther using (paper_id)
    limit ${value(limit, 'int')}
  ) pairs
  group by "left", "right"`;
}
