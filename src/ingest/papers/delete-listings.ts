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
  unseen as (
    select name.spelling, coalesce(gone.author_ids[name.place], '') as identity,
      coalesce(gone.author_parts[name.place], '') as stated, count(*)::int as count
    from gone cross join lateral unnest(gone.authors_as_printed) with ordinality name (spelling, place)
    group by 1, 2, 3
  )
  update author_spellings s set seen_count = s.seen_count - u.count
  from unseen u, author_names n
  where u.spelling = s.spelling and u.stated = s.stated and n.id = s.author_name_id and n.identity = u.identity`;

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
