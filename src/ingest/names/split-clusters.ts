import { z } from 'zod';
import { type Sql, json, sql } from '../../database/sql.js';
import { affectPapers } from '../counts/affect-papers.js';
import { affectedAuthors, splitNames } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Names that leave their cluster together. */
export interface ClusterPart {
  /** The one that they leave. */
  cluster: string;
  /** Of `author_names`. */
  ids: string[];
}

/**
 * Gives each part a cluster and a person of its own. The authorships are left to be derived anew.
 *
 * @returns the number of each part's new cluster.
 */
export async function splitClusters<Part extends ClusterPart>(
  transaction: Transaction,
  parts: readonly Part[],
): Promise<Map<Part, string>> {
  if (parts.length === 0) return new Map();
  await transaction.run('dropSplitNames', splitNames.dropIfThere);
  await transaction.run('findSplitNames', splitNames.createAs(namesOf(parts)));
  await affectPapers(transaction, 'affectSplitPapers', PAPERS);
  await transaction.run('insertSplitAuthors', INSERT_AUTHORS);
  await transaction.run('moveSplitNames', MOVE_NAMES);
  await transaction.run('moveSplitOwners', MOVE_OWNERS);
  await transaction.run('moveSplitMetrics', MOVE_METRICS);
  const rows = await transaction.rows(
    'splitClusters',
    sql`select distinct part, cluster_id as cluster from ${splitNames}`,
    z.object({ part: z.number(), cluster: z.string() }),
  );
  const numbers = new Map(rows.map(({ part, cluster }) => [part, cluster]));
  return new Map(parts.map((part, place) => [part, numbers.get(place) ?? part.cluster]));
}

function namesOf(parts: readonly ClusterPart[]): Sql {
  const rows = parts.flatMap(({ ids }, part) => ids.map((id) => ({ id, part })));
  return sql`
    with names as (
      select part.id, part.part
      from jsonb_to_recordset(${json(rows)}) as part (id bigint, part integer)
    ),
    numbers as (
      select part, nextval(pg_get_serial_sequence('author_names', 'id')) as cluster_id,
        nextval(pg_get_serial_sequence('authors', 'id')) as author_id
      from (select distinct part from names order by part) parts
    )
    select names.id, part, numbers.cluster_id, numbers.author_id, n.author_id as former_id
    from names join numbers using (part) join author_names n on n.id = names.id`;
}

const PAPERS = sql`
  select s.paper_id from authorships s where s.author_id in (select former_id from ${splitNames})`;

const INSERT_AUTHORS = sql`
  with created as (
    insert into authors (id, slug, name, name_folded) overriding system value
    select distinct author_id, '~' || author_id, '', '' from ${splitNames}
  )
  insert into ${affectedAuthors} select author_id from ${splitNames} union select former_id from ${splitNames}
  on conflict do nothing`;

const MOVE_NAMES = sql`
  update author_names n set cluster_id = s.cluster_id, author_id = s.author_id from ${splitNames} s where s.id = n.id`;

/** A page's owner is whoever bears the name that the page gives. */
const MOVE_OWNERS = sql`
  update sources o set owner_id = s.author_id
  from ${splitNames} s join author_names n on n.id = s.id join author_spellings p on p.author_name_id = n.id
  where p.spelling = o.owner_name and n.identity = '' and o.owner_id = s.former_id`;

const MOVE_METRICS = sql`
  update author_metrics m set author_id = s.owner_id
  from sources s where s.id = m.source_id and m.author_id <> s.owner_id`;
