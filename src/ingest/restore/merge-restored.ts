import { mergeAuthorships } from '../papers/derive-authorships.js';
import { LISTING_COLUMNS, mergePapers, noteStagedPapers } from '../papers/derive-papers.js';
import { noteWords } from '../words/index-words.js';
import { recount } from '../counts/finish-authors.js';
import { finishStaging } from '../staging/staging.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Makes the store from what was restored: the merge of a load, over all papers at once, without any matching. Who
 * and what is one stands in the file.
 */
export async function mergeRestored(transaction: Transaction): Promise<void> {
  await finishStaging(transaction);
  await run(transaction, BEFORE_MERGE);
  await noteStagedPapers(transaction);
  await transaction.query('analyzeRestored', ANALYZE);
  await mergePapers(transaction);
  await run(transaction, AFTER_PAPERS);
  await mergeAuthorships(transaction);
  await transaction.query('analyzeAuthorships', 'analyze authorships');
  await recount(transaction);
  await noteWords(transaction, 'author_names');
}

/** How many printed names are nobody's: none, unless lines were changed by hand. */
export async function countUnknownNames(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>('countUnknownNames', COUNT_UNKNOWN_NAMES);
  return row?.count ?? 0;
}

async function run(transaction: Transaction, steps: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name, sql] of steps) await transaction.query(name, sql);
}

/** Names that come later must not get a number that the file uses, be it of a name that is no more. */
const KEEP_NAME_NUMBERS = `
  select setval(pg_get_serial_sequence('author_names', 'id'), greatest(
    (select max(greatest(id, cluster_id)) from author_names),
    (select max(number) from author_merges cross join lateral unnest(kept_name_ids || merged_name_ids) number)))`;

const WRITE_LISTINGS = `
  insert into listings (source_id, position, ${LISTING_COLUMNS})
  select s.id, r.listing_position, ${LISTING_COLUMNS.replaceAll(/\w+/g, 'r.$&')}
  from staged_records r join sources s on s.name = r.source_name order by r.position`;

/** A collection's next record gets the next number, also where a filter has left out some before it. */
const COUNT_LISTINGS = `
  update sources s set listing_count = l.count
  from (
    select source_id, case when bool_or(source_key is not null) then max(position) else count(*) end as count
    from listings group by source_id
  ) l
  where l.source_id = s.id`;

/** Nothing is known yet of how much stands in the tables, all of which were empty. */
const ANALYZE =
  'analyze sources, topics, authors, author_names, author_spellings, listings, affected_papers, new_papers, staged_authors';

/** Whose each spelling is, as the merge of a load finds it. */
const PLACE_NAMES = `
  insert into staged_authors (spelling, identity, folded, seen_count, name_id, author_id)
  select s.spelling, n.identity, s.folded, s.seen_count, n.id, n.author_id
  from author_spellings s join author_names n on n.id = s.author_name_id`;

const BEFORE_MERGE = [
  ['keepNameNumbers', KEEP_NAME_NUMBERS],
  ['restoreListings', WRITE_LISTINGS],
  ['countListings', COUNT_LISTINGS],
  ['placeRestoredNames', PLACE_NAMES],
  ['noteRestoredAuthors', 'insert into affected_authors select id from authors'],
] as const;

const AFTER_PAPERS = [
  [
    'restoreFormerSlugs',
    'insert into paper_slugs (slug, paper_id) select slug, paper_id from restored_slugs',
  ],
  ['analyzePapers', 'analyze papers, paper_topics, affected_authors'],
] as const;

const COUNT_UNKNOWN_NAMES = `
  select count(*)::integer as count
  from listings l cross join lateral unnest(l.authors_as_printed) with ordinality printed (spelling, place)
  where not exists (
    select from author_spellings s join author_names n on n.id = s.author_name_id
    where s.spelling = printed.spelling and n.identity = coalesce(l.author_ids[printed.place], ''))`;
