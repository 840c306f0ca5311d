import { z } from 'zod';
import { type Sql, sql, value } from '../../database/sql.js';
import { isCommonName } from '../../text/common-names.js';
import { identifiersIn } from '../../text/identifier.js';
import type { Transaction } from '../transaction/transaction.js';
import { type BylinePair, type GroupedName, readBylinePairs } from './byline-pairs.js';
import { type ClusterAssignment, type KnownClusters, clusterNames } from './cluster-names.js';
import { DoubtfulCluster, type NamePair, type ReadName, areRivals, pairsApart } from './doubtful-cluster.js';
import { readKnownClusters } from './known-clusters.js';
import { WORK_MARK } from './work-mark.js';

/** A name of the store with its cluster, as it is before it is decided anew. */
export interface ClusteredName extends ReadName {
  id: string;
  cluster: string;
}

interface ApartAssignment extends ClusterAssignment {
  /** Identifiers that are nobody's: with them two of one byline would be one. */
  nobodys: ReadonlySet<string>;
}

export interface DecidedNames extends ApartAssignment {
  /** Those that were to be decided, and others with whom they have to be decided together. */
  names: readonly ClusteredName[];
}

/**
 * Decides anew whose the names of some clusters are: by `clusterNames`, and where two of one byline would be one person, or
 * an identifier of theirs is nobody's, together with whoever else is printed with the identifiers or bears the names.
 *
 * @param clusters a query of `cluster_id`.
 */
export async function decideClusters(transaction: Transaction, clusters: Sql): Promise<DecidedNames> {
  const names = await namesOf(transaction, clusters);
  const known = await readKnownClusters(transaction, names, clustersOf(names));
  const decided = { ...clusterNames(names, known), names, nobodys: new Set<string>() };
  return (await isDoubtful(transaction, decided)) ? decideTogether(transaction, names) : decided;
}

async function isDoubtful(transaction: Transaction, { names, clusters, unions }: DecidedNames) {
  const printed = value([...new Set(names.flatMap(({ identity }) => identifiersIn(identity)))], 'text[]');
  const nobodys = await transaction.rows(
    'findNobodysIdentifiers',
    sql`
      select from unnest(${printed}) printed (identifier)
      join author_identifiers i on i.scheme = split_part(printed.identifier, ':', 1)
        and i.value = substr(printed.identifier, strpos(printed.identifier, ':') + 1)
      where i.is_nobodys limit 1`,
    z.object({}),
  );
  if (nobodys.length > 0) return true;
  const into = new Map(unions.map(({ kept, gone }) => [gone, kept]));
  const find = (cluster: string): string => (into.has(cluster) ? find(into.get(cluster) ?? '') : cluster);
  const others = [...new Set([...clusters, ...unions.flatMap(({ kept, gone }) => [kept, gone])])];
  const joined = await namesOfJoined(transaction, others);
  return (
    (
      await findDoubtful(transaction, [
        ...names.map((name, place) => ({ ...name, group: clusters[place] ?? '' })),
        ...joined.map((name) => ({ ...name, group: find(name.cluster) })),
      ])
    ).size > 0
  );
}

/** The groups in which two names stand on one byline, or are such that others who bear them may. */
export async function findDoubtful(
  transaction: Transaction,
  names: readonly (ReadName & GroupedName)[],
): Promise<Set<string>> {
  const members = new Map<string, (ReadName & GroupedName)[]>();
  for (const name of names) members.set(name.group, [...(members.get(name.group) ?? []), name]);
  const rivals = [...members].filter(([, some]) => haveRivals(some)).map(([group]) => group);
  const pairs = await readBylinePairs(
    transaction,
    names.filter(({ group }) => !rivals.includes(group)),
  );
  return new Set([...rivals, ...pairs.map(({ group }) => group)]);
}

function haveRivals(names: readonly ReadName[]): boolean {
  return names.some((one, place) => names.slice(place + 1).some((other) => areRivals(one, other)));
}

/** With so many names it is decided without the others, who may be printed with an identifier that is anybody's. */
const MOST_TOGETHER = 2_000;

async function decideTogether(
  transaction: Transaction,
  some: readonly ClusteredName[],
): Promise<DecidedNames> {
  let names = await withOthers(transaction, some);
  for (;;) {
    const known = await readKnownClusters(transaction, names, clustersOf(names));
    const grouped = names.map(({ nameKey, identity }) => ({ nameKey, identity, group: '' }));
    const pairs = placesOf(names, await readBylinePairs(transaction, grouped));
    const decided = clusterApart(names, known, pairs);
    const joined = [...decided.clusters, ...decided.unions.flatMap(({ kept, gone }) => [kept, gone])];
    const others = await namesOfJoined(transaction, [...new Set(joined)]);
    if (others.length === 0 || names.length > MOST_TOGETHER) return { ...decided, names };
    names = await withOthers(transaction, [...names, ...others]);
  }
}

