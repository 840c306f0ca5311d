import { z } from 'zod';
import { type Sql, sql, value } from '../../database/sql.js';
import { affectPapers } from '../counts/affect-papers.js';
import { AUTHORSHIP_TABLES, deriveAuthorships } from '../papers/derive-authorships.js';
import { type TableUse, including } from '../pipeline/step.js';
import { affectedAuthors, affectedPapers, countChanges, sharedPapers } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { deleteAuthors } from './delete-authors.js';

/** Two persons who are one, with the evidence that is kept. `other` goes into `one`. */
export interface PersonPair {
  one: string;
  other: string;
  evidence: object;
}

/** Two clusters of names that an identifier makes one: `gone` goes into `kept`. */
export interface ClusterPair {
  kept: string;
  gone: string;
}

/** What merging persons works with. */
export const MERGE_PERSONS_TABLES: TableUse = including(
  { reads: [affectedPapers], makes: [sharedPapers, affectedPapers, affectedAuthors, countChanges] },
  AUTHORSHIP_TABLES,
);

/**
 * Merges each pair, several of which may have one `one`, which is nobody's `other`: names, slugs, pages, figures and papers of the one go to the other. Only of papers that both stand
 * on the authorships are computed anew. Who wrote with somebody that is another now counts as affected.
 */
export async function mergePersons(transaction: Transaction, pairs: readonly PersonPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const pair = sql`
    jsonb_to_recordset(${value(JSON.stringify(pairs), 'jsonb')}) as pair (one bigint, other bigint, evidence jsonb)`;
  const share = await findSharedPapers(transaction, pair);
  await transaction.run('countMovedPapers', countMovedPapers(pair));
  await transaction.run('affectCoauthors', affectCoauthors(pair));
  await transaction.run('insertMerges', insertMerges(pair));
  await transaction.run('keepMergedSlugs', keepSlugs(pair));
  for (const [name, statement] of moves(pair)) await transaction.run(name, statement);
  if (share) await deriveAuthorships(transaction, sharedPapers);
  await transaction.run('deleteMergedAuthors', deleteAuthors(sql`${pair} where x.id = pair.other`));
}

/** Merges clusters of names, and the persons whose they are. Pair by pair, since several may become one. */
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
      with gone as (delete from author_identifiers where cluster_id = ${gone} returning scheme, value, is_nobodys),
      moved as (
        insert into author_identifiers (scheme, value, cluster_id, is_nobodys)
        select scheme, value, ${kept}, is_nobodys from gone
        on conflict do nothing
      )
      update author_names set cluster_id = ${kept} where cluster_id = ${gone}`,
  );
  await mergePersons(
    transaction,
    owners.map((one) => ({ ...one, evidence: { relation: 'identifier' } })),
  );
}

/** Papers that both of a pair stand on count as affected. Whether there are any. */
async function findSharedPapers(transaction: Transaction, pair: Sql): Promise<boolean> {
  await transaction.run('dropSharedPapers', sharedPapers.dropIfThere);
  await transaction.run('createSharedPapers', sharedPapers.create);
  const found = await transaction.run(
    'findSharedPapers',
    sql`
      insert into ${sharedPapers}
      select distinct paper_id, false
      from (
        select one, other from ${pair} union select one, one from ${pair}
      ) persons
      join authorships s on s.author_id = persons.other
      group by one, paper_id having count(*) > 1`,
  );
  if (found === 0) return false;
  await affectPapers(transaction, 'affectSharedPapers', sql`select paper_id from ${sharedPapers}`);
  return true;
}

/** Affected papers are left out: their counts have been taken away, and all is added again in the end. */
const countMovedPapers = (pair: Sql): Sql => sql`
  with moved as (
    select pair.one, s.paper_id
    from ${pair} join authorships s on s.author_id = pair.other
    where not exists (select from ${affectedPapers} a where a.paper_id = s.paper_id)
  )
  insert into ${countChanges} (author_id, topic_id, change)
  select one, null::integer, 1 from moved
  union all
  select one, t.topic_id, 1 from moved join paper_topics t using (paper_id)`;

const affectCoauthors = (pair: Sql): Sql => sql`
  insert into ${affectedAuthors}
  select one from ${pair}
  union
  select c.author_id
  from ${pair} join authorships s on s.author_id = pair.other join authorships c on c.paper_id = s.paper_id
  on conflict do nothing`;

const insertMerges = (pair: Sql): Sql => sql`
  insert into author_merges (author_id, kept_name_ids, merged_name_ids, merged_slug, evidence)
  select pair.one,
    (select array_agg(id order by id) from author_names where author_id = pair.one),
    (select array_agg(id order by id) from author_names where author_id = pair.other),
    case when not starts_with(gone.slug, '~') then gone.slug end,
    pair.evidence
  from ${pair} join authors gone on gone.id = pair.other`;

/** A slug that was given once goes on leading to the person. */
const keepSlugs = (pair: Sql): Sql => sql`
  with moved as (
    update author_slugs s set author_id = pair.one from ${pair} where s.author_id = pair.other
  )
  insert into author_slugs (slug, author_id)
  select gone.slug, pair.one from ${pair} join authors gone on gone.id = pair.other
  where not starts_with(gone.slug, '~')`;

const moves = (pair: Sql): [name: string, statement: Sql][] => [
  [
    'moveMerges',
    sql`update author_merges m set author_id = pair.one from ${pair} where m.author_id = pair.other`,
  ],
  [
    'moveNames',
    sql`update author_names n set author_id = pair.one from ${pair} where n.author_id = pair.other`,
  ],
  ['moveOwners', sql`update sources s set owner_id = pair.one from ${pair} where s.owner_id = pair.other`],
  [
    'moveMetrics',
    sql`update author_metrics m set author_id = pair.one from ${pair} where m.author_id = pair.other`,
  ],
  [
    'moveAuthorships',
    sql`
      update authorships s set author_id = pair.one
      from ${pair}
      where s.author_id = pair.other
        and not exists (select from ${sharedPapers} p where p.paper_id = s.paper_id)`,
  ],
];
