import { type FreshName, type KnownClusters, clusterNames } from './cluster-names.js';
import { mergePersons } from '../persons/merge-persons.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Says of each fresh name whose it is. A name that comes without identifiers, and that nobody bears with some, is
 * a person of its own; of the others `clusterNames` decides, and persons who turn out to be one are merged.
 *
 * @returns whether there were others.
 */
export async function resolveFreshNames(transaction: Transaction): Promise<boolean> {
  const fresh = await transaction.query<FreshName & { id: string }>('findContestedNames', FIND_CONTESTED);
  if (fresh.length > 0) await placeNames(transaction, fresh);
  await transaction.query('placeNewNames', 'update fresh_names set cluster_id = id where cluster_id is null');
  return fresh.length > 0;
}

async function placeNames(transaction: Transaction, fresh: (FreshName & { id: string })[]): Promise<void> {
  const { clusters, unions } = clusterNames(fresh, await readKnownClusters(transaction, fresh));
  const firstNames = new Map<string, string>();
  fresh.forEach(({ id }, place) => {
    const cluster = clusters[place] ?? '';
    if (!firstNames.has(cluster)) firstNames.set(cluster, id);
  });
  const numberOf = (cluster: string) =>
    cluster.startsWith('new:') ? (firstNames.get(cluster) ?? '') : cluster;
  const placed = fresh.map(({ id }, place) => ({ id, cluster: numberOf(clusters[place] ?? '') }));
  await mergeClusters(transaction, unions);
  await transaction.query('placeNames', PLACE_NAMES, [JSON.stringify(placed)]);
  await transaction.query('noteAuthorIdentifiers', insertIdentifiers('fresh_names', 'true'));
}

/** SQL that writes down whom identifiers are said of: the clusters of the names that meet a condition. */
export const insertIdentifiers = (names: 'fresh_names' | 'author_names', condition: string) => `
  insert into author_identifiers (scheme, value, cluster_id)
  select distinct split_part(identifier, ':', 1), substr(identifier, strpos(identifier, ':') + 1), cluster_id
  from ${names} cross join lateral unnest(string_to_array(identity, ' ')) identifier
  where identity <> '' and ${condition}
  order by 1, 2, 3
  on conflict do nothing`;

/** What is known of the names and their identifiers, but for the clusters to be left out. */
export async function readKnownClusters(
  transaction: Transaction,
  fresh: readonly FreshName[],
  without: readonly string[] = [],
): Promise<KnownClusters> {
  const nameKeys = [...new Set(fresh.map(({ nameKey }) => nameKey))];
  const identifiers = [...new Set(fresh.flatMap(({ identity }) => identity.split(' ').filter(Boolean)))];
  return {
    names: await transaction.query('coresByNameKey', CLUSTERS_BY_NAME_KEY, [nameKeys, without]),
    identifiers: await transaction.query('coresByIdentifier', CLUSTERS_BY_IDENTIFIER, [
      identifiers,
      nameKeys,
      without,
    ]),
  };
}

/** Persons whom an identifier makes one. Several may become one, so they are merged pair by pair. */
export async function mergeClusters(
  transaction: Transaction,
  unions: readonly { kept: string; gone: string }[],
): Promise<void> {
  for (const { kept, gone } of unions) {
    const pairs = await transaction.query<{ one: string; other: string }>('clusterOwners', CLUSTER_OWNERS, [
      kept,
      gone,
    ]);
    await transaction.query('mergeClusters', UNITE_CLUSTERS, [kept, gone]);
    await mergePersons(
      transaction,
      pairs.map((pair) => ({ ...pair, evidence: { relation: 'identifier' } })),
    );
  }
}

const FIND_CONTESTED = `
  select id::text, name_key as "nameKey", identity from fresh_names f
  where is_borne or name_key in (select other.name_key from fresh_names other where other.identity <> '')
  order by first_seen`;

const CLUSTERS_BY_NAME_KEY = `
  select distinct name_key as "nameKey", cluster_id::text as cluster from author_names
  where name_key = any ($1) and cluster_id <> all ($2::bigint[])
  order by 1, 2`;

/** Also all those of whoever has one of them, or bears one of the names: an ORCID iD may tell them apart. */
const CLUSTERS_BY_IDENTIFIER = `
  select scheme || ':' || value as identifier, cluster_id::text as cluster from author_identifiers
  where cluster_id in (
    select i.cluster_id
    from unnest($1::text[]) printed (identifier)
    join author_identifiers i on i.scheme = split_part(printed.identifier, ':', 1)
      and i.value = substr(printed.identifier, strpos(printed.identifier, ':') + 1)
    union
    select n.cluster_id from author_names n where n.name_key = any ($2))
    and cluster_id <> all ($3::bigint[])
  order by 1, cluster_id`;

const CLUSTER_OWNERS = `
  select distinct kept.author_id::text as one, gone.author_id::text as other
  from author_names kept, author_names gone
  where kept.cluster_id = $1 and gone.cluster_id = $2 and kept.author_id <> gone.author_id`;

const UNITE_CLUSTERS = `
  with gone as (delete from author_identifiers where cluster_id = $2 returning scheme, value),
  moved as (
    insert into author_identifiers (scheme, value, cluster_id) select scheme, value, $1 from gone on conflict do nothing
  )
  update author_names set cluster_id = $1 where cluster_id = $2`;

const PLACE_NAMES = `
  update fresh_names f set cluster_id = p.cluster,
    author_id = (select n.author_id from author_names n where n.cluster_id = p.cluster limit 1)
  from jsonb_to_recordset($1::jsonb) as p (id bigint, cluster bigint)
  where f.id = p.id`;
