import { z } from 'zod';
import { json, sql } from '../../database/sql.js';
import { mergeClusters } from '../persons/merge-persons.js';
import { freshNames } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { type FreshName, clusterNames } from './cluster-names.js';
import { insertIdentifiers } from './insert-identifiers.js';
import { readKnownClusters } from './known-clusters.js';
import { WORK_MARK } from './work-mark.js';

/**
 * Gives each fresh name its cluster. A name that comes without identifiers, and that nobody bears with some, is a
 * cluster of its own. `clusterNames` decides about the others, and persons who turn out to be one are merged.
 *
 * @returns whether there were others.
 */
export async function resolveFreshNames(transaction: Transaction): Promise<boolean> {
  const ambiguous = await transaction.rows('findAmbiguousNames', FIND_AMBIGUOUS, ambiguousName);
  if (ambiguous.length > 0) await resolveAmbiguous(transaction, ambiguous);
  await transaction.run('clusterNewNames', CLUSTER_NEW);
  return ambiguous.length > 0;
}

const ambiguousName = z.object({ id: z.string(), nameKey: z.string(), identity: z.string() });

type AmbiguousName = z.infer<typeof ambiguousName>;

async function resolveAmbiguous(transaction: Transaction, fresh: readonly AmbiguousName[]): Promise<void> {
  const { clusters, unions } = clusterNames(fresh, await readKnownClusters(transaction, fresh));
  await mergeClusters(transaction, unions);
  const resolved = json(numbered(fresh, clusters));
  await transaction.run(
    'setClusters',
    sql`
      update ${freshNames} f set cluster_id = r.cluster,
        author_id = (select n.author_id from author_names n where n.cluster_id = r.cluster limit 1)
      from jsonb_to_recordset(${resolved}) as r (id bigint, cluster bigint)
      where f.id = r.id`,
  );
  const names = sql`select identity, cluster_id from ${freshNames}`;
  await transaction.run('insertAuthorIdentifiers', insertIdentifiers(names));
}

/** A new cluster bears the number of its first name. */
function numbered(
  fresh: readonly (FreshName & { id: string })[],
  clusters: readonly string[],
): { id: string; cluster: string }[] {
  const numbers = new Map<string, string>();
  return fresh.map(({ id }, place) => {
    const cluster = clusters[place] ?? '';
    if (!cluster.startsWith('new:')) return { id, cluster };
    const number = numbers.get(cluster) ?? id;
    numbers.set(cluster, number);
    return { id, cluster: number };
  });
}

const FIND_AMBIGUOUS = sql`
  select id, name_key as "nameKey", identity from ${freshNames} f
  where identity < ${WORK_MARK} and (is_borne or name_key in (
    select other.name_key from ${freshNames} other where other.identity <> '' and other.identity < ${WORK_MARK}))
  order by first_seen`;

const CLUSTER_NEW = sql`update ${freshNames} set cluster_id = id where cluster_id is null`;
