import { rememberCounts } from '../counts/count-changes.js';
import { countLexemes, forgetDeletedLexemes, mergeWords } from '../words/index-words.js';
import { first, ranked } from './listing-precedence.js';
import type { Transaction } from '../transaction/transaction.js';

/** Writes the staged records down as listings of the source; their papers count as affected. */
export async function writeListings(transaction: Transaction, sourceId: number): Promise<void> {
  await transaction.query('writeListings', WRITE_LISTINGS, [sourceId]);
  await noteStagedPapers(transaction);
  await rememberCounts(transaction);
}

/** The papers of the staged records count as affected. */
export async function noteStagedPapers(transaction: Transaction): Promise<void> {
  await transaction.query('noteAffectedPapers', NOTE_AFFECTED);
}

/**
 * Computes every affected paper anew from all its listings, in the order of the manifest: the earliest
 * date, the first abstract, what any source knows. A paper that no source lists any more is deleted.
 */
export async function mergePapers(transaction: Transaction): Promise<void> {
  const [known] = await transaction.query('findKnownPapers', FIND_KNOWN);
  if (known) await takeBack(transaction);
  await transaction.query('mergeValues', MERGE);
  await transaction.query('createPapers', CREATE_PAPERS);
  if (known) await transaction.query('updatePapers', UPDATE_PAPERS);
  await mergeWords(transaction);
  await countLexemes(transaction);
  await transaction.query('mergePaperTopics', MERGE_TOPICS);
  await transaction.query('mergePaperIdentifiers', MERGE_IDENTIFIERS);
}

/** What affected papers were and are no more: only of papers that the store had. */
async function takeBack(transaction: Transaction): Promise<void> {
  await transaction.query('noteFormerTopics', NOTE_TOPICS);
  await forgetDeletedLexemes(transaction);
  await transaction.query('deleteUnlistedPapers', DELETE_UNLISTED);
  await transaction.query('deletePaperTopics', DELETE_TOPICS);
  await transaction.query('deletePaperIdentifiers', DELETE_IDENTIFIERS);
}

/** Of a plain paper nothing has been counted before. */
const NOTE_AFFECTED = `
  insert into affected_papers (paper_id, plain, counted)
  select r.paper_id, plain, plain
  from (
    select s.paper_id, n.paper_id is not null and count(*) = 1 as plain
    from staged_records s left join new_papers n on n.paper_id = s.paper_id
    group by s.paper_id, n.paper_id
  ) r
  on conflict do nothing`;

const FIND_KNOWN = `
  select from affected_papers a where not plain and not exists (select from new_papers n where n.paper_id = a.paper_id)
  limit 1`;

/** What a staged record and a listing have in common. */
export const LISTING_COLUMNS = `paper_id, title, title_key, title_folded, abstract, date_as_printed, published_on,
  year_inferred, authors_as_printed, author_ids, authors_truncated, stated_author_count, institution_as_printed,
  institutions, topic_codes, has_code, comment, figure_count, comment_count, identifiers, source_key, updated_on,
  fingerprint`;

const WRITE_LISTINGS = `
  insert into listings (source_id, position, ${LISTING_COLUMNS})
  select $1, listing_position, ${LISTING_COLUMNS} from staged_records order by position`;

const DELETE_UNLISTED = `
  with gone as (
    delete from papers p using affected_papers a
    where a.paper_id = p.id and not exists (select from listings l where l.paper_id = p.id)
    returning p.id
  )
  delete from affected_papers a using gone where gone.id = a.paper_id`;

