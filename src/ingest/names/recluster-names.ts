import { type Sql, sql, value } from '../../database/sql.js';
import { AUTHORSHIP_TABLES, deriveAuthorships } from '../papers/derive-authorships.js';
import { type ClusterPair, MERGE_PERSONS_TABLES, mergeClusters } from '../persons/merge-persons.js';
import { deleteStaleMerges } from '../persons/stale-merges.js';
import { type TableUse, including } from '../pipeline/step.js';
import { affectedAuthors, affectedPapers, countChanges, splitNames } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { BYLINE_PAIR_TABLES } from './byline-pairs.js';
import { type ClusteredName, decideClusters } from './decide-clusters.js';
import { insertIdentifiers } from './insert-identifiers.js';
import { type ClusterPart, splitClusters } from './split-clusters.js';

/** What reclustering works with, besides the tables of its query. */
export const RECLUSTER_TABLES: TableUse = including(
  { reads: [], makes: [splitNames, affectedPapers, affectedAuthors, countChanges] },
  MERGE_PERSONS_TABLES,
  AUTHORSHIP_TABLES,
  BYLINE_PAIR_TABLES,
);

/**
 * Decides anew which names of some clusters are one person's: of clusters where a second ORCID iD has come upon a
 * name, of those that have lost a name, and of those with which two of one byline would be one. So a person is what sources say now, in whatever order they have said it.
 * Names that leave a cluster become a person of their own, or join the one whose they are.
 *
 * @param clusters a query of `cluster_id`.
 */
export async function reclusterNames(transaction: Transaction, clusters: Sql): Promise<void> {
  const decided = await decideClusters(transaction, clusters);
  const { names } = decided;
  if (names.length === 0) return;
  const former = [...new Set(names.map(({ cluster }) => cluster))];
  const parts = partsOf(names, decided.clusters);
  const leaving = parts.filter(({ leaves }) => leaves);
  const numbers = await splitClusters(transaction, leaving);
  await transaction.run(
    'deleteIdentifiersOfClusters',
    sql`delete from author_identifiers where cluster_id = any (${value(former, 'bigint[]')})`,
  );
  await mergeClusters(transaction, [...decided.unions, ...pairsOf(parts, numbers)]);
  const ids = value(
    names.map(({ id }) => id),
    'bigint[]',
  );
  const reclustered = sql`select identity, cluster_id from author_names where id = any (${ids})`;
  await transaction.run('insertIdentifiersOfClusters', insertIdentifiers(reclustered));
  if (leaving.length > 0)
    await deleteStaleMerges(transaction, sql`select author_id from author_names where id = any (${ids})`);
  if (decided.nobodys.size > 0) await transaction.run('setNobodys', setNobodys(decided.nobodys));
  if (leaving.length > 0) await deriveAuthorships(transaction);
}

const setNobodys = (identifiers: ReadonlySet<string>): Sql => sql`
  update author_identifiers i set is_nobodys = true
  from unnest(${value([...identifiers], 'text[]')}) nobodys (identifier)
  where i.scheme = split_part(nobodys.identifier, ':', 1)
    and i.value = substr(nobodys.identifier, strpos(nobodys.identifier, ':') + 1) and not i.is_nobodys`;

/** Names of one cluster that stay together. */
interface Part extends ClusterPart {
  /** What `clusterNames` calls whose they are. */
  decided: string;
  /** The first part of a cluster keeps its number and its person. */
  leaves: boolean;
}

function partsOf(names: readonly ClusteredName[], decided: readonly string[]): Part[] {
  const parts = new Map<string, Part>();
  const begun = new Set<string>();
  names.forEach(({ id, cluster }, place) => {
    const whose = decided[place] ?? '';
    const key = `${cluster} ${whose}`;
    const part = parts.get(key) ?? { cluster, decided: whose, ids: [], leaves: begun.has(cluster) };
    begun.add(cluster);
    part.ids.push(id);
    parts.set(key, part);
  });
  return [...parts.values()];
}

/** Parts that are one person's go into the oldest cluster, or into that of the store. */
function pairsOf(parts: readonly Part[], numbers: ReadonlyMap<ClusterPart, string>): ClusterPair[] {
  const joined = new Map<string, string>();
  const pairs: ClusterPair[] = [];
  for (const part of parts) {
    const cluster = numbers.get(part) ?? part.cluster;
    const kept = joined.get(part.decided) ?? (part.decided.startsWith('new:') ? cluster : part.decided);
    joined.set(part.decided, kept);
    if (kept !== cluster) pairs.push({ kept, gone: cluster });
  }
  return pairs;
}
