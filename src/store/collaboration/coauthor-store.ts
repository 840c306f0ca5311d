import type { Reader } from '../../database/reader.js';
import { AUTHOR_COLUMNS, type AuthorRow } from '../authors/author-store.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage, pageClauses } from '../keyset.js';
import { countBelow, groupBy } from '../list-statement.js';
import { Parameters } from '../parameters.js';

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
    { sql: '(-count(*)::int)', type: 'integer' },
    { sql: 'o.author_id', type: 'bigint' },
  ],
  descending: false,
};

/** A paper's date is the same on all its authorships, so of the others the primary key tells all that is wanted. */
const TOGETHER = `authorships s join authorships o on o.paper_id = s.paper_id and o.author_id <> s.author_id`;

/** A page of each person's co-authors. */
export async function coauthorsByAuthorId(
  reader: Reader,
  request: PageRequest,
  authorIds: readonly string[],
): Promise<Page<CoauthorRow>[]> {
  const parameters = new Parameters();
  const parents = parameters.add(authorIds, 'bigint[]');
  const rows = await reader.read<CoauthorRow & { parentId: string }>(
    'coauthorsByAuthorId',
    `select parent.id as "parentId", item.*
     from unnest(${parents}) parent (id) cross join lateral (${coauthors(request, parameters)}) item`,
    parameters.values,
  );
  const groups = groupBy(rows, ({ parentId }) => parentId);
  return authorIds.map((id) => cutPage(groups.get(id) ?? [], request));
}

/** How many people each person has written with. */
export async function countCoauthorsByAuthorId(
  reader: Reader,
  authorIds: readonly string[],
): Promise<number[]> {
  const from = `(select distinct s.author_id as parent_id, o.author_id from ${TOGETHER}) c`;
  const list = { name: 'countCoauthorsByAuthorId', from, parentColumn: 'c.parent_id' };
  return countBelow(reader, list, authorIds);
}

/** Who they are is read for the page alone, not for thousands who are only counted. */
function coauthors(request: PageRequest, parameters: Parameters): string {
  const { keys, bounds, tail } = pageClauses(COAUTHOR_ORDER, request, parameters);
  const having = bounds.length === 0 ? '' : `having ${bounds.join(' and ')}`;
  return `
    select ${AUTHOR_COLUMNS}, c."papersTogether", c."firstPublishedOn", c."lastPublishedOn", c."cursorKeys"
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
