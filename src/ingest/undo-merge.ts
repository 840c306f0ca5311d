import type { DataSource } from 'typeorm';
import { mergeAuthorships } from './merge-authorships.js';
import { recount } from './recount.js';
import { createStagingTables } from './staging.js';
import { type Transaction, inTransaction } from './transaction.js';

/**
 * Takes two persons apart who were merged: the names that came in go to a person of their own again, with
 * the slug that person had, if any. The two are not merged again by the same evidence.
 *
 * @param mergeId of `author_merges`.
 * @throws where there is no such merge, or it was undone before.
 */
export async function undoMerge(dataSource: DataSource, mergeId: string): Promise<void> {
  if (!/^[1-9]\d{0,17}$/.test(mergeId)) throw new Error(`expected the number of a merge, got ${mergeId}`);
  await inTransaction(dataSource, async (transaction) => {
    await createStagingTables(transaction);
    const [merge] = await transaction.query<{ authorId: string }>('undoMerge', MARK_UNDONE, [mergeId]);
    if (!merge) throw new Error(`there is no merge ${mergeId} that could be undone`);
    const authorId = await splitAuthor(transaction, mergeId);
    await transaction.query('moveSplitOwners', MOVE_OWNERS, [merge.authorId, authorId]);
    await transaction.query('moveSplitMetrics', MOVE_METRICS, [merge.authorId, authorId]);
    await transaction.query('noteSplitPapers', NOTE_PAPERS, [merge.authorId]);
    await transaction.query('noteSplitAuthors', NOTE_AUTHORS, [[merge.authorId, authorId]]);
    await mergeAuthorships(transaction);
    await recount(transaction);
  });
}

async function splitAuthor(transaction: Transaction, mergeId: string): Promise<string> {
  await transaction.query('freeSlug', FREE_SLUG, [mergeId]);
  const [author] = await transaction.query<{ id: string }>('splitAuthor', SPLIT_AUTHOR, [mergeId]);
  if (!author) throw new Error(`the person of merge ${mergeId} was not created`);
  await transaction.query('moveNamesBack', MOVE_NAMES, [mergeId, author.id]);
  return author.id;
}

const MARK_UNDONE = `
  update author_merges set undone_at = now() where id = $1 and undone_at is null returning author_id as "authorId"`;

const FREE_SLUG = `delete from author_slugs s using author_merges m where m.id = $1 and s.slug = m.merged_slug`;

const SPLIT_AUTHOR = `
  insert into authors (slug, name, name_folded)
  select coalesce(merged_slug, '~split ' || id), '', '' from author_merges where id = $1
  returning id`;

const MOVE_NAMES = `
  update author_names n set author_id = $2 from author_merges m where m.id = $1 and n.id = any (m.merged_name_ids)`;

/** A page's owner is whoever bears the name that the page gives. */
const MOVE_OWNERS = `
  update sources s set owner_id = n.author_id
  from author_spellings p join author_names n on n.id = p.author_name_id
  where s.owner_id = $1 and p.spelling = s.owner_name and n.author_id = $2`;

const MOVE_METRICS = `
  update author_metrics m set author_id = s.owner_id
  from sources s where s.id = m.source_id and m.author_id = $1 and s.owner_id = $2`;

const NOTE_PAPERS = `
  insert into affected_papers select paper_id from authorships where author_id = $1 on conflict do nothing`;

const NOTE_AUTHORS = `insert into affected_authors select unnest($1::bigint[]) on conflict do nothing`;
