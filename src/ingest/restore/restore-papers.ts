import { foldText, foldTitle } from '../../text/fold.js';
import { type CopyValue, copyRows } from '../staging/copy-rows.js';
import type { Transaction } from '../transaction/transaction.js';
import type { LineOf, RestoredListing } from './line-shapes.js';
import type { Placed } from './read-lines.js';
import { requireKnown } from './require-known.js';

/** Tables that papers wait in until all are there: the merge then makes all of them in one go. */
export async function createRestoring(transaction: Transaction): Promise<void> {
  for (const table of TABLES) await transaction.query('createRestoring', table);
}

/** Stages the listings of papers, each as what its line says it is, and what the listings do not tell. */
export async function stagePapers(
  transaction: Transaction,
  things: readonly Placed<LineOf<'paper'>>[],
): Promise<void> {
  await requireKnown(transaction, 'source', things, ({ listings }) => listings.map(({ source }) => source));
  await requireKnown(transaction, 'topic', things, ({ listings }) =>
    listings.flatMap(({ topics }) => topics),
  );
  const ids = await transaction.query<{ id: string }>('numberPapers', NUMBER_PAPERS, [things.length]);
  const papers = things.map(({ value }, place) => ({ id: ids[place]?.id ?? '', ...value }));
  for (const [name, sql] of STEPS) await transaction.query(name, sql, [JSON.stringify(papers)]);
  await copyRows(transaction, 'staged_records', COLUMNS, listingRows(papers));
}

/** In the order of the columns. */
function* listingRows(papers: readonly (LineOf<'paper'> & { id: string })[]): Generator<CopyValue[]> {
  for (const { id, slug, listings } of papers) {
    for (const listing of listings) yield [id, slug, ...listingRow(listing)];
  }
}

const COLUMNS = [
  'paper_id',
  'slug_base',
  'source_name',
  'listing_position',
  'source_key',
  'updated_on',
  'fingerprint',
  'title',
  'title_key',
  'title_folded',
  'abstract',
  'date_as_printed',
  'published_on',
  'year_inferred',
  'authors_as_printed',
  'author_ids',
  'authors_truncated',
  'stated_author_count',
  'institution_as_printed',
  'institutions',
  'topic_codes',
  'has_code',
  'comment',
  'figure_count',
  'comment_count',
  'identifiers',
] as const;

function listingRow(listing: RestoredListing): CopyValue[] {
  return [
    listing.source,
    listing.position,
    listing.key,
    listing.updatedOn,
    listing.fingerprint,
    listing.title,
    foldTitle(listing.title),
    foldText(listing.title),
    listing.abstract,
    listing.dateAsPrinted,
    listing.publishedOn,
    listing.yearInferred,
    listing.authorsAsPrinted,
    listing.authorIds,
    listing.authorsTruncated,
    listing.statedAuthorCount,
    listing.institutionAsPrinted,
    listing.institutions,
    listing.topics,
    listing.hasCode,
    listing.comment,
    listing.figureCount,
    listing.commentCount,
    listing.identifiers,
  ];
}

/** No two names are compared, so the keys for that stay empty. */
const TABLES = [
  `alter table staged_records
     add column source_name text collate "C" not null,
     alter column position add generated always as identity,
     alter column loose_name_keys set default '{}'`,
  `create temp table restored_slugs (slug text not null, paper_id bigint not null) on commit drop`,
];

const NUMBER_PAPERS = `
  select nextval(pg_get_serial_sequence('papers', 'id'))::text as id from generate_series(1, $1::integer)`;

const PAPERS = `jsonb_to_recordset($1::jsonb) as paper (id bigint, slug text, "formerSlugs" jsonb)`;

const STEPS = [
  ['restorePapers', `insert into new_papers (paper_id, slug) select id, slug from ${PAPERS}`],
  [
    'restorePaperSlugs',
    `insert into restored_slugs
     select former, paper.id from ${PAPERS} cross join lateral jsonb_array_elements_text("formerSlugs") former`,
  ],
] as const;
