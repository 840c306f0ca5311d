import { type Sql, integer, joined, sql, value } from '../database/sql.js';
import { type PaperConditions, paperConditions } from '../store/papers/paper-filter.js';

/** What of the store is exported: all of it, or the papers that meet a filter and what belongs to them. */
export interface ExportScope {
  /** Null for all papers. */
  filter: PaperConditions | null;
  /** The condition that a paper `p` must meet. */
  condition: Sql;
}

/** The scope of a filter. One without a condition is no filter: it leaves nothing out. */
export function exportScope(filter: PaperConditions | null): ExportScope {
  const conditions = filter === null ? [] : paperConditions(filter);
  if (conditions.length === 0) return { filter: null, condition: sql`true` };
  return { filter, condition: joined(conditions, ' and ') };
}

/** The scope of papers by id, of those the ones that meet the filter. */
export function scopeOfPapers(ids: readonly string[], filter: PaperConditions | null): ExportScope {
  const asked = sql`p.id = any (${value(ids, 'bigint[]')})`;
  return { filter: filter ?? {}, condition: joined([asked, ...paperConditions(filter ?? {})], ' and ') };
}

/** How many papers are in the scope; one more than `most` where there are more. */
export function countOfScope({ condition }: ExportScope, most: number): Sql {
  return sql`select count(*)::int as count from (select from papers p where ${condition} limit ${integer(most + 1)}) found`;
}

/**
 * A condition: the column is among those that a join with the scope's papers gives.
 *
 * @param ids a select list and a from clause that can be joined by `p.id = paper_id`, such as
 *   `source_id from listings`.
 */
export function belongsTo({ filter, condition }: ExportScope, column: Sql, ids: Sql): Sql {
  if (filter === null) return sql`true`;
  return sql`${column} in (select ${ids} join papers p on p.id = paper_id where ${condition})`;
}