/**
 * Decides which names are certainly one person's, as `clusterNames` does, where some of them stand on one byline. An
 * identifier that would make two of it one was given to somebody else by mistake. Nothing says to whom, so it is nobody's;
 * of two names that may be short for one another the bearers are told apart first.
 */
function clusterApart(
  names: readonly ReadName[],
  known: KnownClusters,
  met: readonly (readonly [number, number])[],
): ApartAssignment {
  const apart = pairsApart(names, met);
  const nobodys = new Set(known.nobodys);
  const shared = new Set<string>();
  for (;;) {
    const assignment = clusterNames(names, { ...known, nobodys, shared });
    const { clusters } = assignment;
    const mistaken = apart.filter(([one, other]) => clusters[one] === clusters[other]);
    if (mistaken.length === 0) return { ...assignment, nobodys };
    for (const cluster of new Set(mistaken.map(([one]) => clusters[one]))) {
      const members = names.filter((_, place) => clusters[place] === cluster);
      const pairs = mistaken.flatMap(([one, other]): NamePair[] => {
        const [a, b] = [names[one], names[other]];
        return clusters[one] === cluster && a && b ? [[a, b]] : [];
      });
      const weakest = new DoubtfulCluster(members, pairs, { nobodys, shared }).weakest();
      for (const identifier of weakest.identifiers) nobodys.add(identifier);
      for (const nameKey of weakest.nameKeys) shared.add(nameKey);
    }
  }
}

function placesOf(
  names: readonly ClusteredName[],
  pairs: readonly BylinePair[],
): (readonly [number, number])[] {
  const places = new Map(names.map(({ nameKey, identity }, place) => [`${identity}\n${nameKey}`, place]));
  const placeOf = ({ nameKey, identity }: BylinePair['one']) => places.get(`${identity}\n${nameKey}`);
  return pairs.flatMap(({ one, other }) => {
    const [a, b] = [placeOf(one), placeOf(other)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
}

/** Whoever bears one of the names, and then whoever is printed with one of the identifiers, until there are no others. */
async function withOthers(
  transaction: Transaction,
  some: readonly ClusteredName[],
): Promise<readonly ClusteredName[]> {
  const keys = some.map(({ nameKey }) => nameKey).filter((nameKey) => !isCommonName(nameKey));
  let names = await namesOf(transaction, withBearers(clustersOf(some), keys));
  for (;;) {
    const printed = names.flatMap(({ identity }) => identifiersIn(identity));
    const more = await namesOf(transaction, withSharers(clustersOf(names), printed));
    if (more.length === names.length || more.length > MOST_TOGETHER) return more;
    names = more;
  }
}

const withBearers = (clusters: readonly string[], nameKeys: readonly string[]): Sql => sql`
  select unnest(${value(clusters, 'bigint[]')})
  union
  select cluster_id from author_names
  where name_key = any (${value([...new Set(nameKeys)], 'text[]')}) and identity < ${WORK_MARK}`;

const withSharers = (clusters: readonly string[], identifiers: readonly string[]): Sql => sql`
  select unnest(${value(clusters, 'bigint[]')})
  union
  select i.cluster_id
  from unnest(${value([...new Set(identifiers)], 'text[]')}) printed (identifier)
  join author_identifiers i on i.scheme = split_part(printed.identifier, ':', 1)
    and i.value = substr(printed.identifier, strpos(printed.identifier, ':') + 1)`;

function clustersOf(names: readonly ClusteredName[]): string[] {
  return [...new Set(names.map(({ cluster }) => cluster))];
}

/** Of the clusters of the store among these. */
export async function namesOfJoined(
  transaction: Transaction,
  clusters: readonly string[],
): Promise<ClusteredName[]> {
  const known = [...new Set(clusters)].filter((cluster) => !cluster.startsWith('new:'));
  return known.length === 0 ? [] : namesOf(transaction, sql`select unnest(${value(known, 'bigint[]')})`);
}

const clusteredName: z.ZodType<ClusteredName> = z.object({
  id: z.string(),
  nameKey: z.string(),
  familyKey: z.string(),
  identity: z.string(),
  cluster: z.string(),
});

/** In the order of their ids as text: the first part of a cluster keeps its person, so the order must not change. */
async function namesOf(transaction: Transaction, clusters: Sql): Promise<ClusteredName[]> {
  return transaction.rows(
    'namesOfClusters',
    sql`
      select id, name_key as "nameKey", family_key as "familyKey", identity, cluster_id as cluster
      from author_names where cluster_id in (${clusters}) order by id::text collate "C"`,
    clusteredName,
  );
}
