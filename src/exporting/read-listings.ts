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
  const slugs = groupRows(
    await snapshot.read<{ slug: string; ownerId: string }>('exportPaperSlugs', SLUGS, [paperIds]),
  );
  const listings = groupRows(
    await snapshot.read<ExportedListing & { ownerId: string }>('exportListings', LISTINGS, [paperIds]),
  );
  return (id) => ({ formerSlugs: slugs(id).map(({ slug }) => slug), listings: listings(id) });
}

const SLUGS = `
  select paper_id as "ownerId", slug from paper_slugs
  where paper_id = any ($1::bigint[]) order by paper_id, slug`;

const LISTINGS = `
  select l.paper_id as "ownerId", s.name as source, l.position, l.source_key as key, l.updated_on as "updatedOn",
    l.fingerprint, l.title, l.abstract, l.date_as_printed as "dateAsPrinted", l.published_on as "publishedOn",
    l.year_inferred as "yearInferred", l.authors_as_printed as "authorsAsPrinted", l.author_ids as "authorIds",
    l.authors_truncated as "authorsTruncated", l.stated_author_count as "statedAuthorCount",
    l.institution_as_printed as "institutionAsPrinted", l.institutions, l.topic_codes as topics,
    l.has_code as "hasCode", l.comment, l.figure_count as "figureCount", l.comment_count as "commentCount",
    l.identifiers
  from listings l join sources s on s.id = l.source_id
  where l.paper_id = any ($1::bigint[])
  order by l.paper_id, s.manifest_rank, s.name, l.position`;
