import { type Sql, sql } from '../../database/sql.js';

/**
 * Identities from here on are marks of works (`bylineIdentities`): each such name is a cluster of its own. Those before
 * are of identifiers, or empty. So written that the index of names is asked for one of the two only.
 */
export const WORK_MARK: Sql = sql`'~'`;
