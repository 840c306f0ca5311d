import type { ListingEntity } from '../../database/entities/listing.entity.js';
import type { SourceEntity } from '../../database/entities/source.entity.js';
import type { Reader } from '../../database/reader.js';
import type { Problem, SourceKind } from '../../record.js';
import type { Keyed, ListOrder, Page, PageRequest } from '../keyset.js';
import { countAll, groupBy, readPage } from '../list-statement.js';

export type SourceRow = Pick<SourceEntity, 'id' | 'name' | 'ownerId' | 'ownerInferred' | 'listingCount'> & {
  kind: SourceKind;
  problems: Problem[];
};

const SOURCE_COLUMNS = `s.id, s.name, s.kind, s.owner_id as "ownerId", s.owner_inferred as "ownerInferred",
  s.listing_count as "listingCount", s.problems`;

/** In the order of precedence: the manifest's, then by name. */
export const SOURCE_ORDER: ListOrder = {
  name: 'sources',
  keys: [
    { sql: 's.manifest_rank', type: 'integer' },
    { sql: 's.name', type: 'text' },
  ],
  descending: false,
};

/** A page of all sources. */
export async function sourcesPage(reader: Reader, request: PageRequest): Promise<Page<SourceRow & Keyed>> {
  return readPage(
    reader,
    { name: 'sourcesPage', columns: SOURCE_COLUMNS, from: 'sources s', order: SOURCE_ORDER },
    request,
  );
}

export async function countSources(reader: Reader): Promise<number> {
  return countAll(reader, { name: 'countSources', from: 'sources' });
}

/** Sources by id; those that do not exist are left out. */
export async function sourcesById(reader: Reader, ids: readonly number[]): Promise<SourceRow[]> {
  return reader.read(
    'sourcesById',
    `select ${SOURCE_COLUMNS} from sources s where s.id = any ($1::integer[])`,
    [ids],
  );
}

/** Sources by name; those that do not exist are left out. */
export async function sourcesByName(reader: Reader, names: readonly string[]): Promise<SourceRow[]> {
  return reader.read(
    'sourcesByName',
    `select ${SOURCE_COLUMNS} from sources s where s.name = any ($1::text[])`,
    [names],
  );
}

export type ListingRow = Pick<
  ListingEntity,
  | 'sourceId'
  | 'position'
  | 'title'
  | 'dateAsPrinted'
  | 'publishedOn'
  | 'yearInferred'
  | 'authorsAsPrinted'
  | 'authorsTruncated'
  | 'institutionAsPrinted'
  | 'abstract'
>;

/** Each paper's listings, in the order of precedence. */
export async function listingsByPaperId(
  reader: Reader,
  paperIds: readonly string[],
): Promise<ListingRow[][]> {
  const rows = await reader.read<ListingRow & { paperId: string }>(
    'listingsByPaperId',
    `select l.paper_id as "paperId", l.source_id as "sourceId", l.position, l.title,
       l.date_as_printed as "dateAsPrinted", l.published_on as "publishedOn", l.year_inferred as "yearInferred",
       l.authors_as_printed as "authorsAsPrinted", l.authors_truncated as "authorsTruncated",
       l.institution_as_printed as "institutionAsPrinted", l.abstract
     from listings l join sources s on s.id = l.source_id
     where l.paper_id = any ($1::bigint[])
     order by s.manifest_rank, s.name, l.position`,
    [paperIds],
  );
  const groups = groupBy(rows, ({ paperId }) => paperId);
  return paperIds.map((id) => groups.get(id) ?? []);
}

export interface StatisticsRow {
  paperCount: number;
  authorCount: number;
  topicCount: number;
  authorshipCount: number;
  sourceCount: number;
}

/** How much the store holds. */
export async function readStatistics(reader: Reader): Promise<StatisticsRow> {
  const [row] = await reader.read<StatisticsRow>(
    'statistics',
    `select (select count(*)::int from papers) as "paperCount", (select count(*)::int from authors) as "authorCount",
       (select count(*)::int from topics) as "topicCount",
       (select count(*)::int from authorships) as "authorshipCount",
       (select count(*)::int from sources) as "sourceCount"`,
  );
  if (!row) throw new Error('the statistics gave no row');
  return row;
}
