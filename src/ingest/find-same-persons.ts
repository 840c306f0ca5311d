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

/** The pairs among which persons who are one are to be found; their names are still to be compared. */
export async function findSamePersons(transaction: Transaction): Promise<Candidates[]> {
  return transaction.query<Candidates>('findSamePersons', FIND_CANDIDATES);
}

/**
 * Pairs of an affected author and anybody with the same family name and an initial in common who never stand on one
 * byline, with what speaks for them. A pair that was once merged and taken apart again stays apart. Written
 * as joins of whole sets: in a first load the planner knows nothing yet of the tables' sizes.
 */
const FIND_CANDIDATES = `
  with namesakes as materialized (
    select distinct least(mine.author_id, theirs.author_id) as one, greatest(mine.author_id, theirs.author_id) as other
    from affected_authors a
    join author_names mine on mine.author_id = a.author_id
    join author_names theirs
      on theirs.family_key = mine.family_key and theirs.given_initials && mine.given_initials
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
