import { z } from 'zod';
import { sql, value } from '../database/sql.js';
import type { Transaction } from './transaction/transaction.js';

/** What would come of a record, were it imported. */
export interface RecordPreview {
  key: string;
  outcome: 'created' | 'changed' | 'unchanged';
  /** Of the paper that it would be a listing of. */
  slug: string;
  paperTitle: string;
  /** Sources that the paper is known from besides these records. */
  alsoFrom: string[];
  /** Keys of the other records here that would be listings of it. */
  sameAs: string[];
}

/** Of records that the transaction has imported, which papers they are listings of. */
export function papersOfRecords(
  transaction: Transaction,
  collection: string,
  keys: readonly string[],
): Promise<Omit<RecordPreview, 'outcome'>[]> {
  return transaction.rows('papersOfRecords', papersOfKeys(collection, keys), PREVIEW_SHAPE);
}

const PREVIEW_SHAPE = z.object({
  key: z.string(),
  slug: z.string(),
  paperTitle: z.string(),
  alsoFrom: z.array(z.string()),
  sameAs: z.array(z.string()),
});

const papersOfKeys = (collection: string, keys: readonly string[]) => sql`
  with here as (
    select l.id, l.source_key, l.paper_id
    from sources s join listings l on l.source_id = s.id and l.source_key = any (${value(keys, 'text[]')})
    where s.name = ${value(collection, 'text')}
  )
  select h.source_key as key, p.slug, p.title as "paperTitle",
    array(
      select distinct s.name
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = h.paper_id and not exists (select from here o where o.id = l.id)
      order by 1
    ) as "alsoFrom",
    array(
      select o.source_key from here o where o.paper_id = h.paper_id and o.id <> h.id order by 1
    ) as "sameAs"
  from here h join papers p on p.id = h.paper_id`;
