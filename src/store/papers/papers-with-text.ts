import { type PageRequest, pageClauses } from '../keyset.js';
import { type List, whereClause } from '../list-statement.js';
import { DATED_PAPER, type PaperConditions, papersWithText, textQuery } from './paper-filter.js';
import type { PaperScope } from './paper-order.js';
import type { Parameters } from '../parameters.js';

/** Papers looked at on the way through the days before the index on words is asked. */
const LOOKED_AT = 500;

/**
 * The papers that meet a text, in the order by date that their words have; `papers p` is joined only where
 * there are other conditions on it.
 */
export function textScope(text: string, rest: PaperConditions): PaperScope {
  const join = hasConditions(rest) ? 'join papers p on p.id = w.paper_id' : '';
  return {
    from: (parameters) => `${papersWithText(text, parameters)} w ${join}`,
    sortDate: 'w.sort_date',
    sortDateAscending: 'w.sort_date_ascending',
    id: 'w.paper_id',
  };
}

/** The other conditions of a filter whose text is looked after. */
export function withoutText(filter: PaperConditions, text: string): PaperConditions {
  return filter.text === text ? { ...filter, text: null } : filter;
}

function hasConditions(filter: PaperConditions): boolean {
  return Object.values(filter).some((value) => value != null);
}

/**
 * A page of the papers that meet a text, by date. With the newest first, common words are met soon on the
 * way through the days, so that the page is full before 500 papers are looked at. Where it is not, the index
 * on words gives all that meet them, put in order of date from rows of 60 bytes. Either way gives the same
 * page, and neither trusts an estimate.
 */
export function datedWithText(
  list: List,
  text: string,
  request: PageRequest,
  parameters: Parameters,
): string {
  const { keys, bounds, orderBy, tail } = pageClauses(list.order, request, parameters);
  const conditions = list.conditions?.(parameters) ?? [];
  const select = `select ${list.columns}, ${keys}, row_number() over (${orderBy}) as place`;
  const lookedAt = list.order.descending ? LOOKED_AT : 0;
  const isFull = `(select count(*) from near) > ${request.size}`;
  return `
    with near as materialized (
      ${select}
      from (
        select * from (select ${DATED_PAPER}, text_search from paper_words) w
        ${whereClause(bounds)} ${orderBy} limit ${lookedAt}
      ) w
      join papers p on p.id = w.paper_id
      ${whereClause([`w.text_search @@ ${textQuery(text, parameters)}`, ...conditions])} ${tail}
    ),
    far as (
      ${select}
      from (
        select * from ${papersWithText(text, parameters)} w
        ${whereClause([`not ${isFull}`, ...bounds])} ${orderBy} offset 0
      ) w
      join papers p on p.id = w.paper_id ${whereClause(conditions)} ${tail}
    )
    select * from near where ${isFull} union all select * from far where not ${isFull} order by place`;
}
