import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { DerivationEntity } from '../../database/entities/derivation.entity.js';
import { integer, sql } from '../../database/sql.js';
import { RECORD_VERSION } from '../../record-version.js';
import { inTransaction } from '../transaction/transaction.js';

/**
 * The collections of which records were read by a former version, which kept less of what they say: only their files have the
 * rest. Documents of a folder are none: they are read again by themselves. Once there is none nobody looks again, as
 * what is imported from then on is read by this version.
 *
 * @returns their names, in order.
 */
export async function formerlyReadCollections(dataSource: DataSource): Promise<string[]> {
  const derivations = dataSource.getRepository(DerivationEntity);
  const known = await derivations.findOne({ where: { name: 'record version' }, comment: 'recordVersion' });
  if (known?.version === RECORD_VERSION) return [];
  const rows = await inTransaction(dataSource, (transaction) =>
    transaction.rows('findFormerlyRead', FORMERLY_READ, z.object({ name: z.string() })),
  );
  if (rows.length === 0)
    await derivations.upsert({ name: 'record version', version: RECORD_VERSION }, ['name']);
  return rows.map(({ name }) => name);
}

const FORMERLY_READ = sql`
  select s.name from sources s
  where s.fingerprint = '' and exists (
    select from listings l where l.source_id = s.id and l.record_version < ${integer(RECORD_VERSION)})
  order by s.name`;
