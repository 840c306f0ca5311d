import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import type { Transaction } from '../transaction/transaction.js';

/** The person who bears the name; null where it is not known. */
export async function findAuthorId(transaction: Transaction, nameKey: string): Promise<string | null> {
  const [row] = await transaction.rows(
    'authorByNameKey',
    sql`
      select author_id as "authorId" from author_names where name_key = ${value(nameKey, 'text')} and identity = ''`,
    z.object({ authorId: z.string() }),
  );
  return row?.authorId ?? null;
}
