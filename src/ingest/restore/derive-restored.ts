import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import { affectStagedPapers } from '../counts/affect-papers.js';
import { LISTING_COLUMNS, listingColumnsOf } from '../papers/write-listings.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedAuthors,
  affectedPapers,
  countChanges,
  newPapers,
  restoredSlugs,
  stagedAuthors,
  stagedLexemes,
  stagedNames,
  stagedRecords,
  stagedSpellings,
  stagedWords,
} from '../staging/tables.js';
import { finishStaging } from '../staging/staging.js';
import type { Transaction } from '../transaction/transaction.js';
import { wordRows } from '../words/word-rows.js';

/** Makes of the staged listings what staging makes of records. */
export const finishRestoredStaging: Step<unknown> = {
  name: 'finishRestoredStaging',
  reads: [stagedRecords, stagedNames, stagedSpellings],
  makes: [stagedWords, stagedLexemes],
  run: async (transaction) => {
    await transaction.run('createStagedWords', stagedWords.create);
    await stageWords(transaction);
    await finishStaging(transaction);
  },
};

/** Writes all listings, of all sources; everybody and every paper is affected. */
export const restoreListings: Step<unknown> = {
  name: 'restoreListings',
  reads: [stagedRecords, newPapers],
  makes: [stagedAuthors, affectedAuthors, affectedPapers, countChanges],
  run: async (transaction) => {
    await transaction.run('keepNameNumbers', KEEP_NAME_NUMBERS);
    await transaction.run('restoreListings', INSERT_LISTINGS);
    await transaction.run('countListings', COUNT_LISTINGS);
    await transaction.run('collectRestoredNames', COLLECT_NAMES);
    await transaction.run(
      'affectRestoredAuthors',
      sql`insert into ${affectedAuthors} select id from authors`,
    );
    await affectStagedPapers(transaction);
    await transaction.run('analyzeRestored', ANALYZE);
  },
};

/** Writes the slugs that lead to papers, which are there by now. */
export const restoreFormerSlugs: Step<unknown> = {
  name: 'restoreFormerSlugs',
  reads: [restoredSlugs, affectedAuthors],
  makes: [],
  run: async (transaction) => {
    await transaction.run(
      'restoreFormerSlugs',
      sql`insert into paper_slugs (slug, paper_id) select slug, paper_id from ${restoredSlugs}`,
    );
    await transaction.run('analyzePapers', sql`analyze papers, paper_topics, ${affectedAuthors}`);
  },
};

/** Listings that are taken apart into words at a time. */
const PORTION = 1_000;

/** Positions go from 1, without gaps. */
async function stageWords(transaction: Transaction): Promise<void> {
  for (let after = 0; ; after += PORTION) {
    const [from, to] = [value(after, 'integer'), value(after + PORTION, 'integer')];
    const records = await transaction.rows(
      'recordsToIndex',
      sql`select position, title, abstract, comment, authors_as_printed as names, institutions,
          array_remove(array[venue], null) as venues
        from ${stagedRecords} where position > ${from} and position <= ${to}`,
      SEARCHED,
    );
    if (records.length === 0) return;
    const rows = await wordRows(records, ({ position, ...texts }) => ({ key: position, texts }));
    await transaction.copy(stagedWords, stagedWords.columnNames, rows);
  }
}

const SEARCHED = z.object({
  position: z.int(),
  title: z.string(),
  abstract: z.string().nullable(),
  comment: z.string().nullable(),
  names: z.array(z.string()),
  institutions: z.array(z.string()),
  venues: z.array(z.string()),
});

/** Says how much stands in the table, which was empty before. */
export const analyzeAuthorships: Step<unknown> = {
  name: 'analyzeAuthorships',
  reads: [],
  makes: [],
  run: async (transaction) => {
    await transaction.run('analyzeAuthorships', sql`analyze authorships`);
  },
};

/** How many printed names are nobody's: none, unless lines were changed by hand. */
export async function countUnknownNames(transaction: Transaction): Promise<number> {
  const [row] = await transaction.rows(
    'countUnknownNames',
    COUNT_UNKNOWN_NAMES,
    z.object({ count: z.number() }),
  );
  return row?.count ?? 0;
}

/** Names that come later must not get a number that the file uses, be it of a name that is no more. */
const KEEP_NAME_NUMBERS = sql`
  select setval(pg_get_serial_sequence('author_names', 'id'), greatest(
    (select max(greatest(id, cluster_id)) from author_names),
    (select max(number) from author_merges cross join lateral unnest(kept_name_ids || merged_name_ids) number)))`;

const INSERT_LISTINGS = sql`
  insert into listings (source_id, position, ${LISTING_COLUMNS})
  select s.id, r.listing_position, ${listingColumnsOf('r')}
  from ${stagedRecords} r join sources s on s.name = r.source_name order by r.position`;

/** A collection's next record gets the next number, also where a filter has left out some before it. */
const COUNT_LISTINGS = sql`
  update sources s set listing_count = l.count
  from (
    select source_id, case when bool_or(source_key is not null) then max(position) else count(*) end as count
    from listings group by source_id
  ) l
  where l.source_id = s.id`;

/** Nothing is known yet of how much stands in the tables, all of which were empty. */
const ANALYZE = sql`
  analyze sources, topics, authors, author_names, author_spellings, listings, ${affectedPapers}, ${newPapers},
    ${stagedAuthors}`;

/** Finds whose each spelling is, as a load looks up its names. */
const COLLECT_NAMES = sql`
  insert into ${stagedAuthors} (
    spelling, identity, stated, family_key, name_family_key, shown, folded, seen_count, name_id, author_id)
  select s.spelling, n.identity, s.stated, s.family_key, n.family_key, s.shown, s.folded, s.seen_count, n.id, n.author_id
  from author_spellings s join author_names n on n.id = s.author_name_id`;

const COUNT_UNKNOWN_NAMES = sql`
  select count(*)::integer as count
  from listings l cross join lateral unnest(l.authors_as_printed) with ordinality printed (spelling, place)
  where not exists (
    select from author_spellings s join author_names n on n.id = s.author_name_id
    where s.spelling = printed.spelling and s.stated = coalesce(l.author_parts[printed.place], '')
      and n.identity = coalesce(l.author_ids[printed.place], ''))`;
