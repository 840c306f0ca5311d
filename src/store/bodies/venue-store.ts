import { z } from 'zod';
import { ID, columnsOf, rowShape } from '../../database/columns.js';
import { VenueEntity } from '../../database/entities/venue.entity.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import type { Keyed, Page, PageRequest } from '../keyset.js';
import { countAll, readPage } from '../list-statement.js';
import { byName, namedLike } from './body-lists.js';

export type VenueRow = Pick<VenueEntity, 'id' | 'slug' | 'name' | 'issn' | 'paperCount'>;

const VENUE = columnsOf(VenueEntity, 'b', ['id', 'slug', 'name', 'issn', 'paperCount']);

export const VENUE_ORDER = byName('venues');

/** A page of all venues, or of those whose name holds the text. */
export async function venuesPage(
  runner: Runner,
  nameContains: string | null,
  request: PageRequest,
): Promise<Page<VenueRow & Keyed>> {
  const conditions = namedLike(nameContains);
  const list = { name: 'venuesPage', columns: VENUE, from: sql`venues b`, order: VENUE_ORDER, conditions };
  return readPage(runner, list, request);
}

export async function countVenues(runner: Runner, nameContains: string | null): Promise<number> {
  return countAll(runner, {
    name: 'countVenues',
    from: sql`venues b`,
    conditions: namedLike(nameContains),
  });
}

/** By slug, also by one that was another's who has become this one; `key` is the slug asked. */
export async function venuesBySlug(
  runner: Runner,
  slugs: readonly string[],
): Promise<(VenueRow & { key: string })[]> {
  const asked = value(slugs, 'text[]');
  return runner.rows(
    'venuesBySlug',
    sql`select b.slug as key, ${VENUE.list} from venues b where b.slug = any (${asked})
      union all
      select s.slug, ${VENUE.list} from venue_slugs s join venues b on b.id = s.venue_id where s.slug = any (${asked})`,
    rowShape(VENUE, { key: z.string() }),
  );
}

/** By id; those that do not exist are left out. */
export async function venuesById(runner: Runner, ids: readonly number[]): Promise<VenueRow[]> {
  const statement = sql`select ${VENUE.list} from venues b where b.id = any (${value(ids, 'integer[]')})`;
  return runner.rows('venuesById', statement, VENUE.shape);
}

/** Where each paper appeared; null where no source tells. */
export async function venueByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<(VenueRow | null)[]> {
  const rows = await runner.rows(
    'venueByPaperId',
    sql`select l.paper_id as "paperId", ${VENUE.list} from paper_venues l join venues b on b.id = l.venue_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')})`,
    rowShape(VENUE, { paperId: ID }),
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId).map(([venue]) => venue ?? null);
}
