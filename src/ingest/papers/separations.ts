import { z } from 'zod';
import { type Bound, type Sql, sql, value } from '../../database/sql.js';
import { stagedIdentifiers, stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Whether somebody has said that a staged record, or another of its group, is not the paper `p`. */
export function isApart(sourceId: number): Sql {
  return sql`exists (
    select from ${stagedRecords} own
    join paper_separations s on s.source_id = ${value(sourceId, 'integer')} and s.position = own.listing_position
    join listings l on l.source_id = s.other_source_id and l.position = s.other_position
    where coalesce(own.record_group, own.position) = coalesce(r.record_group, r.position) and l.paper_id = p.id)`;
}

/**
 * Pairs of which somebody has said that they are no paper in common, among staged records and papers that share
 * identifiers: `r` and the position of a record, `p` and the number of a paper.
 */
export async function separatedPairs(
  transaction: Transaction,
  sourceId: number,
): Promise<readonly (readonly [string, string])[]> {
  const rows = await transaction.rows(
    'separatedPairs',
    SEPARATED(value(sourceId, 'integer')),
    z.object({ one: z.string(), other: z.string() }),
  );
  return rows.map(({ one, other }) => [one, other]);
}

const SEPARATED = (sourceId: Bound) => sql`
  with involved as (
    select 'r' || position as key, ${sourceId} as source_id, listing_position as position from ${stagedRecords}
    where exists (select from paper_separations)
      and position in (select position from ${stagedIdentifiers} where shared or paper_id is not null)
    union all
    select 'p' || l.paper_id, l.source_id, l.position from listings l
    where exists (select from paper_separations)
      and l.paper_id in (select paper_id from ${stagedIdentifiers})
  )
  select distinct one.key as one, other.key as other
  from paper_separations s
  join involved one on one.source_id = s.source_id and one.position = s.position
  join involved other on other.source_id = s.other_source_id and other.position = s.other_position`;
