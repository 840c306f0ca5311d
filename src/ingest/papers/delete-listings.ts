import { rememberCounts } from '../counts/count-changes.js';
import type { Transaction } from '../transaction/transaction.js';

/** Takes back what the document of the name said when it was last loaded. */
export async function forgetDocument(transaction: Transaction, name: string): Promise<void> {
  await forgetListings(transaction, 'using sources s where s.name = $1 and l.source_id = s.id', [name]);
}

/** Takes back former versions of the staged records of a collection; the new ones take their places. */
export async function forgetFormerVersions(transaction: Transaction, sourceId: number): Promise<void> {
  const condition = 'using staged_records r where l.source_id = $1 and l.source_key = r.source_key';
  await forgetListings(transaction, condition, [sourceId]);
}

/** Their papers count as affected, have no identifiers of theirs any more, and their names are seen less often. */
async function forgetListings(
  transaction: Transaction,
  condition: string,
  values: readonly unknown[],
): Promise<void> {
  await transaction.query('forgetListings', forget(condition), values);
  await rememberCounts(transaction);
  await transaction.query('forgetIdentifiers', FORGET_IDENTIFIERS);
}

const forget = (condition: string) => `
  with gone as (
    delete from listings l ${condition}
    returning l.paper_id, l.position, l.source_key, l.authors_as_printed, l.author_ids
  ),
  noted as (insert into affected_papers select distinct paper_id from gone on conflict do nothing),
  placed as (
    update staged_records r set listing_position = gone.position, former_paper_id = gone.paper_id from gone where gone.source_key = r.source_key
  ),
  forgotten as (
    select name.spelling, coalesce(gone.author_ids[name.place], '') as identity, count(*)::int as count
    from gone cross join lateral unnest(gone.authors_as_printed) with ordinality name (spelling, place)
    group by 1, 2
  )
  update author_spellings s set seen_count = s.seen_count - f.count
  from forgotten f, author_names n
  where f.spelling = s.spelling and n.id = s.author_name_id and n.identity = f.identity`;

/**
 * Nothing may be found to be a paper by what no source says of it any more. An entry of a document has no key, so that
 * a paper which only former entries list is known by its identifiers alone, and keeps them for now.
 */
const FORGET_IDENTIFIERS = `
  delete from paper_identifiers i using affected_papers a
  where a.paper_id = i.paper_id
    and (
      exists (select from listings l where l.paper_id = i.paper_id)
      or exists (select from staged_records r where r.former_paper_id = i.paper_id))
    and not exists (
      select from listings l
      where l.paper_id = i.paper_id and i.scheme || ':' || i.value = any (l.identifiers)
    )`;
