import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import { mergePersons } from '../persons/merge-persons.js';
import type { Transaction } from '../transaction/transaction.js';

/** Two clusters that an identifier makes one: `gone` goes into `kept`. */
export interface ClusterPair {
  kept: string;
  gone: string;
}

/** Merges clusters, and the persons whose they are. Pair by pair, since several may become one. */
export async function mergeClusters(transaction: Transaction, pairs: readonly ClusterPair[]): Promise<void> {
  for (const pair of pairs) await mergeClusterPair(transaction, pair);
}

async function mergeClusterPair(transaction: Transaction, pair: ClusterPair): Promise<void> {
  const [kept, gone] = [value(pair.kept, 'bigint'), value(pair.gone, 'bigint')];
  const owners = await transaction.rows(
    'clusterOwners',
    sql`
      select distinct kept.author_id as one, gone.author_id as other
      from author_names kept, author_names gone
      where kept.cluster_id = ${kept} and gone.cluster_id = ${gone} and kept.author_id <> gone.author_id`,
    z.object({ one: z.string(), other: z.string() }),
  );
  await transaction.run(
    'mergeClusters',
    sql`
      with gone as (delete from author_identifiers where cluster_id = ${gone} returning scheme, value),
      moved as (
        insert into author_identifiers (scheme, value, cluster_id) select scheme, value, ${kept} from gone
        on conflict do nothing
      )
      update author_names set cluster_id = ${kept} where cluster_id = ${gone}`,
  );
  await mergePersons(
    transaction,
    owners.map((one) => ({ ...one, evidence: { relation: 'identifier' } })),
  );
}
