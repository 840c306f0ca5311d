import { z } from 'zod';
import { json, sql } from '../../database/sql.js';
import { type ClusterPair, mergeClusters } from '../persons/merge-persons.js';
import { freshNames } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { type FreshName, clusterNames } from './cluster-names.js';
import { findDoubtful, namesOfJoined } from './decide-clusters.js';
import type { ReadName } from './doubtful-cluster.js';
import { insertIdentifiers } from './insert-identifiers.js';
import { readKnownClusters } from './known-clusters.js';
import { WORK_MARK } from './work-mark.js';

export interface ResolvedNames {
  /** Whether there were names about which `clusterNames` decides. */
  ambiguous: boolean;
  /** Clusters that are to be decided anew: two of one byline may be one. */
  doubtful: string[];
}

/**
 * Gives each fresh name its cluster. A name that comes without identifiers, and that nobody bears with some, is a
 * cluster of its own. `clusterNames` decides about the others, and persons who turn out to be one are merged.
 */
export async function resolveFreshNames(transaction: Transaction): Promise<ResolvedNames> {
  const ambiguous = await transaction.rows('findAmbiguousNames', FIND_AMBIGUOUS, ambiguousName);
  const doubtful = ambiguous.length > 0 ? await resolveAmbiguous(transaction, ambiguous) : [];
  await transaction.run('clusterNewNames', CLUSTER_NEW);
  return { ambiguous: ambiguous.length > 0, doubtful };
}

type AmbiguousName = ReadName & { id: string };

const ambiguousName: z.ZodType<AmbiguousName> = z.object({
  id: z.string(),
  nameKey: z.string(),
  familyKey: z.string(),
  identity: z.string(),
});

async function resolveAmbiguous(
  transaction: Transaction,
  fresh: readonly AmbiguousName[],
): Promise<string[]> {
  const { clusters, unions } = clusterNames(fresh, await readKnownClusters(transaction, fresh));
  const into = new Map(unions.map(({ kept, gone }) => [gone, kept]));
  const find = (cluster: string): string => (into.has(cluster) ? find(into.get(cluster) ?? '') : cluster);
  const known = [...clusters, ...unions.flatMap(({ kept, gone }) => [kept, gone])];
  const doubtful = await findDoubtful(transaction, [
    ...fresh.map((name, place) => ({ ...name, group: clusters[place] ?? '' })),
    ...(await namesOfJoined(transaction, known)).map((name) => ({ ...name, group: find(name.cluster) })),
  ]);
  const isDoubtful = ({ kept }: ClusterPair) => doubtful.has(find(kept));
  await mergeClusters(
    transaction,
    unions.filter((pair) => !isDoubtful(pair)),
  );
  const numbers = numbered(fresh, clusters);
  const resolved = json(numbers);
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
  return [
    ...unions.flatMap((pair) => (isDoubtful(pair) ? [pair.kept, pair.gone] : [])),
    ...numbers.flatMap(({ cluster }, place) => (doubtful.has(clusters[place] ?? '') ? [cluster] : [])),
  ];
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
  select id, name_key as "nameKey", family_key as "familyKey", identity from ${freshNames} f
  where identity < ${WORK_MARK} and (is_borne or name_key in (
    select other.name_key from ${freshNames} other where other.identity <> '' and other.identity < ${WORK_MARK}))
  order by first_seen`;

const CLUSTER_NEW = sql`update ${freshNames} set cluster_id = id where cluster_id is null`;
