import { type FreshName, clusterNames } from './cluster-names.js';
import { insertIdentifiers, readKnownClusters, mergeClusters } from './resolve-fresh-names.js';
import { rememberCounts } from '../counts/count-changes.js';
import { mergeAuthorships } from '../papers/derive-authorships.js';
import type { Transaction } from '../transaction/transaction.js';

interface ClusterName extends FreshName {
  id: string;
  cluster: string;
}

/**
 * Decides anew whose the names of some clusters are: of those where a second ORCID iD has come upon a name, and of those
 * that have lost a name. So a person is what sources say now, in whatever order they have said it. Names that leave a
 * cluster become a person of their own, or join the one whose they are.
 *
 * @param clusters rows `cluster_id` of a relation, as SQL.
 */
export async function reclusterNames(transaction: Transaction, clusters: string): Promise<void> {
  const names = await transaction.query<ClusterName>('namesToRevise', namesOf(clusters));
  if (names.length === 0) return;
  const revised = [...new Set(names.map(({ cluster }) => cluster))];
  const { clusters: found, unions } = clusterNames(
    names,
    await readKnownClusters(transaction, names, revised),
  );
  const parts = partsOf(names, found);
  const split = parts.filter(({ leaves }) => leaves);
  const numbers = await splitNames(transaction, split);
  const clusterOf = new Map(parts.map((part) => [part, numbers.get(part) ?? part.cluster]));
  await transaction.query('forgetRevisedIdentifiers', FORGET_IDENTIFIERS, [revised]);
  await mergeClusters(transaction, [...unions, ...joinParts(parts, clusterOf)]);
  const ids = names.map(({ id }) => id);
  await transaction.query(
    'noteRevisedIdentifiers',
    insertIdentifiers('author_names', 'id = any ($1::bigint[])'),
    [ids],
  );
  if (split.length > 0) await mergeAuthorships(transaction);
}

/** Names of one cluster that stay together. */
interface Part {
  cluster: string;
  /** What `clusterNames` calls whose they are. */
  found: string;
  ids: string[];
  /** The first part of a cluster keeps its number and its person. */
  leaves: boolean;
}

function partsOf(names: readonly ClusterName[], found: readonly string[]): Part[] {
  const parts = new Map<string, Part>();
  const begun = new Set<string>();
  names.forEach(({ id, cluster }, place) => {
    const key = `${cluster} ${found[place] ?? ''}`;
    const part = parts.get(key) ?? {
      cluster,
      found: found[place] ?? '',
      ids: [],
      leaves: begun.has(cluster),
    };
    begun.add(cluster);
    part.ids.push(id);
    parts.set(key, part);
  });
  return [...parts.values()];
}

/** What is one person's goes into the oldest cluster, or into that of the store. */
function joinParts(
  parts: readonly Part[],
  clusterOf: ReadonlyMap<Part, string>,
): { kept: string; gone: string }[] {
  const joined = new Map<string, string>();
  const unions: { kept: string; gone: string }[] = [];
  for (const part of parts) {
    const cluster = clusterOf.get(part) ?? part.cluster;
    const kept = joined.get(part.found) ?? (part.found.startsWith('new:') ? cluster : part.found);
    joined.set(part.found, kept);
    if (kept !== cluster) unions.push({ kept, gone: cluster });
  }
  return unions;
}

/** Gives each part a cluster and a person of its own. */
async function splitNames(transaction: Transaction, parts: readonly Part[]): Promise<Map<Part, string>> {
  if (parts.length === 0) return new Map();
  const rows = parts.flatMap(({ ids }, part) => ids.map((id) => ({ id, part })));
  await transaction.query('dropSplitNames', 'drop table if exists split_names');
  await transaction.query('findSplitNames', FIND_SPLIT_NAMES, [JSON.stringify(rows)]);
  await transaction.query('noteSplitPapers', NOTE_PAPERS);
  await rememberCounts(transaction);
  await transaction.query('createSplitAuthors', CREATE_AUTHORS);
  await transaction.query('moveSplitNames', MOVE_NAMES);
  await transaction.query('moveSplitOwners', MOVE_OWNERS);
  await transaction.query('moveSplitMetrics', MOVE_METRICS);
  const clusters = await transaction.query<{ part: number; cluster: string }>(
    'splitClusters',
    SPLIT_CLUSTERS,
  );
  const numbers = new Map(clusters.map(({ part, cluster }) => [part, cluster]));
  return new Map(parts.map((part, place) => [part, numbers.get(place) ?? part.cluster]));
}

const namesOf = (clusters: string) => `
  select id::text, name_key as "nameKey", identity, cluster_id::text as cluster
  from author_names where cluster_id in (${clusters}) order by id`;

const FIND_SPLIT_NAMES = `
  create temp table split_names on commit drop as
  with names as (
    select part.id, part.part from jsonb_to_recordset($1::jsonb) as part (id bigint, part integer)
  ),
  numbers as (
    select part, nextval(pg_get_serial_sequence('author_names', 'id')) as cluster_id,
      nextval(pg_get_serial_sequence('authors', 'id')) as author_id
    from (select distinct part from names order by part) parts
  )
  select names.id, part, numbers.cluster_id, numbers.author_id, n.author_id as former_id
  from names join numbers using (part) join author_names n on n.id = names.id`;

const NOTE_PAPERS = `
  insert into affected_papers
  select distinct s.paper_id from authorships s where s.author_id in (select former_id from split_names)
  on conflict do nothing`;

const CREATE_AUTHORS = `
  with created as (
    insert into authors (id, slug, name, name_folded) overriding system value
    select distinct author_id, '~' || author_id, '', '' from split_names
  )
  insert into affected_authors select author_id from split_names union select former_id from split_names
  on conflict do nothing`;

const MOVE_NAMES = `
  update author_names n set cluster_id = s.cluster_id, author_id = s.author_id from split_names s where s.id = n.id`;

/** A page's owner is whoever bears the name that the page gives. */
const MOVE_OWNERS = `
  update sources o set owner_id = s.author_id
  from split_names s join author_names n on n.id = s.id join author_spellings p on p.author_name_id = n.id
  where p.spelling = o.owner_name and n.identity = '' and o.owner_id = s.former_id`;

const MOVE_METRICS = `
  update author_metrics m set author_id = s.owner_id
  from sources s where s.id = m.source_id and m.author_id <> s.owner_id`;

const SPLIT_CLUSTERS = `select distinct part, cluster_id::text as cluster from split_names`;

const FORGET_IDENTIFIERS = `delete from author_identifiers where cluster_id = any ($1::bigint[])`;
