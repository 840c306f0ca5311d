import { PRECEDENCE } from './listing-precedence.js';
import type { Transaction } from '../transaction/transaction.js';

/** Where papers stand whose authorships are to be computed, `(paper_id, plain)`. */
export type AuthoredPapers = 'affected_papers' | 'shared_papers';

/**
 * Computes the authorships of every affected paper, or of others, anew. The most complete byline gives the positions (a
 * whole one before a cut one, then the longer, then the order of the manifest); whoever else is known to be
 * an author, from a cut byline of another source or because it is their page, comes without a position.
 * Everybody who was or is an author of such a paper counts as affected.
 */
export async function mergeAuthorships(
  transaction: Transaction,
  papers: AuthoredPapers = 'affected_papers',
): Promise<void> {
  await noteFormerAuthors(transaction, papers);
  await transaction.query('dropKnownAuthors', 'drop table if exists known_authors');
  await transaction.query('findKnownAuthors', findKnownAuthors(papers));
  await transaction.query('deleteAuthorships', deleteUnknown(papers));
  await transaction.query('createAuthorships', create(papers));
  await transaction.query('mergeAuthorships', merge(papers));
  await transaction.query('noteAuthors', NOTE_KNOWN_AUTHORS);
}

/** The authors that the papers have, before they change, count as affected too. Plain papers had none. */
export async function noteFormerAuthors(
  transaction: Transaction,
  papers: AuthoredPapers = 'affected_papers',
): Promise<void> {
  await transaction.query('noteFormerAuthors', noteFormer(papers));
}

const noteFormer = (papers: AuthoredPapers) => `
  insert into affected_authors
  select distinct s.author_id from authorships s join ${papers} a on a.paper_id = s.paper_id
  where not a.plain
  on conflict do nothing`;

const NOTE_KNOWN_AUTHORS = `
  insert into affected_authors select distinct author_id from known_authors on conflict do nothing`;

const findKnownAuthors = (papers: AuthoredPapers) => `
  create temp table known_authors on commit drop as
  with bylines as (
    select l.paper_id, l.authors_as_printed, l.author_ids, row_number() over (
      partition by l.paper_id
      order by l.authors_truncated nulls last, cardinality(l.authors_as_printed) desc,
        ${PRECEDENCE}) as place
    from ${papers} a
    join listings l on l.paper_id = a.paper_id
    join sources s on s.id = l.source_id
    where not a.plain
  ),
  printed as (
    select b.paper_id, n.author_id, b.place, name.spelling, name.position
    from bylines b
    cross join lateral unnest(b.authors_as_printed) with ordinality name (spelling, position)
    join author_spellings s on s.spelling = name.spelling
    join author_names n
      on n.id = s.author_name_id and n.identity = coalesce(b.author_ids[name.position], '')
    union all
    select a.paper_id, s.author_id, 1, name.spelling, name.position
    from ${papers} a
    join staged_records r on r.paper_id = a.paper_id
    cross join lateral unnest(r.authors_as_printed) with ordinality name (spelling, position)
    join staged_authors s on s.spelling = name.spelling and s.identity = coalesce(r.author_ids[name.position], '')
    where a.plain
  ),
  known as (
    select paper_id, author_id, place, spelling, position from printed
    union all
    select a.paper_id, s.owner_id, null, null, null
    from ${papers} a
    join listings l on l.paper_id = a.paper_id
    join sources s on s.id = l.source_id
    where s.owner_id is not null
  )
  select distinct on (known.paper_id, known.author_id)
    known.paper_id, known.author_id, case when known.place = 1 then known.position::int end as position,
    known.spelling as name_as_printed, p.sort_date
  from known join papers p on p.id = known.paper_id
  order by known.paper_id, known.author_id, known.place nulls last, known.position`;

const deleteUnknown = (papers: AuthoredPapers) => `
  delete from authorships s using ${papers} a
  where a.paper_id = s.paper_id and not a.plain
    and not exists (
      select from known_authors k where k.paper_id = s.paper_id and k.author_id = s.author_id
    )`;

/** Plain papers have none yet, so there is nothing to look for. */
const create = (papers: AuthoredPapers) => `
  insert into authorships (paper_id, author_id, position, name_as_printed, sort_date)
  select k.paper_id, k.author_id, k.position, k.name_as_printed, k.sort_date
  from known_authors k join ${papers} a on a.paper_id = k.paper_id where a.plain`;

const merge = (papers: AuthoredPapers) => `
  insert into authorships as s (paper_id, author_id, position, name_as_printed, sort_date)
  select k.paper_id, k.author_id, k.position, k.name_as_printed, k.sort_date
  from known_authors k join ${papers} a on a.paper_id = k.paper_id where not a.plain
  on conflict (paper_id, author_id) do update
    set position = excluded.position, name_as_printed = excluded.name_as_printed, sort_date = excluded.sort_date
    where (s.position, s.name_as_printed, s.sort_date)
      is distinct from (excluded.position, excluded.name_as_printed, excluded.sort_date)`;
