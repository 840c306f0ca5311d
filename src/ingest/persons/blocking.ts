import { NICKNAMES } from '../../text/nicknames.js';
import type { Transaction } from '../transaction/transaction.js';

/** Where the persons stand who are to be compared with their namesakes. */
export type Compared = 'affected_authors' | 'unmatched_authors';

/**
 * What speaks for two names being one person's, for many persons at once. Only persons of one block are compared: a
 * family name and a given name, or its initial where one of the namesakes has an initial or a short form for a given
 * name. Of their co-authors only those matter whom two persons of the block have in common, so what is kept is small
 * however large the store.
 *
 * Blocking and shared co-authors are what author name disambiguation commonly starts from (Ferreira, Gonçalves and
 * Laender, "A brief survey of automatic methods for author name disambiguation", SIGMOD Record 41(2), 2012).
 */
export async function createBlocks(transaction: Transaction): Promise<void> {
  for (const table of TABLES) await transaction.query('createBlocks', table);
  await transaction.query('findLargePapers', FIND_LARGE_PAPERS);
}

/**
 * Adds the blocks of these and of all affected authors that are not there yet, and what speaks for their persons being
 * one. Everybody in them counts as touched.
 */
export async function collectEvidence(transaction: Transaction, compared: Compared): Promise<void> {
  await transaction.query('settleBlocks', 'truncate fresh_authors, fresh_namesakes, fresh_members');
  await transaction.query('findFreshAuthors', findFreshAuthors(compared));
  await transaction.query('analyzeAuthors', 'analyze fresh_authors');
  await transaction.query('addNamesakes', ADD_NAMESAKES);
  await transaction.query(
    'noteComparedAuthors',
    'insert into compared_authors select author_id from fresh_authors',
  );
  await transaction.query('analyzeNamesakes', 'analyze fresh_namesakes');
  const [added] = await transaction.query('findFreshNamesakes', 'select from fresh_namesakes limit 1');
  if (!added) return;
  await transaction.query('addBlockMembers', ADD_MEMBERS, [NICKNAMES]);
  await transaction.query('analyzeMembers', 'analyze fresh_members');
  await transaction.query('collectEvidence', addEvidence(MET_BY_FRESH));
  await transaction.query('keepBlockMembers', KEEP_MEMBERS);
  await transaction.query('analyzeEvidence', 'analyze block_members, shared_coauthors, touched_authors');
}

/**
 * Brings the evidence up to date after persons were merged: what they have in common with others, and others through
 * them. Touched are then all those for whom something has changed.
 *
 * @returns who is touched.
 */
export async function updateEvidence(
  transaction: Transaction,
  pairs: readonly { one: string; other: string }[],
): Promise<Set<string>> {
  const values = [JSON.stringify(pairs)];
  await transaction.query('settleTouched', 'truncate touched_authors');
  for (const [name, sql] of MERGE_STEPS) await transaction.query(name, sql, values);
  await collectEvidence(transaction, 'affected_authors');
  const touched = await transaction.query<{ id: string }>('touchedAuthors', TOUCHED);
  return new Set(touched.map(({ id }) => id));
}

const TABLES = [
  `drop table if exists compared_authors, fresh_authors, namesakes, fresh_namesakes, fresh_members, block_members,
     shared_coauthors, touched_authors, large_papers`,
  'create temp table compared_authors (author_id bigint not null) on commit drop',
  'create temp table fresh_authors (author_id bigint not null) on commit drop',
  `create temp table namesakes (
     family_key text collate "C" not null, initial text collate "C" not null, primary key (family_key, initial)
   ) on commit drop`,
  `create temp table fresh_namesakes (family_key text collate "C" not null, initial text collate "C" not null)
     on commit drop`,
  'create temp table fresh_members (block bigint not null, author_id bigint not null) on commit drop',
  'create temp table block_members (block bigint not null, author_id bigint not null) on commit drop',
  `create temp table shared_coauthors (block bigint not null, coauthor_id bigint not null, author_id bigint not null)
     on commit drop`,
  'create temp table touched_authors (author_id bigint not null) on commit drop',
];

/** Writing together with hundreds of others, as in large collaborations, says nothing about who somebody is. */
const LONGEST_BYLINE = 100;

const FIND_LARGE_PAPERS = `
  create temp table large_papers on commit drop as
  select long.paper_id
  from (select distinct paper_id from authorships where position > ${LONGEST_BYLINE}) long
  cross join lateral (select author_count from papers p where p.id = long.paper_id offset 0) p
  where p.author_count > ${LONGEST_BYLINE}`;

