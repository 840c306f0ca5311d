import { rememberCounts } from './count-changes.js';
import { mergeAuthorships } from './merge-authorships.js';
import type { Transaction } from './transaction.js';

/** Two persons who are one, with the evidence that is kept. `other` goes into `one`. */
export interface PersonPair {
  one: string;
  other: string;
  evidence: object;
}

/** Merges each pair: names, slugs, pages and figures of the one go to the other, authorships are computed anew. */
export async function mergePairs(transaction: Transaction, pairs: readonly PersonPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const values = [JSON.stringify(pairs)];
  await transaction.query('noteMergedPapers', NOTE_PAPERS, values);
  await rememberCounts(transaction);
  for (const [name, sql] of STEPS) await transaction.query(name, sql, values);
  await mergeAuthorships(transaction);
  await transaction.query('deleteMergedAuthors', DELETE_MERGED, values);
}

const PAIRS = `jsonb_to_recordset($1::jsonb) as pair (one bigint, other bigint, evidence jsonb)`;

const NOTE_PAPERS = `
  insert into affected_papers
  select distinct s.paper_id from ${PAIRS} join authorships s on s.author_id in (pair.one, pair.other)
  on conflict do nothing`;

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

const DELETE_MERGED = `
  with gone as (delete from authors a using ${PAIRS} where a.id = pair.other returning a.id)
  delete from affected_authors a using gone where gone.id = a.author_id`;

const STEPS = [
  ['recordMerges', RECORD_MERGES],
  ['moveMerges', MOVE_MERGES],
  ['keepMergedSlugs', KEEP_SLUGS],
  ['mergeAuthors', MOVE_NAMES],
  ['mergeOwners', MOVE_SOURCES],
  ['mergeMetrics', MOVE_METRICS],
] as const;
