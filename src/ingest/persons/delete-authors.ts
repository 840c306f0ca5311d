import { type Sql, sql } from '../../database/sql.js';
import { affectedAuthors, countChanges } from '../staging/tables.js';

/**
 * A statement that deletes persons who are nobody any more, with what was counted for them. Names, papers and pages of
 * theirs must have gone elsewhere before.
 *
 * @param using where they stand, as behind `delete from authors x using`, with the condition.
 */
export function deleteAuthors(using: Sql): Sql {
  return sql`
    with gone as (delete from authors x using ${using} returning x.id),
    uncounted as (delete from author_topics t using gone where t.author_id = gone.id),
    unchanged as (delete from ${countChanges} c using gone where c.author_id = gone.id)
    delete from ${affectedAuthors} a using gone where a.author_id = gone.id`;
}
