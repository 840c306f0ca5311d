import { type Bound, type Sql, sql, value } from '../../database/sql.js';
import { stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Makes one group of two staged records of a collection that are the preprint and the published version of one work: one
 * says to be a preprint and the other not, and they have title and authors in common. Where both are papers of the store
 * already, they stay what they are.
 */
export async function joinVersions(transaction: Transaction, sourceId: number): Promise<void> {
  await transaction.run('joinVersions', join(value(sourceId, 'integer')));
}

/** Whether one of the two says to be a preprint and the other to be none. */
export function areVersions(one: Sql, other: Sql): Sql {
  return sql`coalesce((${one} = 'PREPRINT') <> (${other} = 'PREPRINT'), false)`;
}

/** Whether so many people in common are the authors of both, each byline being known. */
export function areTheAuthors(common: Sql, one: Sql, other: Sql): Sql {
  return sql`(least(${one}, ${other}) > 0 and ${common} * 2 >= greatest(${one}, ${other}))`;
}

const join = (sourceId: Bound) => sql`
  with typed as materialized (
    select r.*, coalesce(record_group, position) as group_of from ${stagedRecords} r
    where publication_type is not null and authors_truncated is false and not is_heading
  ),
  pairs as (
    select distinct on (v.position) p.group_of as preprint_group, v.group_of,
      coalesce(p.paper_id, v.paper_id) as paper_id
    from typed p
    join typed v on v.title_key = p.title_key and v.position <> p.position
    where p.publication_type = 'PREPRINT' and v.publication_type <> 'PREPRINT'
      and not exists (
        select from paper_separations s
        where s.source_id = ${sourceId} and s.position = p.listing_position
          and s.other_source_id = ${sourceId} and s.other_position = v.listing_position)
      and p.group_of <> v.group_of and (p.paper_id is null or v.paper_id is null)
      and ${areTheAuthors(
        sql`(select count(*) from (
          select unnest(p.loose_name_keys) intersect select unnest(v.loose_name_keys)) common)`,
        sql`cardinality(p.authors_as_printed)`,
        sql`cardinality(v.authors_as_printed)`,
      )}
      and coalesce(abs(extract(year from coalesce(p.published_on, rpad(p.published_in, 10, '-01-01')::date))
        - extract(year from coalesce(v.published_on, rpad(v.published_in, 10, '-01-01')::date))) < 10, true)
    order by v.position, p.position
  ),
  chosen as (select distinct on (preprint_group) * from pairs order by preprint_group, group_of)
  update ${stagedRecords} r
  set record_group = c.preprint_group, paper_id = coalesce(r.paper_id, c.paper_id)
  from chosen c
  where coalesce(r.record_group, r.position) in (c.preprint_group, c.group_of)`;
