import { z } from 'zod';
import { type Sql, sql, value } from '../../database/sql.js';
import { identifiersIn } from '../../text/identifier.js';
import type { Transaction } from '../transaction/transaction.js';
import type { FreshName, KnownClusters } from './cluster-names.js';
import { WORK_MARK } from './work-mark.js';

/**
 * Reads what the store knows of fresh names and of the identifiers that they are printed with.
 *
 * @param without clusters that are decided anew, so that nothing is known of them.
 */
export async function readKnownClusters(
  transaction: Transaction,
  fresh: readonly FreshName[],
  without: readonly string[] = [],
): Promise<KnownClusters> {
  const nameKeys = value([...new Set(fresh.map(({ nameKey }) => nameKey))], 'text[]');
  const printed = fresh.flatMap(({ identity }) => identifiersIn(identity));
  const identifiers = value([...new Set(printed)], 'text[]');
  const others = value(without, 'bigint[]');
  const names = sql`
    select distinct name_key as "nameKey", cluster_id as cluster from author_names
    where name_key = any (${nameKeys}) and identity < ${WORK_MARK} and cluster_id <> all (${others})
    order by 1, 2`;
  // Whoever has one of the identifiers, or bears one of the names, comes with all identifiers: an ORCID iD may tell
  // them apart.
  const owners = sql`
    select scheme || ':' || value as identifier, cluster_id as cluster, is_nobodys as "isNobodys"
    from author_identifiers
    where cluster_id in (
      select i.cluster_id
      from unnest(${identifiers}) printed (identifier)
      join author_identifiers i on i.scheme = split_part(printed.identifier, ':', 1)
        and i.value = substr(printed.identifier, strpos(printed.identifier, ':') + 1)
      union
      select n.cluster_id from author_names n where n.name_key = any (${nameKeys}) and n.identity < ${WORK_MARK})
      and cluster_id <> all (${others})
    order by 1, cluster_id`;
  const said = await transaction.rows('clustersByIdentifier', owners, identifierCluster);
  return {
    names: await transaction.rows('clustersByNameKey', names, nameCluster),
    identifiers: said,
    nobodys: new Set(said.filter(({ isNobodys }) => isNobodys).map(({ identifier }) => identifier)),
    takenApart: await transaction.rows('takenApart', takenApart(without), apartName),
  };
}

/** All there are: they are made by hand, so they are few. Of clusters that are decided anew only the names count. */
const takenApart = (without: readonly string[]): Sql => sql`
  select m.id as merge, case when n.id = any (m.kept_name_ids) then 'kept' else 'merged' end as side,
    n.name_key as "nameKey", n.identity,
    case when n.cluster_id = any (${value(without, 'bigint[]')}) then '' else n.cluster_id::text end as cluster
  from author_merges m
  join author_names n on n.id = any (m.kept_name_ids || m.merged_name_ids)
  where m.undone_at is not null
  order by m.id, n.id`;

const apartName = z.object({
  merge: z.string(),
  side: z.enum(['kept', 'merged']),
  nameKey: z.string(),
  identity: z.string(),
  cluster: z.string(),
});
const nameCluster = z.object({ nameKey: z.string(), cluster: z.string() });
const identifierCluster = z.object({ identifier: z.string(), cluster: z.string(), isNobodys: z.boolean() });
