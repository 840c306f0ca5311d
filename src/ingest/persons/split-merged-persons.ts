import type { Compared } from './blocking.js';
import { rememberCounts } from '../counts/count-changes.js';
import { mergeAuthorships } from '../papers/derive-authorships.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Takes back the merges by evidence of everybody who bears the family name and an initial of an affected
 * author, so that they are decided anew on all that is known by now. A merge is a conclusion, not a fact: so
 * the order in which documents came does not matter, and evidence that is gone does not go on working.
 *
 * What is certainly one person's becomes a person of its own; the first of them keeps the row, the others get
 * back the slug they had, if any. Merges that somebody has undone stay, as what keeps the two apart.
 */
export async function splitMergedPersons(transaction: Transaction, compared: Compared): Promise<void> {
  const [merge] = await transaction.query(
    'findMerge',
    'select from author_merges where undone_at is null limit 1',
  );
  if (!merge) return;
  await transaction.query('dropSplitClusters', 'drop table if exists split_clusters');
  await transaction.query('findSplitClusters', findSplitClusters(compared));
  await transaction.query('noteSplitPapers', NOTE_PAPERS);
  await rememberCounts(transaction);
  await transaction.query('freeSlugs', FREE_SLUGS);
  const split = await transaction.query('splitAuthors', SPLIT_AUTHORS);
  if (split.length === 0) return;
  await transaction.query('forgetMerges', FORGET_MERGES);
  await transaction.query('moveNamesBack', MOVE_NAMES);
  await transaction.query('moveOwnersBack', MOVE_OWNERS);
  await transaction.query('moveMetricsBack', MOVE_METRICS);
  await mergeAuthorships(transaction);
}

/** Names that came in by a merge had, in the first merge that moved them, a person and maybe a slug of their own. */
const findSplitClusters = (compared: Compared) => `
  create temp table split_clusters on commit drop as
  with groups as (
    select distinct n.family_key, initial
    from ${compared} a
    join author_names n on n.author_id = a.author_id
    cross join lateral unnest(n.given_initials) initial
  ),
  merged as (
    select distinct n.author_id
    from groups g
    join author_names n on n.family_key = g.family_key and g.initial = any (n.given_initials)
    where exists (select from author_merges m where m.author_id = n.author_id and m.undone_at is null)
  ),
  clusters as (
    select n.cluster_id, n.author_id as former_id, min(n.id) as first_name, bool_or(first_merge.id is not null) as came_in,
      (array_agg(first_merge.merged_slug order by first_merge.id) filter (where first_merge.merged_slug is not null))[1]
        as slug
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

const NOTE_PAPERS = `
  insert into affected_papers
  select distinct s.paper_id from authorships s where s.author_id in (select former_id from split_clusters)
  on conflict do nothing`;

const FREE_SLUGS = `
  delete from author_slugs s using split_clusters n where s.slug = n.slug and n.author_id <> n.former_id`;

const SPLIT_AUTHORS = `
  with created as (
    insert into authors (id, slug, name, name_folded) overriding system value
    select author_id, coalesce(slug, '~' || author_id), '', ''
    from split_clusters where author_id <> former_id
    returning id
  ),
  noted as (
    insert into affected_authors select id from created union select former_id from split_clusters
    on conflict do nothing
  )
  select id from created`;

const FORGET_MERGES = `
  delete from author_merges m using split_clusters n where n.former_id = m.author_id and m.undone_at is null`;

const MOVE_NAMES = `update author_names n set author_id = s.author_id from split_clusters s where s.cluster_id = n.cluster_id`;

/** A page's owner is whoever bears the name that the page gives. */
const MOVE_OWNERS = `
  update sources s set owner_id = n.author_id
  from author_spellings p join author_names n on n.id = p.author_name_id
  where p.spelling = s.owner_name and n.identity = '' and s.owner_id in (select former_id from split_clusters)`;

const MOVE_METRICS = `
  update author_metrics m set author_id = s.owner_id
  from sources s where s.id = m.source_id and m.author_id <> s.owner_id`;
