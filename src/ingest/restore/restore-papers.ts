import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import { lineValue, listingFields } from '../../listing-fields.js';
import type { CopyValue } from '../staging/copy-rows.js';
import { newPapers, restoredSlugs, stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import type { LineOf } from './line-shapes.js';
import type { Placed } from './read-lines.js';
import { requireKnown } from './require-known.js';

/** Papers of some lines. They wait in tables until all are there: all are then derived in one go. */
export interface PaperPortion {
  things: readonly Placed<LineOf<'paper'>>[];
  /** How many listings have been staged before. */
  listingsBefore: number;
}

/**
 * Stages the listings of papers, each as what its line says it is, and what the listings do not tell.
 *
 * @returns how many listings.
 */
export async function stagePapers(
  transaction: Transaction,
  { things, listingsBefore }: PaperPortion,
): Promise<number> {
  await requireKnown(transaction, 'source', things, ({ listings }) => listings.map(({ source }) => source));
  await requireKnown(transaction, 'topic', things, ({ listings }) =>
    listings.flatMap(({ topics }) => topics),
  );
  const papers = await numberPapers(transaction, things);
  const paper = sql`
    jsonb_to_recordset(${value(JSON.stringify(papers), 'jsonb')})
      as paper (id bigint, slug text, "addedAt" timestamptz, "formerSlugs" jsonb)`;
  await transaction.run(
    'restorePapers',
    sql`insert into ${newPapers} (paper_id, slug, added_at) select id, slug, "addedAt" from ${paper}`,
  );
  await transaction.run(
    'restorePaperSlugs',
    sql`
      insert into ${restoredSlugs}
      select former, paper.id from ${paper} cross join lateral jsonb_array_elements_text("formerSlugs") former`,
  );
  await restoreSeparations(transaction, papers);
  const rows = [...listingRows(papers, listingsBefore)];
  await transaction.copy(stagedRecords, COLUMNS, rows);
  return rows.length;
}

/** All sources are there by now; one that a filter has left out is nobody's. */
async function restoreSeparations(transaction: Transaction, papers: readonly NumberedPaper[]): Promise<void> {
  const pairs = papers.flatMap(({ listings }) =>
    listings.flatMap(({ source, position, apartFrom }) =>
      apartFrom.map((other) => ({ source, position, other: other.source, place: other.position })),
    ),
  );
  if (pairs.length === 0) return;
  await transaction.run(
    'restoreSeparations',
    sql`insert into paper_separations (source_id, position, other_source_id, other_position)
      select s.id, pair.position, o.id, pair.place
      from jsonb_to_recordset(${value(JSON.stringify(pairs), 'jsonb')})
        as pair (source text, position integer, other text, place integer)
      join sources s on s.name = pair.source join sources o on o.name = pair.other
      on conflict do nothing`,
  );
}

type NumberedPaper = LineOf<'paper'> & { id: string };

async function numberPapers(
  transaction: Transaction,
  things: PaperPortion['things'],
): Promise<NumberedPaper[]> {
  const ids = await transaction.rows(
    'numberPapers',
    sql`
      select nextval(pg_get_serial_sequence('papers', 'id')) as id
      from generate_series(1, ${value(things.length, 'integer')})`,
    z.object({ id: z.string() }),
  );
  return things.map(({ value: paper }, place) => ({ id: ids[place]?.id ?? '', ...paper }));
}

const COLUMNS = [
  'position',
  'paper_id',
  'slug_base',
  'loose_name_keys',
  'source_name',
  'listing_position',
  ...listingFields.map(({ column }) => column),
];

/** In the order of the columns. No two names are compared, so the keys for that stay empty. */
function* listingRows(papers: readonly NumberedPaper[], before: number): Generator<CopyValue[]> {
  let place = before;
  for (const { id, slug, listings } of papers) {
    for (const listing of listings) {
      const values = listingFields.map((field) => lineValue(field, listing));
      yield [(place += 1), id, slug, [], listing.source, listing.position, ...values];
    }
  }
}
