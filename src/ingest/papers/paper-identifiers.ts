import { sql } from '../../database/sql.js';
import { affectedPapers } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Takes identifiers from affected papers whose listings do not give them any more. */
export async function deleteFormerIdentifiers(transaction: Transaction): Promise<void> {
  await transaction.run('deletePaperIdentifiers', DELETE_IDENTIFIERS);
}

/**
 * Gives affected papers the identifiers of their listings. What is said of two papers that cannot be one is noted for
 * both: who asks for it finds the older.
 */
export async function insertPaperIdentifiers(transaction: Transaction): Promise<void> {
  await transaction.run('insertPaperIdentifiers', INSERT_IDENTIFIERS);
}

const DELETE_IDENTIFIERS = sql`
  delete from paper_identifiers i
  using ${affectedPapers} a
  where a.paper_id = i.paper_id
    and not exists (
      select from listings l
      where l.paper_id = i.paper_id and i.scheme || ':' || i.value = any (l.identifiers)
    )`;

const INSERT_IDENTIFIERS = sql`
  insert into paper_identifiers (scheme, value, paper_id)
  select distinct split_part(identifier, ':', 1), substr(identifier, strpos(identifier, ':') + 1), l.paper_id
  from ${affectedPapers} a
  join listings l on l.paper_id = a.paper_id
  cross join lateral unnest(l.identifiers) identifier
  order by 1, 2, 3
  on conflict do nothing`;
