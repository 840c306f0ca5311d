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
  for (const relations of [['full'], ['full', 'short']] as const) {
    for (;;) {
      const candidates = await transaction.query<Candidates>('findSamePersons', FIND_CANDIDATES);
      const pairs = choosePairs(candidates, relations);
      if (pairs.length === 0) break;
      await mergePairs(transaction, pairs);
      merged += pairs.length;
    }
  }
  return merged;
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
 * byline, with what speaks for them. A pair that was once merged and taken apart again stays apart.
 */
const FIND_CANDIDATES = `
  with namesakes as (
    select distinct least(mine.author_id, theirs.author_id) as one, greatest(mine.author_id, theirs.author_id) as other
    from affected_authors a
    join author_names mine on mine.author_id = a.author_id
    join author_names theirs
      on theirs.family_key = mine.family_key and theirs.given_initial = mine.given_initial
      and theirs.author_id <> mine.author_id
  ),
  pairs as (
    select one, other,
      (select array_agg(name_key order by id) from author_names where author_id = one) as "oneNames",
      (select array_agg(name_key order by id) from author_names where author_id = other) as "otherNames",
      (select count(*)::int from (
         select c.author_id from authorships p join authorships c on c.paper_id = p.paper_id where p.author_id = one
         intersect
         select c.author_id from authorships p join authorships c on c.paper_id = p.paper_id where p.author_id = other
         except select one except select other
       ) shared) as "sharedCoauthors",
      exists (
        select from authorships x
        join authorships y on y.paper_id = x.paper_id
        join papers p on p.id = x.paper_id
        where x.author_id = one and y.author_id = other
          and (x.position is null) <> (y.position is null) and p.authors_complete
      ) as "samePaper"
    from namesakes
    where not exists (
      select from authorships x join authorships y on y.paper_id = x.paper_id
      where x.author_id = one and y.author_id = other and x.position is not null and y.position is not null
    )
  )
  select one::text, other::text, "oneNames", "otherNames", "sharedCoauthors", "samePaper"
  from pairs
  where ("sharedCoauthors" > 0 or "samePaper")
    and not exists (
      select from author_merges m
      join author_names kept on kept.id = any (m.kept_name_ids)
      join author_names gone on gone.id = any (m.merged_name_ids)
      where m.undone_at is not null
        and ((kept.author_id = one and gone.author_id = other) or (kept.author_id = other and gone.author_id = one))
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
