import { z } from 'zod';
import { ID, rowShape } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import { AUTHOR, type AuthorRow } from './author-store.js';

/** Who bears the name that a person is shown by, the person too: `owner_id` and `author_id`. */
const bearersOf = (authorIds: readonly string[]): Sql => sql`
  select distinct own.owner_id, b.author_id
  from (
    select distinct a.id as owner_id, n.name_key
    from authors a
    join author_names n on n.author_id = a.id
    join author_spellings s on s.author_name_id = n.id and s.spelling = a.name
    where a.id = any (${value(authorIds, 'bigint[]')})
  ) own
  join author_names b on b.name_key = own.name_key`;

/** How many bear each person's name, the person included. */
export async function countNamesakesByAuthorId(
  runner: Runner,
  authorIds: readonly string[],
): Promise<{ authorId: string; count: number }[]> {
  return runner.rows(
    'countNamesakesByAuthorId',
    sql`
      select owner_id as "authorId", count(*)::int as count from (${bearersOf(authorIds)}) bearers group by 1`,
    COUNT,
  );
}

const COUNT = z.strictObject({ authorId: ID, count: z.int() });

/** Those who bear each person's name, the person included: the most papers first, of equals who came first. */
export async function namesakesByAuthorId(
  runner: Runner,
  first: number,
  authorIds: readonly string[],
): Promise<AuthorRow[][]> {
  const rows = await runner.rows(
    'namesakesByAuthorId',
    sql`
      select owner_id as "ownerId", ${AUTHOR.list}
      from (
        select owner_id, author_id, row_number() over (partition by owner_id order by b.paper_count desc, b.id) as place
        from (${bearersOf(authorIds)}) bearers join authors b on b.id = bearers.author_id
      ) placed
      join authors a on a.id = placed.author_id
      where place <= ${value(first, 'integer')}
      order by owner_id, place`,
    NAMESAKE,
  );
  return rowsOfEach(authorIds, rows, ({ ownerId }) => ownerId);
}

const NAMESAKE = rowShape(AUTHOR, { ownerId: ID });
