import { type Sql, sql } from '../../database/sql.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Deletes merges that are none any more: of whose names no two are one person's, or one by an identifier where that was
 * what made them one. Whoever came in by one gets back the slug they had. Merges that somebody has undone stay.
 *
 * @param authors a query of `author_id` of the persons whose names have gone or become others'.
 */
export async function deleteStaleMerges(transaction: Transaction, authors: Sql): Promise<void> {
  await transaction.run('deleteStaleMerges', deleteStale(authors));
}

const deleteStale = (authors: Sql): Sql => sql`
  with stale as (
    delete from author_merges m
    where m.author_id in (${authors}) and m.undone_at is null
      and not exists (
        select from author_names kept
        join author_names merged on merged.author_id = kept.author_id and merged.id <> kept.id
        where kept.id = any (m.kept_name_ids) and merged.id = any (m.merged_name_ids)
          and kept.author_id = m.author_id
          and (m.evidence ->> 'relation' <> 'identifier' or merged.cluster_id = kept.cluster_id))
    returning m.author_id, m.merged_slug, m.merged_name_ids
  ),
  had as (
    select distinct on (s.slug) s.slug, a.id
    from stale
    join author_slugs s on s.slug = stale.merged_slug
    join author_names n on n.id = any (stale.merged_name_ids) and n.author_id <> stale.author_id
    join authors a on a.id = n.author_id and starts_with(a.slug, '~')
    where exists (select from author_spellings p where p.author_name_id = n.id)
    order by s.slug, a.id
  ),
  back as (select id, min(slug collate "C") as slug from had group by id),
  freed as (delete from author_slugs s using back where s.slug = back.slug)
  update authors a set slug = back.slug from back where a.id = back.id`;
