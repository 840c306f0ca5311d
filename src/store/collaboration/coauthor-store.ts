import { z } from 'zod';
import { DAY, ID, rowShape } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, joined, sql, value } from '../../database/sql.js';
import { AUTHOR, type AuthorRow } from '../authors/author-store.js';
import { rowsOfEach } from '../group-by.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage, pageClauses } from '../keyset.js';
import { KEYS, countBelow } from '../list-statement.js';

/**
 * People with whom somebody has written. Nothing of this is stored: a paper of n authors makes n² pairs, so a
 * consortium of two thousand would cost four million rows, while counting their co-authors anew when
 * somebody asks reads each paper's authors once, from the primary key alone.
 */

/** Somebody's co-author. */
export interface CoauthorRow extends AuthorRow, Keyed {
  papersTogether: number;
  /** Null where no paper of theirs has a date. */
  firstPublishedOn: string | null;
  lastPublishedOn: string | null;
}

/** The most papers together first; among equals who came to the store first. */
export const COAUTHOR_ORDER: ListOrder = {
  name: 'author.coauthors',
  keys: [
    { sql: sql`(-count(*)::int)`, type: 'integer' },
    { sql: sql`o.author_id`, type: 'bigint' },
  ],
  descending: false,
};

/** A paper's date is the same on all its authorships, so of the others the primary key tells all that is wanted. */
const TOGETHER = sql`authorships s join authorships o on o.paper_id = s.paper_id and o.author_id <> s.author_id`;

/** A page of each person's co-authors. */
export async function coauthorsByAuthorId(
  runner: Runner,
  request: PageRequest,
  authorIds: readonly string[],
): Promise<Page<CoauthorRow>[]> {
  const rows = await runner.rows(
    'coauthorsByAuthorId',
    sql`select parent.id as "parentId", item.*
      from unnest(${value(authorIds, 'bigint[]')}) parent (id) cross join lateral (${coauthors(request)}) item`,
    COAUTHOR,
  );
  return rowsOfEach(authorIds, rows, ({ parentId }) => parentId).map((own) => cutPage(own, request));
}

const COAUTHOR = rowShape(AUTHOR, {
  ...KEYS,
  parentId: ID,
  papersTogether: z.int(),
  firstPublishedOn: DAY.nullable(),
  lastPublishedOn: DAY.nullable(),
});

/** How many people each person has written with. */
export async function countCoauthorsByAuthorId(
  runner: Runner,
  authorIds: readonly string[],
): Promise<number[]> {
  const from = sql`(select distinct s.author_id as parent_id, o.author_id from ${TOGETHER}) c`;
  const list = { name: 'countCoauthorsByAuthorId', from, parentColumn: sql`c.parent_id` };
  return countBelow(runner, list, authorIds);
}

/** Who they are is read for the page alone, not for thousands who are only counted. */
function coauthors(request: PageRequest): Sql {
  const { keys, bounds, tail } = pageClauses(COAUTHOR_ORDER, request);
  const having = bounds.length === 0 ? sql`` : sql`having ${joined(bounds, ' and ')}`;
  return sql`
    select ${AUTHOR.list}, c."papersTogether", c."firstPublishedOn", c."lastPublishedOn", c."cursorKeys"
    from (
      select o.author_id, count(*)::int as "papersTogether", ${keys},
        min(nullif(s.sort_date, '-infinity')) as "firstPublishedOn",
        max(nullif(s.sort_date, '-infinity')) as "lastPublishedOn"
      from ${TOGETHER} where s.author_id = parent.id
      group by o.author_id ${having} ${tail}
    ) c
    join authors a on a.id = c.author_id
    order by c."papersTogether" desc, c.author_id`;
}
