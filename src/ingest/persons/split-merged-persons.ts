import { z } from 'zod';
import { type Relation, type Sql, sql } from '../../database/sql.js';
import { affectPapers } from '../counts/affect-papers.js';
import { AUTHORSHIP_TABLES, deriveAuthorships } from '../papers/derive-authorships.js';
import { type TableUse, including } from '../pipeline/step.js';
import { affectedAuthors, affectedPapers, countChanges, splitClusters } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { isOfTwoWords, turnedKey } from './blocking.js';

/** What splitting persons works with, besides the table of the authors to be compared. */
export const SPLIT_PERSONS_TABLES: TableUse = including(
  { reads: [], makes: [splitClusters, affectedPapers, affectedAuthors, countChanges] },
  AUTHORSHIP_TABLES,
);

/**
 * Takes back the merges by evidence of everybody who bears the family name and an initial of an affected
 * author, or its words turned round, so that they are decided anew on all that is known by now. A merge is a conclusion, not a fact: so
 * the order in which documents came does not matter, and evidence that is gone does not go on working.
 *
 * Each cluster becomes a person of its own. The first of a person's clusters keeps the row, the others get back the
 * slug they had, if any. Merges that somebody has undone stay, as what keeps the two apart.
 *
 * @param compared `author_id` of the persons who are to be compared with their namesakes.
 */
export async function splitMergedPersons(transaction: Transaction, compared: Relation): Promise<void> {
  const [merge] = await transaction.rows('findMerge', FIND_MERGE, z.object({}));
  if (!merge) return;
  await transaction.run('dropSplitClusters', splitClusters.dropIfThere);
  await transaction.run('findSplitClusters', splitClusters.createAs(clustersOf(compared)));
  await affectPapers(transaction, 'affectSplitPapers', PAPERS);
  await transaction.run('freeSlugs', FREE_SLUGS);
  const split = await transaction.run('insertSplitAuthors', INSERT_AUTHORS);
  await transaction.run('affectSplitAuthors', AFFECT_AUTHORS);
  if (split === 0) return;
  await transaction.run('deleteMerges', DELETE_MERGES);
  await transaction.run('moveNamesBack', MOVE_NAMES);
  await transaction.run('moveOwnersBack', MOVE_OWNERS);
  await transaction.run('moveMetricsBack', MOVE_METRICS);
  await deriveAuthorships(transaction);
}

const FIND_MERGE = sql`select from author_merges where undone_at is null limit 1`;

/**
 * A query of `author_id` of the persons whose merges are decided anew: who bears the family name and an initial of somebody
 * compared, or the two words of such a name turned round.
 */
export const personsDecidedAnew = (compared: Relation): Sql => sql`
  select n.author_id
  from (
    select distinct n.family_key, initial
    from ${compared} a
    join author_names n on n.author_id = a.author_id
    cross join lateral unnest(n.given_initials) initial
  ) g
  join author_names n on n.family_key = g.family_key and g.initial = any (n.given_initials)
  where exists (select from author_merges m where m.author_id = n.author_id and m.undone_at is null)
  union
  select t.author_id
  from ${compared} a
  join author_names n on n.author_id = a.author_id and ${isOfTwoWords('n')}
  join author_names t on t.name_key = ${turnedKey(sql`n.name_key`)} and ${isOfTwoWords('t')}
  where exists (select from author_merges m where m.author_id = t.author_id and m.undone_at is null)`;

/** Names that came in by a merge had, in the first merge that moved them, a person and maybe a slug of their own. */
const clustersOf = (compared: Relation): Sql => sql`
  with merged as materialized (${personsDecidedAnew(compared)}),
  clusters as (
    select n.cluster_id, n.author_id as former_id, min(n.id) as first_name,
      bool_or(first_merge.id is not null) as came_in,
      (array_agg(first_merge.merged_slug order by first_merge.id)
        filter (where first_merge.merged_slug is not null))[1] as slug
    from merged
    join author_names n on n.author_id = merged.author_id
    left join lateral (
      select m.id, m.merged_slug from author_merges m
      where m.author_id = n.author_id and m.undone_at is null and n.id = any (m.merged_name_ids)
      order by m.id limit 1
    ) first_merge on true
    group by n.cluster_id, n.author_id
  ),
  placed as (
    select *, row_number() over (partition by former_id order by came_in, first_name) as place from clusters
  )
  select cluster_id, former_id, slug,
    case when place = 1 then former_id else nextval(pg_get_serial_sequence('authors', 'id')) end as author_id
  from (select * from placed order by former_id, place) ordered`;

const PAPERS = sql`
  select s.paper_id from authorships s where s.author_id in (select former_id from ${splitClusters})`;

const FREE_SLUGS = sql`
  delete from author_slugs s using ${splitClusters} n where s.slug = n.slug and n.author_id <> n.former_id`;

const INSERT_AUTHORS = sql`
  insert into authors (id, slug, name, name_folded) overriding system value
  select author_id, coalesce(slug, '~' || author_id), '', '' from ${splitClusters} where author_id <> former_id`;

const AFFECT_AUTHORS = sql`
  insert into ${affectedAuthors}
  select author_id from ${splitClusters} union select former_id from ${splitClusters}
  on conflict do nothing`;

const DELETE_MERGES = sql`
  delete from author_merges m using ${splitClusters} n where n.former_id = m.author_id and m.undone_at is null`;

const MOVE_NAMES = sql`
  update author_names n set author_id = s.author_id from ${splitClusters} s where s.cluster_id = n.cluster_id`;

/** A page's owner is whoever bears the name that the page gives. */
const MOVE_OWNERS = sql`
  update sources s set owner_id = n.author_id
  from author_spellings p join author_names n on n.id = p.author_name_id
  where p.spelling = s.owner_name and n.identity = '' and s.owner_id in (select former_id from ${splitClusters})`;

const MOVE_METRICS = sql`
  update author_metrics m set author_id = s.owner_id
  from sources s where s.id = m.source_id and m.author_id <> s.owner_id`;
