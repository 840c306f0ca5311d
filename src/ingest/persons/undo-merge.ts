import type { DataSource } from 'typeorm';
import { UserError } from '../../user-error.js';
import { splitMergedPersons } from './split-merged-persons.js';
import { matchPersons } from './match-persons.js';
import { recount } from '../counts/finish-authors.js';
import { createStaging } from '../staging/staging.js';
import { inTransaction } from '../transaction/transaction.js';
import { lockStore } from '../transaction/write-lock.js';

/**
 * Takes two persons apart who were merged, for good: the merge stays as what keeps their names apart, and
 * everybody around them is matched anew. A person gets back the slug they had, if any.
 *
 * @param mergeId of `author_merges`.
 * @throws UserError where there is no such merge, it was undone before, or it was no conclusion from evidence.
 */
export async function undoMerge(dataSource: DataSource, mergeId: string): Promise<void> {
  if (!/^[1-9]\d{0,17}$/.test(mergeId))
    throw new UserError(`Expected the number of a merge, got ${mergeId}.`);
  await inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    await createStaging(transaction);
    const [merge] = await transaction.query<KnownMerge>('readMerge', READ_MERGE, [mergeId]);
    if (!merge) throw new UserError(`There is no merge ${mergeId} that could be undone.`);
    await transaction.query('noteUndoneAuthor', NOTE_AUTHOR, [mergeId]);
    await splitMergedPersons(transaction, 'affected_authors');
    const [left] = await transaction.query('findMerge', READ_MERGE, [mergeId]);
    if (left) throw new UserError(`Merge ${mergeId} cannot be undone: ${reasonOf(merge)}`);
    await transaction.query('keepApart', KEEP_APART, [JSON.stringify(merge)]);
    await matchPersons(transaction, 'affected_authors');
    await recount(transaction);
  });
}

interface KnownMerge {
  merge: { evidence: { relation: string } };
}

/** Why nobody was taken apart. */
function reasonOf({ merge }: KnownMerge): string {
  return merge.evidence.relation === 'identifier'
    ? 'an identifier that sources print says that the two are one.'
    : 'no source prints the names of both any more.';
}

const READ_MERGE = `select to_jsonb(m) as merge from author_merges m where id = $1 and undone_at is null`;

const NOTE_AUTHOR = `
  insert into affected_authors select author_id from author_merges where id = $1 on conflict do nothing`;

/** The same merge again, now as one that was undone. */
const KEEP_APART = `
  insert into author_merges
    (id, author_id, kept_name_ids, merged_name_ids, merged_slug, evidence, merged_at, undone_at)
  overriding system value
  select m.id, n.author_id, m.kept_name_ids, m.merged_name_ids, m.merged_slug, m.evidence, m.merged_at, now()
  from jsonb_populate_record(null::author_merges, $1::jsonb -> 'merge') m
  join author_names n on n.id = m.kept_name_ids[1]`;
