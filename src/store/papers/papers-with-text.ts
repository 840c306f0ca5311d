import { ID, rowShape } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, sql, value, where } from '../../database/sql.js';
import { tsqueryOfText } from '../../text/words/word-query.js';
import { type Keyed, type Page, type PageRequest, cutPage, pageClauses } from '../keyset.js';
import { KEYS, type List } from '../list-statement.js';
import type { PaperConditions } from './paper-filter.js';
import type { PaperScope } from './paper-scopes.js';
import { DATED_PAPER, papersWithText } from './paper-words.js';

/** How many papers on the way through the days are scanned before the index on words is asked. */
const SCAN_LIMIT = 500;

/**
 * The papers that meet a text, in the order by date that their words have; `papers p` is joined only where
 * there are other conditions on it.
 */
export function textScope(text: string, rest: PaperConditions): PaperScope {
  const join = hasConditions(rest) ? sql`join papers p on p.id = w.paper_id` : sql``;
  return {
    from: sql`${papersWithText(value(tsqueryOfText(text), 'tsquery'))} w ${join}`,
    sortDate: sql`w.sort_date`,
    sortDateAscending: sql`w.sort_date_ascending`,
    id: sql`w.paper_id`,
  };
}

/** The other conditions of a filter whose text is looked after. */
export function withoutText(filter: PaperConditions, text: string): PaperConditions {
  return filter.text === text ? { ...filter, text: null } : filter;
}

function hasConditions(filter: PaperConditions): boolean {
  return Object.values(filter).some((given) => given != null);
}

/** A page, by date, of the papers that meet a text. */
export async function datedPageWithText<Row>(
  runner: Runner,
  list: List<Row> & { text: string },
  request: PageRequest,
): Promise<Page<Row & Keyed>> {
  const shape = rowShape<Row, Keyed & { place: string }>(list.columns, { ...KEYS, ...PLACE });
  return cutPage(await runner.rows(list.name, datedWithText(list, request), shape), request);
}

const PLACE = { place: ID };

/**
 * With the newest first, common words are met soon on the way through the days, so that the page is full before 500
 * papers are scanned. Where it is not, the index on words gives all that meet them, put in order of date from rows of
 * 60 bytes. Either way gives the same page, and neither trusts an estimate.
 */
function datedWithText<Row>(
  { columns, order, conditions = [], text }: List<Row> & { text: string },
  request: PageRequest,
): Sql {
  const { keys, bounds, orderBy, tail } = pageClauses(order, request);
  const query = value(tsqueryOfText(text), 'tsquery');
  const select = sql`select ${columns.list}, ${keys}, row_number() over (${orderBy}) as place`;
  const scanLimit = integer(order.descending ? SCAN_LIMIT : 0);
  const isFull = sql`(select count(*) from near) > ${integer(request.size)}`;
  return sql`
    with near as materialized (
      ${select}
      from (
        select * from (select ${DATED_PAPER}, text_search from paper_words) w
        ${where(bounds)} ${orderBy} limit ${scanLimit}
      ) w
      join papers p on p.id = w.paper_id
      ${where([sql`w.text_search @@ ${query}`, ...conditions])} ${tail}
    ),
    far as (
      ${select}
      from (
        select * from ${papersWithText(query)} w
        ${where([sql`not ${isFull}`, ...bounds])} ${orderBy} offset 0
      ) w
      join papers p on p.id = w.paper_id ${where(conditions)} ${tail}
    )
    select * from near where ${isFull} union all select * from far where not ${isFull} order by place`;
}