const findFreshAuthors = (compared: Compared) => `
  insert into fresh_authors
  select author_id from (select author_id from affected_authors union select author_id from ${compared}) a
  where not exists (select from compared_authors c where c.author_id = a.author_id)`;

const ADD_NAMESAKES = `
  with added as (
    insert into namesakes (family_key, initial)
    select distinct n.family_key, initial
    from fresh_authors a
    join author_names n on n.author_id = a.author_id
    cross join lateral unnest(n.given_initials) initial
    where initial <> ''
    on conflict do nothing
    returning family_key, initial
  )
  insert into fresh_namesakes select family_key, initial from added`;

/**
 * A given name is looked at up to its first hyphen: the rest may be printed as a middle name. Blocks are known by a
 * hash: should two have one, more is compared. Of blocks that hold one person alone there is nothing to compare.
 */
const ADD_MEMBERS = `
  insert into fresh_members (block, author_id)
  with named as materialized (
    select n.author_id, f.family_key, f.initial, split_part(split_part(n.name_key, ' ', 1), '-', 1) as given
    from author_names n
    cross join lateral unnest(n.given_initials) printed (initial)
    join fresh_namesakes f on f.family_key = n.family_key and f.initial = printed.initial
  ),
  abbreviated as (
    select distinct family_key, initial from named where length(given) = 1 or given = any ($1::text[])
  ),
  blocked as (
    select distinct named.author_id,
      hashtextextended(named.family_key || ' ' || case when a.initial is null then given else a.initial end, 0) as block
    from named left join abbreviated a on a.family_key = named.family_key and a.initial = named.initial
  )
  select block, author_id
  from (select *, count(*) over (partition by block) as size from blocked) sized
  where size > 1`;

const IS_TELLING = `not exists (select from large_papers l where l.paper_id = s.paper_id)`;

const MET_BY_FRESH = `
  select distinct m.block, c.author_id as coauthor_id, m.author_id
  from fresh_members m
  join authorships s on s.author_id = m.author_id
  join authorships c on c.paper_id = s.paper_id and c.author_id <> m.author_id
  where ${IS_TELLING}`;

const PAIRS = `jsonb_to_recordset($1::jsonb) as pair (one bigint, other bigint)`;
const MERGED = `(select one from ${PAIRS} union select other from ${PAIRS})`;

/** From the papers of few. */
const MET_BY_MERGED = `
  select distinct m.block, s.coauthor_id, m.author_id
  from (
    select c.author_id as coauthor_id, s.author_id
    from (select distinct one from ${PAIRS}) merged
    cross join lateral (
      select s.author_id, s.paper_id from authorships s where s.author_id = merged.one and ${IS_TELLING} offset 0
    ) c
    cross join lateral (select author_id from authorships where paper_id = c.paper_id offset 0) s
    where s.author_id <> c.author_id
  ) s
  join block_members m on m.author_id = s.author_id`;

/** Who of a block have met which co-author, where two or more of them have. */
const addEvidence = (met: string) => `
  insert into shared_coauthors (block, coauthor_id, author_id)
  select block, coauthor_id, author_id
  from (select *, count(*) over (partition by block, coauthor_id) as sharing from (${met}) met) counted
  where sharing > 1`;

const KEEP_MEMBERS = `
  with kept as (insert into block_members select block, author_id from fresh_members returning author_id)
  insert into touched_authors select distinct author_id from kept`;

const MERGE_STEPS = [
  ['touchMerged', `insert into touched_authors select one from ${MERGED} merged`],
  [
    'mergeBlockMembers',
    `update block_members m set author_id = pair.one from ${PAIRS} where m.author_id = pair.other`,
  ],
  [
    'updateEvidence',
    `update shared_coauthors e set author_id = pair.one from ${PAIRS} where e.author_id = pair.other`,
  ],
  [
    'forgetEvidence',
    `with gone as (delete from shared_coauthors where coauthor_id in ${MERGED} returning author_id)
     insert into touched_authors select distinct author_id from gone`,
  ],
  ['gatherMergedEvidence', addEvidence(MET_BY_MERGED)],
  [
    'touchCoauthors',
    `insert into touched_authors
     select distinct author_id from shared_coauthors where coauthor_id in (select pair.one from ${PAIRS})`,
  ],
] as const;

const TOUCHED = 'select distinct author_id::text as id from touched_authors';
