import { z } from 'zod';
import type { DataSource } from '../database/data-source.js';
import { sql, value } from '../database/sql.js';
import type { BulkRecord } from '../record.js';
import { tryBatch } from './import-batch.js';
import type { Collection } from './sources/write-collection.js';

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

/**
 * Imports records in a transaction that is rolled back, and tells what has come of each; nothing is stored. Empty where
 * PostgreSQL refuses one of them. It waits for imports that are at work.
 *
 * @param records no two of one key.
 */
export async function previewBatch(
  dataSource: DataSource,
  collection: Collection,
  records: readonly BulkRecord[],
): Promise<RecordPreview[]> {
  const keys = records.map(({ key }) => key);
  return tryBatch(dataSource, { collection, records }, async (transaction, outcomeOf) => {
    const rows = await transaction.rows('previewBatch', papersOfKeys(collection.name, keys), PREVIEW_SHAPE);
    return rows.map((row) => ({ ...row, outcome: outcomeOf(row.key) }));
  });
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