const MERGE = `
  create temp table merged_papers on commit drop as
  with ${ranked()},
  merged as (
    select paper_id,
      ${first('title')} as title,
      ${first('title_key')} as title_key,
      ${first('title_folded')} as title_folded,
      ${first('abstract')} as abstract,
      min(published_on) as published_on,
      ${first('topic_codes[1]')} as primary_topic_code,
      coalesce(${first('stated_author_count')},
               max(cardinality(authors_as_printed)) filter (where not authors_truncated)) as author_count,
      coalesce(bool_or(not authors_truncated), false) as authors_complete,
      bool_or(has_code) as has_code,
      ${first('comment')} as comment,
      max(figure_count) as figure_count,
      max(comment_count) as comment_count,
      array_agg(distinct source_kind) as source_kinds
    from ranked group by paper_id
  ),
  named as (
    select paper_id, array_agg(institution order by seen) as institutions
    from (
      select paper_id, institution, min(array[place, ordinality]) as seen
      from ranked cross join lateral unnest(institutions) with ordinality printed (institution, ordinality)
      group by paper_id, institution
    ) distinct_institutions
    group by paper_id
  )
  select m.paper_id as id, m.title, m.title_key, m.title_folded, m.abstract, m.published_on,
    coalesce(m.published_on, '-infinity'::date) as sort_date, t.id as primary_topic_id, m.author_count,
    m.authors_complete, coalesce(n.institutions, '{}') as institutions, m.has_code, m.comment, m.figure_count,
    m.comment_count, m.source_kinds
  from merged m
  left join named n on n.paper_id = m.paper_id
  left join topics t on t.code = m.primary_topic_code
  union all
  select r.paper_id, r.title, r.title_key, r.title_folded, r.abstract, r.published_on,
    coalesce(r.published_on, '-infinity'::date), t.id,
    coalesce(r.stated_author_count, case when not r.authors_truncated then cardinality(r.authors_as_printed) end),
    coalesce(not r.authors_truncated, false), r.institutions, r.has_code, r.comment, r.figure_count,
    r.comment_count, array[s.kind]
  from affected_papers a
  join staged_records r on r.paper_id = a.paper_id
  join listings l on l.paper_id = r.paper_id
  join sources s on s.id = l.source_id
  left join topics t on t.code = r.topic_codes[1]
  where a.plain`;

const PAPER_COLUMNS = `title, title_key, title_folded, abstract, published_on, sort_date, primary_topic_id, author_count,
  authors_complete, institutions, has_code, comment, figure_count, comment_count, source_kinds`;

const CREATE_PAPERS = `
  insert into papers (id, slug, ${PAPER_COLUMNS})
  overriding system value
  select n.paper_id, n.slug, ${PAPER_COLUMNS}
  from new_papers n join merged_papers m on m.id = n.paper_id order by n.paper_id`;

const qualified = (relation: string) => PAPER_COLUMNS.replaceAll(/\w+/g, (column) => `${relation}.${column}`);

const UPDATE_PAPERS = `
  update papers p set (${PAPER_COLUMNS}) = row (${qualified('m')})
  from merged_papers m
  where p.id = m.id and (${qualified('p')}) is distinct from (${qualified('m')})`;

const NOTE_TOPICS = `
  insert into affected_topics
  select distinct pt.topic_id from paper_topics pt join affected_papers a on a.paper_id = pt.paper_id
  on conflict do nothing`;

const DELETE_TOPICS = `
  delete from paper_topics pt
  using affected_papers a
  where a.paper_id = pt.paper_id
    and not exists (
      select from listings l join topics t on t.code = any (l.topic_codes)
      where l.paper_id = pt.paper_id and t.id = pt.topic_id
    )`;

const MERGE_TOPICS = `
  with ${ranked()},
  printed as (
    select paper_id, code, row_number() over (partition by paper_id order by min(array[place, ordinality])) as rank
    from ranked cross join lateral unnest(topic_codes) with ordinality printed (code, ordinality)
    group by paper_id, code
    union all
    select paper_id, code, ordinality
    from affected_papers a
    join staged_records r using (paper_id)
    cross join lateral unnest(r.topic_codes) with ordinality printed (code, ordinality)
    where a.plain
  )
  insert into paper_topics as pt (paper_id, topic_id, rank, sort_date)
  select printed.paper_id, t.id, printed.rank, p.sort_date
  from printed
  join topics t on t.code = printed.code
  join merged_papers p on p.id = printed.paper_id
  on conflict (paper_id, topic_id) do update set rank = excluded.rank, sort_date = excluded.sort_date
    where (pt.rank, pt.sort_date) is distinct from (excluded.rank, excluded.sort_date)`;

const DELETE_IDENTIFIERS = `
  delete from paper_identifiers i
  using affected_papers a
  where a.paper_id = i.paper_id
    and not exists (
      select from listings l
      where l.paper_id = i.paper_id and i.scheme || ':' || i.value = any (l.identifiers)
    )`;

/** What is said of two papers that cannot be one is noted for both: who asks for it finds the older. */
const MERGE_IDENTIFIERS = `
  insert into paper_identifiers (scheme, value, paper_id)
  select distinct split_part(identifier, ':', 1), substr(identifier, strpos(identifier, ':') + 1), l.paper_id
  from affected_papers a
  join listings l on l.paper_id = a.paper_id
  cross join lateral unnest(l.identifiers) identifier
  order by 1, 2, 3
  on conflict do nothing`;
