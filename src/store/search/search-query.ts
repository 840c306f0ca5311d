import { type Sql, integer, sql, value } from '../../database/sql.js';
import { plainMath, spelledGreek } from '../../text/fold.js';
import { foldAsked } from '../../text/recent-folds.js';
import type { PaperOrder } from '../order-fields.js';
import type { PaperConditions } from '../papers/paper-filter.js';
import type { SearchKind, SearchMatch } from './search-kinds.js';

/** What is searched for, in web-search syntax, and among what. */
export interface SearchQuery {
  text: string;
  kinds: readonly SearchKind[];
  match: SearchMatch;
  /** Which papers; with a filter nothing else is searched for. */
  filter?: PaperConditions | null;
  /** The best first unless given; in any other order than that of relevance nothing else is searched for. */
  order?: PaperOrder | null;
}

/** The place of a kind among equals, and in cursors. */
export const KIND_RANK = { TOPIC: 1, AUTHOR: 2, PAPER: 3 } as const satisfies Record<SearchKind, number>;

/** The same as SQL. */
export const KIND_SQL: Readonly<Record<SearchKind, Sql>> = {
  TOPIC: integer(KIND_RANK.TOPIC),
  AUTHOR: integer(KIND_RANK.AUTHOR),
  PAPER: integer(KIND_RANK.PAPER),
};

/** Names in words as they are searched: folded, not stemmed, a code such as `cs.LG` in its two parts. */
export const NAME_WORDS = sql`to_tsvector('papergraph_names', n.name_key)`;
export const TOPIC_WORDS = sql`to_tsvector('papergraph_names', translate(t.code, '.', ' ') || ' ' || t.label || ' ' || t.name)`;

/** The query on names: folded like them, so that `J.R.` and `cs.LG` come apart as they do there. */
export function nameQuery(text: string): Sql {
  const folded = foldAsked(text).replaceAll('.', ' ');
  return sql`websearch_to_tsquery('papergraph_names', ${value(folded, 'text')})`;
}

/** The words of a text, folded: runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return spelledGreek(foldAsked(plainMath(text))).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Whether the query has words to look for in an index. One of exclusions alone (`-learning`) would be the
 * whole store in no order, so it finds nothing.
 */
export function asksForWords(query: Sql): Sql {
  return sql`querytree(${query}) not in ('', 'T')`;
}
