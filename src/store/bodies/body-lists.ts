import { type Sql, sql } from '../../database/sql.js';
import { foldAsked } from '../../text/recent-folds.js';
import { contains } from '../conditions.js';
import type { ListOrder } from '../keyset.js';

/** The order of a list of venues or institutions `b`: by name. */
export function byName(list: string): ListOrder {
  return {
    name: `${list}:NAME`,
    keys: [
      { sql: sql`b.name_folded`, type: 'text' },
      { sql: sql`b.id`, type: 'integer' },
    ],
    descending: false,
  };
}

/** Those whose name holds the text, without regard to case and accents; all where it is null. */
export function namedLike(text: string | null): Sql[] {
  return text === null ? [] : [contains(sql`b.name_folded`, foldAsked(text))];
}
