import { z } from 'zod';
import { type Sql, sql, value } from '../../database/sql.js';
import {
  citedEntries,
  formerCitations,
  formerWorks,
  recountedWorks,
  touchedWorks,
  uncitedPapers,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { DisjointSets } from './disjoint-sets.js';

/**
 * Makes one of the works that one reference, or one paper of the store, says are the same.
 *
 * @returns works of which this cannot be told so simply: those where two papers of the store would be one, and those
 * that were one by an identifier which their paper has no more.
 */
export async function uniteWorks(transaction: Transaction): Promise<number[]> {
  const sets = new DisjointSets<number>();
  const sharing = await transaction.rows('worksOfOneEntry', WORKS_OF_ONE_ENTRY, WORKS);
  const owned = await transaction.rows('worksOfOnePaper', WORKS_OF_ONE_PAPER, WORKS);
  const together = [...sharing, ...owned];
  for (const { works } of together) for (const work of works) sets.join(works[0] ?? work, work);
  const lost = [
    ...(await transaction.rows('worksOfLostKeys', WORKS_OF_LOST_KEYS, WORK)),
    ...(await transaction.rows('worksOfLostEntries', WORKS_OF_LOST_ENTRIES, WORK)),
  ];
  const doubtful = new Set(lost.map(({ work }) => sets.find(work)));
  const all = new Set(together.flatMap(({ works }) => works));
  for (const root of await ownedTwice(transaction, sets, [...all])) doubtful.add(root);
  const merges = [...all].filter((work) => sets.find(work) !== work && !doubtful.has(sets.find(work)));
  await mergeWorks(
    transaction,
    merges.map((gone) => ({ kept: sets.find(gone), gone })),
  );
  const members = [...all, ...lost.map(({ work }) => work)];
  return [...new Set(members)].filter((work) => doubtful.has(sets.find(work)));
}

/** Says of each touched work which paper of the store it is. */
export async function assignPapers(transaction: Transaction): Promise<void> {
  const papers = sql`
    select t.work_id, min(o.paper_id) as paper_id
    from ${touchedWorks} t
    left join cited_identifiers k on k.work_id = t.work_id
    left join lateral (${ownerOf(sql`k.key`)}) o on true
    group by t.work_id`;
  await transaction.run(
    'takePapersOfWorks',
    sql`with lost as (
        select w.id, w.paper_id from cited_works w join (${papers}) p on p.work_id = w.id
        where w.paper_id is distinct from p.paper_id and w.paper_id is not null
      ),
      taken as (update cited_works w set paper_id = null from lost where w.id = lost.id)
      insert into ${uncitedPapers} (paper_id) select paper_id from lost on conflict do nothing`,
  );
  await transaction.run(
    'givePapersToWorks',
    sql`update cited_works w set paper_id = p.paper_id from (${papers}) p
      where p.work_id = w.id and w.paper_id is distinct from p.paper_id`,
  );
}

/** The oldest paper that an identifier is said of, as `paper_id`: one row, null where there is none. */
export function ownerOf(key: Sql): Sql {
  return sql`select min(i.paper_id) as paper_id from paper_identifiers i
    where i.scheme = split_part(${key}, ':', 1) and i.value = substr(${key}, strpos(${key}, ':') + 1)`;
}

const WORKS = z.object({ works: z.array(z.int()) });
const WORK = z.object({ work: z.int() });

const WORKS_OF_ONE_ENTRY = sql`
  select distinct works from (
    select array_agg(distinct k.work_id) as works
    from ${citedEntries} e
    cross join lateral unnest(e.keys) printed (key)
    join cited_identifiers k on k.key = printed.key
    where cardinality(e.keys) > 1
    group by e.paper_id, e.position having count(distinct k.work_id) > 1
  ) printed`;

const WORKS_OF_ONE_PAPER = sql`
  select array_agg(distinct k.work_id) as works
  from (
    select distinct o.paper_id
    from ${touchedWorks} t
    join cited_identifiers k on k.work_id = t.work_id
    cross join lateral (${ownerOf(sql`k.key`)}) o
    where o.paper_id is not null
  ) owners
  join paper_identifiers i on i.paper_id = owners.paper_id
  join cited_identifiers k on k.key = i.scheme || ':' || i.value
  cross join lateral (${ownerOf(sql`k.key`)}) o
  where o.paper_id = owners.paper_id
  group by owners.paper_id having count(distinct k.work_id) > 1`;

/** One whose identifiers are all of one paper needs no reference to be one. */
const isOneBy = (work: Sql) => sql`
  select array_agg(k.key) as keys, count(distinct o.paper_id) = 1 and bool_and(o.paper_id is not null) as owned
  from cited_identifiers k cross join lateral (${ownerOf(sql`k.key`)}) o
  where k.work_id = ${work}`;

const WORKS_OF_LOST_KEYS = sql`
  select f.work_id as work
  from ${formerWorks} f cross join lateral (${isOneBy(sql`f.work_id`)}) k
  where cardinality(k.keys) > 1 and not k.owned`;

/** One that a reference still names in full is what it was. */
const WORKS_OF_LOST_ENTRIES = sql`
  select f.work_id as work
  from (select distinct paper_id, work_id from ${formerCitations}) f
  cross join lateral (${isOneBy(sql`f.work_id`)}) k
  where cardinality(k.keys) > 1 and not k.owned
    and not exists (select from ${citedEntries} e where e.paper_id = f.paper_id and k.keys <@ e.keys)`;

/** What stands for sets in which two papers of the store would be one. */
async function ownedTwice(
  transaction: Transaction,
  sets: DisjointSets<number>,
  works: readonly number[],
): Promise<Set<number>> {
  const owners = await transaction.rows(
    'papersOfWorks',
    sql`select distinct k.work_id as work, o.paper_id as paper
      from cited_identifiers k cross join lateral (${ownerOf(sql`k.key`)}) o
      where k.work_id = any (${value(works, 'integer[]')}) and o.paper_id is not null`,
    z.object({ work: z.int(), paper: z.string() }),
  );
  const ofSets = sets.group(owners, ({ work }) => work);
  const twice = [...ofSets].filter(([, found]) => new Set(found.map(({ paper }) => paper)).size > 1);
  return new Set(twice.map(([root]) => root));
}

interface WorkPair {
  kept: number;
  gone: number;
}

async function mergeWorks(transaction: Transaction, pairs: readonly WorkPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const merges = sql`unnest(${value(
    pairs.map(({ gone }) => gone),
    'integer[]',
  )},
    ${value(
      pairs.map(({ kept }) => kept),
      'integer[]',
    )}) m (gone, kept)`;
  for (const [name, statement] of mergesOf(merges)) await transaction.run(name, statement);
}

const mergesOf = (merges: Sql) =>
  [
    [
      'mergeCitedKeys',
      sql`update cited_identifiers k set work_id = m.kept from ${merges} where k.work_id = m.gone`,
    ],
    [
      'mergeCitations',
      sql`insert into citations (work_id, sort_date, paper_id, position, intents)
        select distinct on (m.kept, c.paper_id) m.kept, c.sort_date, c.paper_id, c.position, c.intents
        from ${merges} join citations c on c.work_id = m.gone
        order by m.kept, c.paper_id, c.position
        on conflict do nothing`,
    ],
    ['deleteMergedCitations', sql`delete from citations c using ${merges} where c.work_id = m.gone`],
    [
      'nameMergedWorks',
      sql`update cited_works w set title = least(w.title, g.title), year = least(w.year, g.year)
        from (select m.kept, min(o.title) as title, min(o.year) as year
          from ${merges} join cited_works o on o.id = m.gone group by m.kept) g
        where w.id = g.kept`,
    ],
    [
      'deleteMergedWorks',
      sql`with gone as (delete from cited_works w using ${merges} where w.id = m.gone returning w.paper_id)
        insert into ${uncitedPapers} (paper_id) select distinct paper_id from gone where paper_id is not null
        on conflict do nothing`,
    ],
    [
      'touchMergedWorks',
      sql`insert into ${touchedWorks} (work_id) select distinct kept from ${merges} on conflict do nothing`,
    ],
    ['forgetMergedWorks', sql`delete from ${touchedWorks} t using ${merges} where t.work_id = m.gone`],
    [
      'recountMergedWorks',
      sql`insert into ${recountedWorks} (work_id) select distinct kept from ${merges} on conflict do nothing`,
    ],
  ] as const;
