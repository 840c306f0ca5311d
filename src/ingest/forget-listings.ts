import { rememberCounts } from './count-changes.js';
import type { Transaction } from './transaction.js';

/** Takes back what the document of the name said when it was last loaded. */
export async function forgetDocument(transaction: Transaction, name: string): Promise<void> {
  await forgetListings(transaction, 'using sources s where s.name = $1 and l.source_id = s.id', [name]);
}

/** Takes back former versions of the staged records of a collection; the new ones take their places. */
export async function forgetFormerVersions(transaction: Transaction, sourceId: number): Promise<void> {
  const condition = 'using staged_records r where l.source_id = $1 and l.source_key = r.source_key';
  await forgetListings(transaction, condition, [sourceId]);
}

/** Their papers count as affected, and their names are seen less often. */
async function forgetListings(
  transaction: Transaction,
  condition: string,
  values: readonly unknown[],
): Promise<void> {
  await transaction.query('forgetListings', forget(condition), values);
  await rememberCounts(transaction);
}

const forget = (condition: string) => `
  with gone as (
    delete from listings l ${condition}
    returning l.paper_id, l.position, l.source_key, l.authors_as_printed, l.author_ids
  ),
  noted as (insert into affected_papers select distinct paper_id from gone on conflict do nothing),
  placed as (
    update staged_records r set listing_position = gone.position from gone where gone.source_key = r.source_key
  ),
  forgotten as (
    select name.spelling, coalesce(gone.author_ids[name.place], '') as identity, count(*)::int as count
    from gone cross join lateral unnest(gone.authors_as_printed) with ordinality name (spelling, place)
    group by 1, 2
  )
  update author_spellings s set seen_count = s.seen_count - f.count
  from forgotten f, author_names n
  where f.spelling = s.spelling and n.id = s.author_name_id and n.identity = f.identity`;
