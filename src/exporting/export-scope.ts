import { type PaperConditions, paperConditions } from '../store/papers/paper-filter.js';
import { Parameters } from '../store/parameters.js';

/** What of the store is exported: all of it, or the papers that meet a filter and what belongs to them. */
export interface ExportScope {
  /** Null for all papers. */
  filter: PaperConditions | null;
  /** SQL of the condition that a paper `p` must meet, with the values of its `$n`. */
  condition: string;
  values: readonly unknown[];
}

/** The scope of a filter. One without a condition is no filter: it leaves nothing out. */
export function exportScope(filter: PaperConditions | null): ExportScope {
  const parameters = new Parameters();
  const conditions = filter === null ? [] : paperConditions(filter, parameters);
  if (conditions.length === 0) return { filter: null, condition: 'true', values: [] };
  return { filter, condition: conditions.join(' and '), values: parameters.values };
}

/**
 * SQL of a condition: the column is among those that a join with the scope's papers gives.
 *
 * @param ids a select list and a from clause that can be joined by `p.id = paper_id`, such as
 *   `source_id from listings`.
 */
export function belongsTo(scope: ExportScope, column: string, ids: string): string {
  if (scope.filter === null) return 'true';
  return `${column} in (select ${ids} join papers p on p.id = paper_id where ${scope.condition})`;
}
