import { slugify } from '../text/fold.js';
import { applyCounts } from './count-changes.js';
import { assignSlugs, createSlugRequests } from './slugs.js';
import type { Transaction } from './transaction.js';

/** What the merge leaves to do: names, counts and slugs of everybody and everything that it has touched. */
export async function recount(transaction: Transaction): Promise<void> {
  await transaction.query('nameAuthors', NAME_AUTHORS);
  await applyCounts(transaction);
  await transaction.query('deleteUnusedTopics', DELETE_UNUSED_TOPICS);
  await nameNewAuthors(transaction);
}

/** A slug comes from the name that is shown in the end, so it is given last. */
async function nameNewAuthors(transaction: Transaction): Promise<void> {
  const authors = await transaction.query<{ id: string; name: string }>(
    'findAuthorsWithoutSlug',
    WITHOUT_SLUG,
  );
  if (authors.length === 0) return;
  await createSlugRequests(transaction);
  const requests = authors.map(({ id, name }) => ({ key: id, base: slugify(name, 'author') }));
  await transaction.query('requestAuthorSlugs', REQUEST_SLUGS, [JSON.stringify(requests)]);
  await assignSlugs(transaction, ['authors', 'author_slugs']);
  await transaction.query(
    'nameNewAuthors',
    'update authors a set slug = s.slug from slug_requests s where s.key = a.id',
  );
}

/** The name shown is the most frequent spelling; of equals the longest, then the one with the most accents. */
const NAME_AUTHORS = `
  update authors x set name = shown.spelling, name_folded = shown.folded
  from affected_authors a
  cross join lateral (
    select s.spelling, s.folded
    from author_names n join author_spellings s on s.author_name_id = n.id
    where n.author_id = a.author_id
    order by s.seen_count desc, length(s.spelling) desc, octet_length(s.spelling) desc, s.spelling
    limit 1
  ) shown
  where x.id = a.author_id and (x.name, x.name_folded) is distinct from (shown.spelling, shown.folded)`;

/** A topic that neither a paper nor a person's page names any more. */
const DELETE_UNUSED_TOPICS = `
  delete from topics t using affected_topics a
  where a.topic_id = t.id and t.paper_count = 0
    and not exists (select from author_metrics m where m.field_topic_id = t.id)`;

const WITHOUT_SLUG = `
  select x.id::text, x.name from authors x join affected_authors a on a.author_id = x.id
  where starts_with(x.slug, '~') order by x.id`;

const REQUEST_SLUGS = `
  insert into slug_requests (key, base)
  select key, base from jsonb_to_recordset($1::jsonb) as request (key bigint, base text)`;
