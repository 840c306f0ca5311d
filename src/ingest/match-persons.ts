import { type NameRelation, compareNames } from './compare-names.js';
import { mergeAuthorships } from './merge-authorships.js';
import type { Transaction } from './transaction.js';

/** Two persons whose names might be one person's. `one` has the smaller id, so was known first. */
export interface Candidates {
  one: string;
  other: string;
  oneNames: readonly string[];
  otherNames: readonly string[];
  sharedCoauthors: number;
  /** One stands on a complete byline of a paper that the other is known to be an author of, but not there. */
  samePaper: boolean;
}

/** How many co-authors two persons must share to be one, by the relation of their names. */
const NEEDED = { full: 1, short: 2 } as const;

/**
 * Finds persons who are one by evidence and merges them, until nothing changes: first those whose names
 * agree in full, then those where one given name is short. Only pairs with an affected author are looked at.
 *
 * @returns how many persons were merged into another.
 */
export async function matchPersons(transaction: Transaction): Promise<number> {
  let merged = 0;
  for (;;) {
    const candidates = await transaction.query<Candidates>('findSamePersons', FIND_CANDIDATES);
    const inFull = choosePairs(candidates, ['full']);
    const pairs = inFull.length > 0 ? inFull : choosePairs(candidates, ['full', 'short']);
    if (pairs.length === 0) return merged;
    await mergePairs(transaction, pairs);
    merged += pairs.length;
  }
}

/** The pairs in which each is the other's only candidate. Where two candidates are left, none is merged. */
export function choosePairs(
  candidates: readonly Candidates[],
  relations: readonly NameRelation[],
): (Candidates & { relation: NameRelation })[] {
  const pairs = candidates
    .map((pair) => ({ ...pair, relation: relationOf(pair) }))
    .filter((pair) => relations.includes(pair.relation) && isEvident(pair));
  const counts = new Map<string, number>();
  for (const id of pairs.flatMap(({ one, other }) => [one, other])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return pairs.filter(({ one, other }) => counts.get(one) === 1 && counts.get(other) === 1);
}

/** Persons may have several names by now: none of the one may contradict any of the other. */
function relationOf({ oneNames, otherNames }: Candidates): NameRelation {
  const relations = oneNames.flatMap((one) => otherNames.map((other) => compareNames(one, other)));
  if (relations.includes('different')) return 'different';
  return relations.includes('full') ? 'full' : 'short';
}

function isEvident({
  relation,
  sharedCoauthors,
  samePaper,
}: Candidates & { relation: NameRelation }): boolean {
  return relation !== 'different' && (samePaper || sharedCoauthors >= NEEDED[relation]);
}

async function mergePairs(
  transaction: Transaction,
  pairs: readonly (Candidates & { relation: NameRelation })[],
): Promise<void> {
  const rows = pairs.map(({ one, other, relation, sharedCoauthors, samePaper }) => ({
    one,
    other,
    evidence: { relation, sharedCoauthors, samePaper },
  }));
  await transaction.query('noteMergedPapers', NOTE_PAPERS, [JSON.stringify(rows)]);
  await transaction.query('recordMerges', RECORD_MERGES, [JSON.stringify(rows)]);
  await transaction.query('moveMerges', MOVE_MERGES, [JSON.stringify(rows)]);
  await transaction.query('keepMergedSlugs', KEEP_SLUGS, [JSON.stringify(rows)]);
  await transaction.query('mergeAuthors', MOVE_NAMES, [JSON.stringify(rows)]);
  await transaction.query('mergeOwners', MOVE_SOURCES, [JSON.stringify(rows)]);
  await transaction.query('mergeMetrics', MOVE_METRICS, [JSON.stringify(rows)]);
  await mergeAuthorships(transaction);
  await transaction.query('deleteMergedAuthors', DELETE_MERGED, [JSON.stringify(rows)]);
}

/**
 * Pairs of an affected author and anybody with the same family name and initial who never stand on one
 * byline, with what speaks for them. A pair that was once merged and taken apart again stays apart. Written
 * as joins of whole sets: in a first load the planner knows nothing yet of the tables' sizes.
 */
const FIND_CANDIDATES = `
  with namesakes as materialized (
    select distinct least(mine.author_id, theirs.author_id) as one, greatest(mine.author_id, theirs.author_id) as other
    from affected_authors a
    join author_names mine on mine.author_id = a.author_id
    join author_names theirs
      on theirs.family_key = mine.family_key and theirs.given_initial = mine.given_initial
      and theirs.author_id <> mine.author_id
  ),
  written as materialized (
    select s.author_id, s.paper_id, s.position
    from (select one as author_id from namesakes union select other from namesakes) members
    join authorships s on s.author_id = members.author_id
  ),
  coauthors as materialized (
    select distinct w.author_id, s.author_id as coauthor_id
    from written w join authorships s on s.paper_id = w.paper_id and s.author_id <> w.author_id
  ),
  shared as (
    select n.one, n.other, count(*)::int as count
    from namesakes n
    join coauthors a on a.author_id = n.one and a.coauthor_id <> n.other
    join coauthors b on b.author_id = n.other and b.coauthor_id = a.coauthor_id
    group by n.one, n.other
  ),
  together as (
    select n.one, n.other,
      bool_or(x.position is not null and y.position is not null) as on_one_byline,
      bool_or((x.position is null) <> (y.position is null) and p.authors_complete) as on_same_paper
    from namesakes n
    join written x on x.author_id = n.one
    join written y on y.author_id = n.other and y.paper_id = x.paper_id
    join papers p on p.id = x.paper_id
    group by n.one, n.other
  ),
  names as materialized (
    select n.author_id, array_agg(n.name_key order by n.id) as keys
    from author_names n
    where n.author_id in (select one from namesakes union select other from namesakes)
    group by n.author_id
  ),
  kept_apart as (
    select kept.author_id as one, gone.author_id as other
    from author_merges m
    join author_names kept on kept.id = any (m.kept_name_ids)
    join author_names gone on gone.id = any (m.merged_name_ids)
    where m.undone_at is not null
  )
  select one::text, other::text, a.keys as "oneNames", b.keys as "otherNames",
    coalesce(shared.count, 0) as "sharedCoauthors", coalesce(together.on_same_paper, false) as "samePaper"
  from namesakes
  left join shared using (one, other)
  left join together using (one, other)
  join names a on a.author_id = one
  join names b on b.author_id = other
  where (shared.count > 0 or together.on_same_paper)
    and together.on_one_byline is not true
    and not exists (
      select from kept_apart k
      where (k.one = namesakes.one and k.other = namesakes.other) or (k.one = namesakes.other and k.other = namesakes.one)
    )
  order by one, other`;

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
