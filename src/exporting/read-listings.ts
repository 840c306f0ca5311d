import { z } from 'zod';
import { DAY, ID } from '../database/columns.js';
import { LISTING_PRECEDENCE } from '../database/listing-precedence.js';
import { type Sql, joined, name, sql, value } from '../database/sql.js';
import { type ColumnValues, type ListingValues, exportedFields, fieldShapes } from '../listing-fields.js';
import { groupRows } from './group-rows.js';
import type { Snapshot } from './snapshot.js';

/** What a source says of a paper, to the letter. */
export interface ExportedListing extends ListingValues {
  source: string;
  position: number;
  /** Entries that somebody has said to be of other papers; left out where there are none. */
  apartFrom?: { source: string; position: number }[];
}

/** What papers have besides what readers see: addresses they had before, and their listings in the order of precedence. */
export interface PaperOrigins {
  formerSlugs: string[];
  listings: ExportedListing[];
}

/** The origins of each paper. */
export async function readOrigins(
  snapshot: Snapshot,
  paperIds: readonly string[],
): Promise<(paperId: string) => PaperOrigins> {
  const slugs = groupRows(await snapshot.rows('exportPaperSlugs', slugsOf(paperIds), SLUG));
  const listings = groupRows(await snapshot.rows('exportListings', listingsOf(paperIds), LISTING));
  return (id) => ({
    formerSlugs: slugs(id).map(({ slug }) => slug),
    listings: listings(id).map(withoutNobody),
  });
}

function slugsOf(paperIds: readonly string[]): Sql {
  return sql`
    select paper_id as "ownerId", slug from paper_slugs
    where paper_id = any (${value(paperIds, 'bigint[]')}) order by paper_id, slug`;
}

const SLUG = z.strictObject({ ownerId: ID, slug: z.string() });

function listingsOf(paperIds: readonly string[]): Sql {
  return sql`
    select l.paper_id as "ownerId", s.name as source, l.position, ${FIELDS}, ${APART} as "apartFrom"
    from listings l join sources s on s.id = l.source_id
    where l.paper_id = any (${value(paperIds, 'bigint[]')})
    order by l.paper_id, ${LISTING_PRECEDENCE}`;
}

/** Null where there are none, as nearly everywhere. */
const APART = sql`(
  select json_agg(json_build_object('source', o.name, 'position', a.other_position) order by o.name, a.other_position)
  from paper_separations a join sources o on o.id = a.other_source_id
  where a.source_id = l.source_id and a.position = l.position)`;

const FIELDS = joined(
  exportedFields.map(({ name: field, column }) => sql`${name(`l.${column}`)} as ${name(field)}`),
  ', ',
);

/** What the driver makes of the values of a field. */
const VALUES: { [Type in keyof ColumnValues]: z.ZodType<ColumnValues[Type]> } = {
  text: z.string(),
  date: DAY,
  uuid: z.guid(),
  boolean: z.boolean(),
  integer: z.int(),
  'text[]': z.array(z.string()),
};

const LISTING = z.strictObject({
  ownerId: ID,
  source: z.string(),
  position: z.int(),
  ...fieldShapes(VALUES),
  apartFrom: z.array(z.strictObject({ source: z.string(), position: z.int() })).nullable(),
});

function withoutNobody({ apartFrom, ...listing }: Omit<z.infer<typeof LISTING>, 'ownerId'>): ExportedListing {
  return { ...listing, ...(apartFrom === null ? {} : { apartFrom }) };
}
