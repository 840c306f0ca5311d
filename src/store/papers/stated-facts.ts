import { columnsOf } from '../../database/columns.js';
import { ListingEntity } from '../../database/entities/listing.entity.js';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { groupBy, rowsOfEach } from '../group-by.js';

/** What one source says of a withdrawal. */
export interface RetractionRow {
  noticedOn: string | null;
  reason: string | null;
  noticeUrl: string | null;
  sourceId: number;
}

const RETRACTION = columnsOf(ListingEntity, 'l', [
  'paperId',
  'sourceId',
  'retractedOn',
  'retractionReason',
  'retractionNotice',
]);

/** What the first source, in the order of precedence, says of each paper's withdrawal; null where none says that it was. */
export async function retractionsByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<(RetractionRow | null)[]> {
  const rows = await runner.rows(
    'retractionsByPaperId',
    sql`select ${RETRACTION.list}
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')}) and l.retracted
      order by ${LISTING_PRECEDENCE}`,
    RETRACTION.shape,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId).map(([first]) =>
    first === undefined
      ? null
      : {
          noticedOn: first.retractedOn,
          reason: first.retractionReason,
          noticeUrl: first.retractionNotice,
          sourceId: first.sourceId,
        },
  );
}

/** How often a paper is cited, as a source states it. */
export interface StatedCountRow {
  count: number;
  sourceId: number;
  /** The day of the last change that the source's record states. */
  asOf: string | null;
}

const COUNT = columnsOf(ListingEntity, 'l', ['paperId', 'sourceId', 'citedByCount', 'updatedOn']);

/** Each source's count once, the newest first; one whose day is not known comes last. */
export async function statedCitationsByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<StatedCountRow[][]> {
  const rows = await runner.rows(
    'statedCitationsByPaperId',
    sql`select ${COUNT.list}
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')}) and l.cited_by_count is not null
      order by l.updated_on desc nulls last, ${LISTING_PRECEDENCE}`,
    COUNT.shape,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId).map((counts) =>
    [...groupBy(counts, ({ sourceId }) => sourceId).values()].flatMap(([newest]) =>
      newest?.citedByCount == null
        ? []
        : { count: newest.citedByCount, sourceId: newest.sourceId, asOf: newest.updatedOn },
    ),
  );
}

export type AffiliationListing = Pick<ListingEntity, 'authorsAsPrinted' | 'affiliations' | 'institutions'>;

const AFFILIATIONS = columnsOf(ListingEntity, 'l', [
  'paperId',
  'authorsAsPrinted',
  'affiliations',
  'institutions',
]);

/** The listings of each paper that say where its authors were, in the order of precedence. */
export async function affiliationsByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<AffiliationListing[][]> {
  const rows = await runner.rows(
    'affiliationsByPaperId',
    sql`select ${AFFILIATIONS.list}
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')}) and l.affiliations <> '{}'
      order by ${LISTING_PRECEDENCE}`,
    AFFILIATIONS.shape,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId);
}
