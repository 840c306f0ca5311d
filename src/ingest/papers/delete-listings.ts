import { type Sql, sql, value } from '../../database/sql.js';
import { affectPapers } from '../counts/affect-papers.js';
import type { Step } from '../pipeline/step.js';
import { affectedPapers, countChanges, stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Takes back what the document of the name said when it was last loaded. */
export const deleteDocument: Step<{ document: { name: string } }> = {
  name: 'deleteDocument',
  reads: [stagedRecords],
  makes: [affectedPapers, countChanges, stagedRecords],
  run: (transaction, { document }) =>
    deleteListings(transaction, {
      source: sql`sources s`,
      condition: sql`s.name = ${value(document.name, 'text')} and l.source_id = s.id`,
    }),
};

/** Takes back former versions of the staged records of a collection; the new ones take their places. */
export const deleteFormerVersions: Step<{ sourceId: number }> = {
  name: 'deleteFormerVersions',
  reads: [stagedRecords],
  makes: [affectedPapers, countChanges, stagedRecords],
  run: (transaction, { sourceId }) =>
    deleteListings(transaction, {
      source: sql`${stagedRecords} r`,
      condition: sql`l.source_id = ${value(sourceId, 'integer')} and l.source_key = r.source_key`,
    }),
};

/** Listings `l`, told by a relation that stands beside them and a condition. */
interface ListingsToDelete {
  source: Sql;
  condition: Sql;
}

/** Their papers are affected, have no identifiers of theirs any more, and their names are seen less often. */
async function deleteListings(transaction: Transaction, listings: ListingsToDelete): Promise<void> {
  const { source, condition } = listings;
  await affectPapers(
    transaction,
    'affectFormerPapers',
    sql`select l.paper_id from ${source}, listings l where ${condition}`,
  );
  await transaction.run('deleteListings', deletion(listings));
  await transaction.run('deleteFormerIdentifiers', DELETE_IDENTIFIERS);
}

const deletion = ({ source, condition }: ListingsToDelete) => sql`
  with gone as (
    delete from listings l using ${source} where ${condition}
    returning l.paper_id, l.position, l.source_key, l.authors_as_printed, l.author_ids, l.author_parts
  ),
  placed as (
    update ${stagedRecords} r set listing_position = gone.position, former_paper_id = gone.paper_id
    from gone where gone.source_key = r.source_key
  ),
  unseen as materialized (
    select name.spelling, coalesce(gone.author_ids[name.place], '') as identity,
      coalesce(gone.author_parts[name.place], '') as stated, count(*)::int as count
    from gone cross join lateral unnest(gone.authors_as_printed) with ordinality name (spelling, place)
    group by 1, 2, 3
  ),
  /* Once for each spelling: a common one is that of thousands. */
  keys as materialized (
    select distinct s.spelling, s.stated, n.name_key
    from (select distinct spelling, stated from unseen) u
    join author_spellings s on s.spelling = u.spelling and s.stated = u.stated
    join author_names n on n.id = s.author_name_id
  ),
  named as materialized (
    select u.spelling, u.stated, u.count, n.id
    from unseen u
    join keys k on k.spelling = u.spelling and k.stated = u.stated
    cross join lateral (
      select n.id from author_names n where n.name_key = k.name_key and n.identity = u.identity offset 0
    ) n
  )
  update author_spellings s set seen_count = s.seen_count - n.count
  from named n
  where s.spelling = n.spelling and s.author_name_id = n.id and s.stated = n.stated`;

/**
 * Nothing may be found to be a paper by what no source says of it any more. An entry of a document has no key, so that
 * a paper which only former entries list is known by its identifiers alone, and keeps them for now.
 */
const DELETE_IDENTIFIERS = sql`
  delete from paper_identifiers i using ${affectedPapers} a
  where a.paper_id = i.paper_id
    and (
      exists (select from listings l where l.paper_id = i.paper_id)
      or exists (select from ${stagedRecords} r where r.former_paper_id = i.paper_id))
    and not exists (
      select from listings l
      where l.paper_id = i.paper_id and i.scheme || ':' || i.value = any (l.identifiers)
    )`;
