import { sql } from '../../database/sql.js';
import { BYLINE_PRECEDENCE } from '../../database/listing-precedence.js';
import type { Step, TableUse } from '../pipeline/step.js';
import {
  affectedAuthors,
  affectedPapers,
  knownAuthors,
  stagedAuthors,
  stagedRecords,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Where papers stand whose authorships are to be computed: those that are affected, or some of them. */
export type AuthoredPapers = typeof affectedPapers;

/** What computing authorships works with, besides the table of papers where that is another. */
export const AUTHORSHIP_TABLES: TableUse = {
  reads: [affectedPapers, stagedRecords, stagedAuthors],
  makes: [knownAuthors, affectedAuthors],
};

/** Computes the authorships of the affected papers. */
export const deriveAffectedAuthorships: Step<unknown> = {
  name: 'deriveAuthorships',
  ...AUTHORSHIP_TABLES,
  run: (transaction) => deriveAuthorships(transaction),
};

/** Before papers change: whoever has written the affected papers so far is affected. */
export const affectFormerAuthors: Step<unknown> = {
  name: 'affectFormerAuthors',
  reads: [affectedPapers],
  makes: [affectedAuthors],
  run: (transaction) => collectFormerAuthors(transaction, affectedPapers),
};

/**
 * Computes the authorships of every affected paper, or of others, anew. The most complete byline gives the positions (a
 * whole one before a cut one, then the longer, then the order of precedence); whoever else is known to be
 * an author, from a cut byline of another source or because it is their page, comes without a position.
 * Everybody who was or is an author of such a paper counts as affected.
 */
export async function deriveAuthorships(
  transaction: Transaction,
  papers: AuthoredPapers = affectedPapers,
): Promise<void> {
  await collectFormerAuthors(transaction, papers);
  await transaction.run('dropKnownAuthors', knownAuthors.dropIfThere);
  await transaction.run('collectKnownAuthors', knownAuthors.createAs(knownAuthorsOf(papers)));
  await transaction.run('deleteAuthorships', deleteUnknown(papers));
  await transaction.run('insertAuthorships', insert(papers));
  await transaction.run('upsertAuthorships', upsert(papers));
  await transaction.run('affectKnownAuthors', AFFECT_KNOWN_AUTHORS);
}

/** The authors that the papers have, before they change, are affected too. New papers had none. */
async function collectFormerAuthors(transaction: Transaction, papers: AuthoredPapers): Promise<void> {
  await transaction.run('affectFormerAuthors', formerAuthorsOf(papers));
}

const formerAuthorsOf = (papers: AuthoredPapers) => sql`
  insert into ${affectedAuthors}
  select distinct s.author_id from authorships s join ${papers} a on a.paper_id = s.paper_id
  where not a.single_listing
  on conflict do nothing`;

const AFFECT_KNOWN_AUTHORS = sql`
  insert into ${affectedAuthors} select distinct author_id from ${knownAuthors} on conflict do nothing`;

const knownAuthorsOf = (papers: AuthoredPapers) => sql`
  with bylines as (
    select l.paper_id, l.authors_as_printed, l.author_ids, l.author_parts, row_number() over (
      partition by l.paper_id
      order by ${BYLINE_PRECEDENCE}) as place
    from ${papers} a
    join listings l on l.paper_id = a.paper_id
    join sources s on s.id = l.source_id
    where not a.single_listing
  ),
  names as (
    select b.paper_id, b.place, name.spelling, name.position,
      coalesce(b.author_parts[name.position], '') as stated,
      coalesce(b.author_ids[name.position], '') as identity
    from bylines b
    cross join lateral unnest(b.authors_as_printed) with ordinality name (spelling, position)
  ),
  /* Once for each spelling: a common one is that of thousands. */
  keys as materialized (
    select distinct s.spelling, s.stated, n.name_key
    from (select distinct spelling, stated from names) printed
    join author_spellings s on s.spelling = printed.spelling and s.stated = printed.stated
    join author_names n on n.id = s.author_name_id
  ),
  printed as (
    select p.paper_id, n.author_id, p.place, p.spelling, p.position
    from names p
    join keys k on k.spelling = p.spelling and k.stated = p.stated
    cross join lateral (
      select n.id, n.author_id from author_names n
      where n.name_key = k.name_key and n.identity = p.identity offset 0
    ) n
    /* Joined instead, each name would be looked up beside all others of its spelling. */
    where (
      select true from author_spellings s
      where s.author_name_id = n.id and s.spelling = p.spelling and s.stated = p.stated
    )
    union all
    select a.paper_id, s.author_id, 1, name.spelling, name.position
    from ${papers} a
    join ${stagedRecords} r on r.paper_id = a.paper_id
    cross join lateral unnest(r.authors_as_printed) with ordinality name (spelling, position)
    join ${stagedAuthors} s on s.spelling = name.spelling
      and s.identity = coalesce(r.author_ids[name.position], '')
      and s.stated = coalesce(r.author_parts[name.position], '')
    where a.single_listing
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

const deleteUnknown = (papers: AuthoredPapers) => sql`
  delete from authorships s using ${papers} a
  where a.paper_id = s.paper_id and not a.single_listing
    and not exists (
      select from ${knownAuthors} k where k.paper_id = s.paper_id and k.author_id = s.author_id
    )`;

/** New papers have none yet, so there is nothing to look for. */
const insert = (papers: AuthoredPapers) => sql`
  insert into authorships (paper_id, author_id, position, name_as_printed, sort_date)
  select k.paper_id, k.author_id, k.position, k.name_as_printed, k.sort_date
  from ${knownAuthors} k join ${papers} a on a.paper_id = k.paper_id where a.single_listing`;

const upsert = (papers: AuthoredPapers) => sql`
  insert into authorships as s (paper_id, author_id, position, name_as_printed, sort_date)
  select k.paper_id, k.author_id, k.position, k.name_as_printed, k.sort_date
  from ${knownAuthors} k join ${papers} a on a.paper_id = k.paper_id where not a.single_listing
  on conflict (paper_id, author_id) do update
    set position = excluded.position, name_as_printed = excluded.name_as_printed, sort_date = excluded.sort_date
    where (s.position, s.name_as_printed, s.sort_date)
      is distinct from (excluded.position, excluded.name_as_printed, excluded.sort_date)`;
