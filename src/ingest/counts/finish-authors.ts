import { z } from 'zod';
import { sql, value } from '../../database/sql.js';
import { slugify } from '../../text/slug.js';
import { assignSlugs, createSlugRequests } from '../slugs/slugs.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedAuthors,
  affectedPapers,
  affectedTopics,
  countChanges,
  shownNames,
  slugRequests,
  stagedAuthors,
  summedChanges,
  unwrittenAuthors,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { applyTopicCounts, sumCounts } from './count-changes.js';

/** Writes names, counts and slugs of everybody and everything that has been touched. */
export const finishAuthors: Step<unknown> = {
  name: 'finishAuthors',
  reads: [affectedPapers, countChanges, affectedAuthors, unwrittenAuthors, stagedAuthors, affectedTopics],
  makes: [countChanges, summedChanges, shownNames, slugRequests],
  run: finish,
};

async function finish(transaction: Transaction): Promise<void> {
  await sumCounts(transaction);
  await transaction.run('collectShownNames', shownNames.createAs(SHOWN_NAMES));
  await giveSlugs(transaction);
  await transaction.run('updateAuthors', UPDATE_AUTHORS);
  await transaction.run('insertUnwrittenAuthors', INSERT_UNWRITTEN_AUTHORS);
  await applyTopicCounts(transaction);
  await transaction.run('deleteUnusedTopics', DELETE_UNUSED_TOPICS);
}

/** A slug comes from the name that is shown in the end, so it is given last. */
async function giveSlugs(transaction: Transaction): Promise<void> {
  await createSlugRequests(transaction);
  const authors = await transaction.rows('authorsWithoutSlug', WITHOUT_SLUG, AUTHOR_SHAPE);
  if (authors.length === 0) return;
  const requests = authors.map(({ id, name }) => ({ key: id, base: slugify(name, 'author') }));
  await transaction.run(
    'requestAuthorSlugs',
    sql`
    insert into ${slugRequests} (key, base)
    select key, base
    from jsonb_to_recordset(${value(JSON.stringify(requests), 'jsonb')}) as request (key bigint, base text)`,
  );
  await assignSlugs(transaction, ['authors', 'author_slugs']);
}

const AUTHOR_SHAPE = z.object({ id: z.string(), name: z.string() });

/** The name shown is the most frequent spelling, given name first; of equals the longest, then the one with the most accents. */
const SHOWN_NAMES = sql`
  select distinct on (author_id) author_id, name, name_folded, family_key
  from (
    select s.author_id, coalesce(s.shown, s.spelling) as name, s.folded as name_folded, s.name_family_key as family_key,
      s.seen_count
    from ${stagedAuthors} s join ${unwrittenAuthors} using (author_id)
    union all
    select a.author_id, coalesce(s.shown, s.spelling), s.folded, n.family_key, s.seen_count
    from (
      select author_id from ${affectedAuthors} affected
      where not exists (select from ${unwrittenAuthors} u where u.author_id = affected.author_id)
      order by author_id offset 0
    ) a
    cross join lateral (select id, family_key from author_names n where n.author_id = a.author_id offset 0) n
    join author_spellings s on s.author_name_id = n.id
  ) named
  order by author_id, seen_count desc, length(name) desc, octet_length(name) desc, name, family_key`;

/** Persons who were numbered, but not written when the names were. */
const INSERT_UNWRITTEN_AUTHORS = sql`
  insert into authors (id, slug, name, name_folded, family_key, paper_count) overriding system value
  select n.author_id, s.slug, n.name, n.name_folded, n.family_key, coalesce(c.change, 0)
  from ${shownNames} n
  join ${slugRequests} s on s.key = n.author_id
  left join ${summedChanges} c on c.author_id = n.author_id and c.topic_id is null
  where n.author_id in (select author_id from ${unwrittenAuthors})`;

/** All that has changed of an author at once: each write is one to every index. */
const UPDATE_AUTHORS = sql`
  update authors x set
    name = v.name, name_folded = v.name_folded, family_key = v.family_key, slug = v.slug, paper_count = x.paper_count + v.change
  from (
    select n.author_id, n.name, n.name_folded, n.family_key, coalesce(s.slug, x.slug) as slug, coalesce(c.change, 0) as change
    from ${shownNames} n
    join authors x on x.id = n.author_id
    left join ${slugRequests} s on s.key = n.author_id
    left join ${summedChanges} c on c.author_id = n.author_id and c.topic_id is null
    where (x.name, x.name_folded, x.family_key) is distinct from (n.name, n.name_folded, n.family_key)
      or starts_with(x.slug, '~') or c.change <> 0
  ) v
  where x.id = v.author_id`;

/** A topic that neither a paper nor a person's page names any more. */
const DELETE_UNUSED_TOPICS = sql`
  delete from topics t using ${affectedTopics} a
  where a.topic_id = t.id and t.paper_count = 0
    and not exists (select from author_metrics m where m.field_topic_id = t.id)`;

/** All slugs from `~` on are of persons who wait for another: no name gives one. */
const WITHOUT_SLUG = sql`
  select n.author_id::text as id, n.name from ${shownNames} n
  where n.author_id in (select author_id from ${unwrittenAuthors})
    or n.author_id in (select id from authors where slug >= '~')
  order by n.author_id`;
