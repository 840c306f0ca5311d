import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type Bound, type Sql, sql, value } from '../../database/sql.js';
import { UserError } from '../../user-error.js';
import { finishAuthors } from '../counts/finish-authors.js';
import { type Step, including, runSteps } from '../pipeline/step.js';
import { createStaging, stageNothing } from '../staging/staging.js';
import { affectedAuthors } from '../staging/tables.js';
import { inTransaction } from '../transaction/transaction.js';
import { lockStore } from '../transaction/write-lock.js';
import { RECLUSTER_TABLES, reclusterNames } from '../names/recluster-names.js';
import type { Transaction } from '../transaction/transaction.js';
import { keepUnion } from './identifier-unions.js';
import { matchPersons } from './match-persons.js';
import { SPLIT_PERSONS_TABLES, splitMergedPersons } from './split-merged-persons.js';

/**
 * Takes two persons apart who were merged, for good: the merge stays as what keeps their names apart, and
 * everybody around them is matched anew. A person gets back the slug they had, if any.
 *
 * @param mergeId of `author_merges`, or `name:` and the number of a name that an identifier makes another's.
 * @throws UserError where there is no such merge, it was undone before, or no source prints the names of both any more.
 */
export async function undoMerge(dataSource: DataSource, mergeId: string): Promise<void> {
  if (!/^(?:name:)?[1-9]\d{0,17}$/.test(mergeId))
    throw new UserError(`Expected the number of a merge, got ${mergeId}.`);
  await inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    await createStaging(transaction);
    await runSteps(transaction, UNDO_MERGE, { mergeId, mergedPersons: 0 });
  });
}

interface UndoLoad {
  mergeId: string;
  mergedPersons: number;
}

/** Takes the persons of the merge apart. Who is affected by it is so before and after. */
const splitPersons: Step<UndoLoad> = {
  name: 'splitPersons',
  ...including({ reads: [], makes: [affectedAuthors] }, SPLIT_PERSONS_TABLES, RECLUSTER_TABLES),
  run: async (transaction, load) => {
    const mergeId = await keepUnion(transaction, load.mergeId);
    const id = value(mergeId, 'bigint');
    const [found] = await transaction.rows('readMerge', readMerge(id), knownMerge);
    if (!found) throw new UserError(`There is no merge ${mergeId} that could be undone.`);
    await transaction.run('affectUndoneAuthor', affectAuthor(id));
    await splitMergedPersons(transaction, affectedAuthors);
    const merge = value(JSON.stringify(found.merge), 'jsonb');
    const [left] = await transaction.rows('findMerge', readMerge(id), knownMerge);
    if (!left) await transaction.run('keepApart', keepApart(merge));
    const [shared] = await transaction.rows(
      'findSharedClusters',
      sql`${sharedClusters(merge)} limit 1`,
      z.object({}),
    );
    if (left && !shared) throw new UserError(`Merge ${mergeId} cannot be undone: ${NAMES_ARE_GONE}`);
    if (shared) await splitClustersOf(transaction, id, merge);
  },
};

/** The steps of undoing a merge, in order. */
export const UNDO_MERGE: readonly Step<UndoLoad>[] = [
  stageNothing,
  splitPersons,
  matchPersons,
  finishAuthors,
];

/** The whole row, as JSON. */
const knownMerge = z.object({ merge: z.looseObject({ evidence: z.looseObject({ relation: z.string() }) }) });

/** Why nobody was taken apart. */
const NAMES_ARE_GONE = 'no source prints the names of both any more.';

/** Of a merge by an identifier the names are one cluster, which is decided anew without it. */
async function splitClustersOf(transaction: Transaction, id: Bound, merge: Bound): Promise<void> {
  const clusters = await transaction.rows(
    'findSharedClusters',
    sharedClusters(merge),
    z.object({ cluster_id: z.string() }),
  );
  await transaction.run(
    'undoMerge',
    sql`update author_merges set undone_at = now() where id = ${id} and undone_at is null`,
  );
  const ids = clusters.map((row) => row.cluster_id);
  await reclusterNames(transaction, sql`select unnest(${value(ids, 'bigint[]')})`);
  await transaction.run('giveSlugBack', giveSlugBack(merge));
}

/** Clusters that have names of both sides. */
const sharedClusters = (merge: Bound): Sql => sql`
  select kept.cluster_id
  from jsonb_populate_record(null::author_merges, ${merge}) m
  join author_names kept on kept.id = any (m.kept_name_ids)
  join author_names merged on merged.id = any (m.merged_name_ids) and merged.cluster_id = kept.cluster_id
  group by 1`;

const giveSlugBack = (merge: Bound): Sql => sql`
  with m as (select * from jsonb_populate_record(null::author_merges, ${merge})),
  freed as (delete from author_slugs s using m where s.slug = m.merged_slug returning s.slug)
  update authors a set slug = freed.slug
  from freed, m join author_names n on n.id = any (m.merged_name_ids)
  where a.id = n.author_id and starts_with(a.slug, '~')`;

const readMerge = (id: Bound): Sql => sql`
  select to_jsonb(m) as merge from author_merges m where id = ${id} and undone_at is null`;

const affectAuthor = (id: Bound): Sql => sql`
  insert into ${affectedAuthors} select author_id from author_merges where id = ${id} on conflict do nothing`;

/** The same merge again, now as one that was undone. */
const keepApart = (merge: Bound): Sql => sql`
  insert into author_merges
    (id, author_id, kept_name_ids, merged_name_ids, merged_slug, evidence, merged_at, undone_at)
  overriding system value
  select m.id, n.author_id, m.kept_name_ids, m.merged_name_ids, m.merged_slug, m.evidence, m.merged_at, now()
  from jsonb_populate_record(null::author_merges, ${merge}) m
  join author_names n on n.id = m.kept_name_ids[1]`;
