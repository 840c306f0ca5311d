import { slugify } from '../../text/slug.js';
import { applyTopicCounts, sumCounts } from './count-changes.js';
import { assignSlugs, createSlugRequests } from '../slugs/slugs.js';
import type { Transaction } from '../transaction/transaction.js';

/** What the merge leaves to do: names, counts and slugs of everybody and everything that it has touched. */
export async function recount(transaction: Transaction): Promise<void> {
  await sumCounts(transaction);
  await transaction.query('findShownNames', FIND_SHOWN_NAMES);
  await giveSlugs(transaction);
  await transaction.query('updateAuthors', UPDATE_AUTHORS);
  await transaction.query('createLateAuthors', CREATE_LATE_AUTHORS);
  await applyTopicCounts(transaction);
  await transaction.query('deleteUnusedTopics', DELETE_UNUSED_TOPICS);
}

/** A slug comes from the name that is shown in the end, so it is given last. */
async function giveSlugs(transaction: Transaction): Promise<void> {
  await createSlugRequests(transaction);
  const authors = await transaction.query<{ id: string; name: string }>(
    'findAuthorsWithoutSlug',
    WITHOUT_SLUG,
  );
  if (authors.length === 0) return;
  const requests = authors.map(({ id, name }) => ({ key: id, base: slugify(name, 'author') }));
  await transaction.query('requestAuthorSlugs', REQUEST_SLUGS, [JSON.stringify(requests)]);
  await assignSlugs(transaction, ['authors', 'author_slugs']);
}

/** The name shown is the most frequent spelling; of equals the longest, then the one with the most accents. */
const FIND_SHOWN_NAMES = `
  create temp table shown_names on commit drop as
  select distinct on (author_id) author_id, name, name_folded
  from (
    select s.author_id, s.spelling as name, s.folded as name_folded, s.seen_count
    from staged_authors s join late_authors using (author_id)
    union all
    select a.author_id, s.spelling, s.folded, s.seen_count
    from (
      select author_id from affected_authors
      where not exists (select from late_authors l where l.author_id = affected_authors.author_id)
      order by author_id offset 0
    ) a
    cross join lateral (select id from author_names n where n.author_id = a.author_id offset 0) n
    join author_spellings s on s.author_name_id = n.id
  ) named
  order by author_id, seen_count desc, length(name) desc, octet_length(name) desc, name`;

/** Who was numbered and not written when the names were merged. */
const CREATE_LATE_AUTHORS = `
  insert into authors (id, slug, name, name_folded, paper_count) overriding system value
  select n.author_id, s.slug, n.name, n.name_folded, coalesce(c.change, 0)
  from shown_names n
  join slug_requests s on s.key = n.author_id
  left join summed_changes c on c.author_id = n.author_id and c.topic_id is null
  where n.author_id in (select author_id from late_authors)`;

/** All that has changed of an author at once: each write is one to every index. */
const UPDATE_AUTHORS = `
  update authors x set
    name = v.name, name_folded = v.name_folded, slug = v.slug, paper_count = x.paper_count + v.change
  from (
    select n.author_id, n.name, n.name_folded, coalesce(s.slug, x.slug) as slug, coalesce(c.change, 0) as change
    from shown_names n
    join authors x on x.id = n.author_id
    left join slug_requests s on s.key = n.author_id
    left join summed_changes c on c.author_id = n.author_id and c.topic_id is null
    where (x.name, x.name_folded) is distinct from (n.name, n.name_folded) or starts_with(x.slug, '~') or c.change <> 0
  ) v
  where x.id = v.author_id`;

/** A topic that neither a paper nor a person's page names any more. */
const DELETE_UNUSED_TOPICS = `
  delete from topics t using affected_topics a
  where a.topic_id = t.id and t.paper_count = 0
    and not exists (select from author_metrics m where m.field_topic_id = t.id)`;

/** All slugs from `~` on are of persons who wait for another: no name gives one. */
const WITHOUT_SLUG = `
  select n.author_id::text as id, n.name from shown_names n
  where n.author_id in (select author_id from late_authors)
    or n.author_id in (select id from authors where slug >= '~')
  order by n.author_id`;

const REQUEST_SLUGS = `
  insert into slug_requests (key, base)
  select key, base from jsonb_to_recordset($1::jsonb) as request (key bigint, base text)`;
