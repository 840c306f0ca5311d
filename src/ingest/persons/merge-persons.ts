import { rememberCounts } from '../counts/count-changes.js';
import { deleteAuthors } from './delete-authors.js';
import { mergeAuthorships } from '../papers/derive-authorships.js';
import type { Transaction } from '../transaction/transaction.js';

/** Two persons who are one, with the evidence that is kept. `other` goes into `one`. */
export interface PersonPair {
  one: string;
  other: string;
  evidence: object;
}

/**
 * Merges each pair: names, slugs, pages, figures and papers of the one go to the other. Only of papers that both stand
 * on the authorships are computed anew. Who wrote with somebody that is another now counts as affected.
 */
export async function mergePersons(transaction: Transaction, pairs: readonly PersonPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const values = [JSON.stringify(pairs)];
  await transaction.query('dropSharedPapers', 'drop table if exists shared_papers');
  const shared = await findSharedPapers(transaction, values);
  for (const [name, sql] of STEPS) await transaction.query(name, sql, values);
  if (shared) await mergeAuthorships(transaction, 'shared_papers');
  await transaction.query('deleteMergedAuthors', DELETE_MERGED, values);
}

/** Those that both of a pair stand on count as affected. Whether there are any. */
async function findSharedPapers(transaction: Transaction, values: readonly unknown[]): Promise<boolean> {
  await transaction.query(
    'createSharedPapers',
    'create temp table shared_papers (paper_id bigint primary key, plain boolean not null) on commit drop',
  );
  const shared = await transaction.query('findSharedPapers', FIND_SHARED_PAPERS, values);
  if (shared.length === 0) return false;
  await transaction.query('noteSharedPapers', NOTE_SHARED_PAPERS);
  await rememberCounts(transaction);
  return true;
}

const PAIRS = `jsonb_to_recordset($1::jsonb) as pair (one bigint, other bigint, evidence jsonb)`;

const FIND_SHARED_PAPERS = `
  insert into shared_papers
  select distinct x.paper_id, false
  from ${PAIRS}
  join authorships x on x.author_id = pair.other
  join authorships y on y.paper_id = x.paper_id and y.author_id = pair.one
  returning paper_id`;

const NOTE_SHARED_PAPERS = `insert into affected_papers select paper_id from shared_papers on conflict do nothing`;

/** Of papers whose counts have been taken away, all is added again in the end. */
const COUNT_MOVED = `
  with moved as (
    select pair.one, s.paper_id
    from ${PAIRS} join authorships s on s.author_id = pair.other
    where not exists (select from affected_papers a where a.paper_id = s.paper_id and a.counted)
  )
  insert into count_changes (author_id, topic_id, change)
  select one, null::integer, 1 from moved
  union all
  select one, t.topic_id, 1 from moved join paper_topics t using (paper_id)`;

const NOTE_COAUTHORS = `
  insert into affected_authors
  select one from ${PAIRS}
  union
  select c.author_id
  from ${PAIRS} join authorships s on s.author_id = pair.other join authorships c on c.paper_id = s.paper_id
  on conflict do nothing`;

const MOVE_AUTHORSHIPS = `
  update authorships s set author_id = pair.one
  from ${PAIRS}
  where s.author_id = pair.other and not exists (select from shared_papers p where p.paper_id = s.paper_id)`;

const RECORD_MERGES = `
  insert into author_merges (author_id, kept_name_ids, merged_name_ids, merged_slug, evidence)
  select pair.one,
    (select array_agg(id order by id) from author_names where author_id = pair.one),
    (select array_agg(id order by id) from author_names where author_id = pair.other),
    case when not starts_with(gone.slug, '~') then gone.slug end,
    pair.evidence
  from ${PAIRS} join authors gone on gone.id = pair.other`;

const MOVE_MERGES = `update author_merges m set author_id = pair.one from ${PAIRS} where m.author_id = pair.other`;

/** A slug that was given once goes on leading to the person. */
const KEEP_SLUGS = `
  with moved as (
    update author_slugs s set author_id = pair.one from ${PAIRS} where s.author_id = pair.other
  )
  insert into author_slugs (slug, author_id)
  select gone.slug, pair.one from ${PAIRS} join authors gone on gone.id = pair.other
  where not starts_with(gone.slug, '~')`;

const MOVE_NAMES = `update author_names n set author_id = pair.one from ${PAIRS} where n.author_id = pair.other`;

const MOVE_SOURCES = `update sources s set owner_id = pair.one from ${PAIRS} where s.owner_id = pair.other`;

const MOVE_METRICS = `update author_metrics m set author_id = pair.one from ${PAIRS} where m.author_id = pair.other`;

const DELETE_MERGED = deleteAuthors(`${PAIRS} where x.id = pair.other`);

const STEPS = [
  ['countMovedPapers', COUNT_MOVED],
  ['noteCoauthors', NOTE_COAUTHORS],
  ['recordMerges', RECORD_MERGES],
  ['moveMerges', MOVE_MERGES],
  ['keepMergedSlugs', KEEP_SLUGS],
  ['mergeAuthors', MOVE_NAMES],
  ['mergeOwners', MOVE_SOURCES],
  ['mergeMetrics', MOVE_METRICS],
  ['moveAuthorships', MOVE_AUTHORSHIPS],
] as const;
