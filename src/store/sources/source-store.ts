import { Any } from 'typeorm';
import { z } from 'zod';
import { columnsOf } from '../../database/columns.js';
import { ListingEntity } from '../../database/entities/listing.entity.js';
import { SourceEntity } from '../../database/entities/source.entity.js';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import type { EntityRunner, Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage } from '../keyset.js';
import { countAll, readPagesBelow } from '../list-statement.js';

export type SourceRow = Pick<
  SourceEntity,
  'id' | 'name' | 'kind' | 'ownerId' | 'ownerInferred' | 'listingCount' | 'problems' | 'pageDate'
>;

/** In the order of precedence: the manifest's, then by name. */
export const SOURCE_ORDER: ListOrder = {
  name: 'sources',
  keys: [
    { sql: sql`s.manifest_rank`, type: 'integer' },
    { sql: sql`s.name`, type: 'text' },
  ],
  descending: false,
};

/** A page of all sources. */
export async function sourcesPage(
  runner: EntityRunner,
  request: PageRequest,
): Promise<Page<SourceRow & Keyed>> {
  const { size, backwards, after, before } = request;
  const direction = backwards ? 'DESC' : 'ASC';
  const sources = await runner.find('sourcesPage', SourceEntity, (query) => {
    if (after) query.andWhere(`${PLACE} > (:...after)`, { after });
    if (before) query.andWhere(`${PLACE} < (:...before)`, { before });
    return query
      .orderBy('entity.manifestRank', direction)
      .addOrderBy('entity.name', direction)
      .take(size + 1);
  });
  const keyed = sources.map((source) => ({
    ...source,
    cursorKeys: [String(source.manifestRank), source.name],
  }));
  return cutPage(keyed, request);
}

/** What a cursor of `SOURCE_ORDER` has the values of. */
const PLACE = '(entity.manifestRank, entity.name)';

export async function countSources(runner: Runner): Promise<number> {
  return countAll(runner, { name: 'countSources', from: sql`sources` });
}

/** Sources by id; those that do not exist are left out. */
export async function sourcesById(runner: EntityRunner, ids: readonly number[]): Promise<SourceRow[]> {
  return runner.find('sourcesById', SourceEntity, (query) => query.where({ id: Any(ids) }));
}

/** Sources by name; those that do not exist are left out. */
export async function sourcesByName(runner: EntityRunner, names: readonly string[]): Promise<SourceRow[]> {
  return runner.find('sourcesByName', SourceEntity, (query) => query.where({ name: Any(names) }));
}

const LISTING = columnsOf(ListingEntity, 'l', [
  'paperId',
  'sourceId',
  'position',
  'title',
  'dateAsPrinted',
  'publishedOn',
  'publishedIn',
  'yearInferred',
  'authorsAsPrinted',
  'authorsTruncated',
  'institutionAsPrinted',
  'abstract',
  'venue',
  'issn',
]);

export type ListingRow = Pick<
  ListingEntity,
  | 'paperId'
  | 'sourceId'
  | 'position'
  | 'title'
  | 'dateAsPrinted'
  | 'publishedOn'
  | 'publishedIn'
  | 'yearInferred'
  | 'authorsAsPrinted'
  | 'authorsTruncated'
  | 'institutionAsPrinted'
  | 'abstract'
  | 'venue'
  | 'issn'
>;

/** Each paper's listings, in the order of precedence. */
export async function listingsByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<ListingRow[][]> {
  const rows = await runner.rows(
    'listingsByPaperId',
    sql`select ${LISTING.list}
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')})
      order by ${LISTING_PRECEDENCE}`,
    LISTING.shape,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId);
}

/** In the order of the document; of a collection as its records were first seen. */
export const LISTING_ORDER: ListOrder = {
  name: 'source.listings',
  keys: [{ sql: sql`l.position`, type: 'integer' }],
  descending: false,
};

/** A page of each source's entries. */
export async function listingsBySourceId(
  runner: Runner,
  request: PageRequest,
  sourceIds: readonly string[],
): Promise<Page<ListingRow & Keyed>[]> {
  const list = {
    name: 'listingsBySourceId',
    columns: LISTING,
    from: sql`listings l`,
    parentColumn: sql`l.source_id`,
    order: LISTING_ORDER,
  };
  return readPagesBelow(runner, list, request, sourceIds);
}

export interface StatisticsRow {
  paperCount: number;
  authorCount: number;
  topicCount: number;
  authorshipCount: number;
  sourceCount: number;
}

/** How much the store holds. */
export async function readStatistics(runner: Runner): Promise<StatisticsRow> {
  const [row] = await runner.rows(
    'statistics',
    sql`select (select count(*)::int from papers) as "paperCount", (select count(*)::int from authors) as "authorCount",
      (select count(*)::int from topics) as "topicCount",
      (select count(*)::int from authorships) as "authorshipCount",
      (select count(*)::int from sources) as "sourceCount"`,
    STATISTICS,
  );
  if (!row) throw new Error('the statistics gave no row');
  return row;
}

const STATISTICS: z.ZodType<StatisticsRow> = z.strictObject({
  paperCount: z.int(),
  authorCount: z.int(),
  topicCount: z.int(),
  authorshipCount: z.int(),
  sourceCount: z.int(),
});
