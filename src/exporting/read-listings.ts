import { z } from 'zod';
import { DAY, ID } from '../database/columns.js';
import { LISTING_PRECEDENCE } from '../database/listing-precedence.js';
import { type Sql, sql, value } from '../database/sql.js';
import { groupRows } from './group-rows.js';
import type { Snapshot } from './snapshot.js';

/** What a source says of a paper, to the letter. */
export interface ExportedListing {
  source: string;
  position: number;
  /** What the source, a collection, knows the record by. */
  key: string | null;
  updatedOn: string | null;
  fingerprint: string | null;
  title: string;
  abstract: string | null;
  dateAsPrinted: string | null;
  publishedOn: string | null;
  yearInferred: boolean;
  authorsAsPrinted: string[];
  /** For each name what identifies its person, as in the names' `identity`; empty where nobody is identified. */
  authorIds: string[];
  authorsTruncated: boolean | null;
  statedAuthorCount: number | null;
  institutionAsPrinted: string | null;
  institutions: string[];
  topics: string[];
  hasCode: boolean | null;
  comment: string | null;
  figureCount: number | null;
  commentCount: number | null;
  /** Such as `ARXIV:2209.15618`. */
  identifiers: string[];
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
  return (id) => ({ formerSlugs: slugs(id).map(({ slug }) => slug), listings: listings(id) });
}

function slugsOf(paperIds: readonly string[]): Sql {
  return sql`
    select paper_id as "ownerId", slug from paper_slugs
    where paper_id = any (${value(paperIds, 'bigint[]')}) order by paper_id, slug`;
}

const SLUG = z.strictObject({ ownerId: ID, slug: z.string() });

function listingsOf(paperIds: readonly string[]): Sql {
  return sql`
    select l.paper_id as "ownerId", s.name as source, l.position, l.source_key as key, l.updated_on as "updatedOn",
      l.fingerprint, l.title, l.abstract, l.date_as_printed as "dateAsPrinted", l.published_on as "publishedOn",
      l.year_inferred as "yearInferred", l.authors_as_printed as "authorsAsPrinted", l.author_ids as "authorIds",
      l.authors_truncated as "authorsTruncated", l.stated_author_count as "statedAuthorCount",
      l.institution_as_printed as "institutionAsPrinted", l.institutions, l.topic_codes as topics,
      l.has_code as "hasCode", l.comment, l.figure_count as "figureCount", l.comment_count as "commentCount",
      l.identifiers
    from listings l join sources s on s.id = l.source_id
    where l.paper_id = any (${value(paperIds, 'bigint[]')})
    order by l.paper_id, ${LISTING_PRECEDENCE}`;
}

const LISTING: z.ZodType<ExportedListing & { ownerId: string }> = z.strictObject({
  ownerId: ID,
  source: z.string(),
  position: z.int(),
  key: z.string().nullable(),
  updatedOn: DAY.nullable(),
  fingerprint: z.string().nullable(),
  title: z.string(),
  abstract: z.string().nullable(),
  dateAsPrinted: z.string().nullable(),
  publishedOn: DAY.nullable(),
  yearInferred: z.boolean(),
  authorsAsPrinted: z.array(z.string()),
  authorIds: z.array(z.string()),
  authorsTruncated: z.boolean().nullable(),
  statedAuthorCount: z.int().nullable(),
  institutionAsPrinted: z.string().nullable(),
  institutions: z.array(z.string()),
  topics: z.array(z.string()),
  hasCode: z.boolean().nullable(),
  comment: z.string().nullable(),
  figureCount: z.int().nullable(),
  commentCount: z.int().nullable(),
  identifiers: z.array(z.string()),
});
