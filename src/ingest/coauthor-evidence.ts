import type { Transaction } from './transaction.js';

/**
 * What speaks for two names being one person's, for many persons at once. Only persons of one block are compared: a
 * family name and an initial. Of their co-authors only those matter whom two persons of the block have in
 * common, so what is kept is small however large the store.
 *
 * Blocking and shared co-authors are what author name disambiguation commonly starts from (Ferreira, Gonçalves and
 * Laender, "A brief survey of automatic methods for author name disambiguation", SIGMOD Record 41(2), 2012).
 */
export async function createEvidence(transaction: Transaction): Promise<void> {
  for (const table of TABLES) await transaction.query('createEvidence', table);
}

/** Adds the blocks of all affected authors that are not there yet, and what speaks for their persons being one. */
export async function gatherEvidence(transaction: Transaction): Promise<void> {
  await transaction.query('settleBlocks', 'truncate fresh_blocks');
  await transaction.query('addBlocks', ADD_BLOCKS);
  const [added] = await transaction.query('findFreshBlock', 'select from fresh_blocks limit 1');
  if (!added) return;
  await transaction.query('addBlockMembers', ADD_MEMBERS);
  await transaction.query('analyzeBlocks', 'analyze fresh_blocks, block_members');
  await transaction.query('gatherEvidence', addEvidence('m.block in (select block from fresh_blocks)'));
  await transaction.query('analyzeEvidence', 'analyze shared_coauthors');
}

/** Brings the evidence up to date after persons were merged: what they have in common with others, and others through them. */
export async function mergeEvidence(
  transaction: Transaction,
  pairs: readonly { one: string; other: string }[],
): Promise<void> {
  const values = [JSON.stringify(pairs)];
  for (const [name, sql] of MERGE_STEPS) await transaction.query(name, sql, values);
  await gatherEvidence(transaction);
}

const TABLES = [
  'drop table if exists blocks, fresh_blocks, block_members, shared_coauthors, blocked_authors',
  `create temp table blocks (
     block integer generated always as identity, family_key text collate "C" not null, initial text not null,
     primary key (family_key, initial)
   ) on commit drop`,
  `create temp table fresh_blocks (block integer not null, family_key text collate "C" not null, initial text not null)
     on commit drop`,
  'create temp table blocked_authors (author_id bigint primary key) on commit drop',
  'create temp table block_members (block integer not null, author_id bigint not null) on commit drop',
  `create temp table shared_coauthors (block integer not null, coauthor_id bigint not null, author_id bigint not null)
     on commit drop`,
];

const ADD_BLOCKS = `
  with looked_at as (
    insert into blocked_authors
    select author_id from affected_authors a
    where not exists (select from blocked_authors b where b.author_id = a.author_id)
    returning author_id
  ),
  added as (
    insert into blocks (family_key, initial)
    select distinct n.family_key, initial
    from looked_at a
    join author_names n on n.author_id = a.author_id
    cross join lateral unnest(n.given_initials) initial
    where initial <> ''
    on conflict do nothing
    returning block, family_key, initial
  )
  insert into fresh_blocks select block, family_key, initial from added`;

/** Of blocks that hold one person alone there is nothing to compare. */
const ADD_MEMBERS = `
  insert into block_members (block, author_id)
  select block, author_id
  from (
    select distinct b.block, n.author_id, count(n.author_id) over (partition by b.block) as size
    from fresh_blocks b join author_names n on n.family_key = b.family_key and b.initial = any (n.given_initials)
  ) sized
  where size > 1`;

/** Writing together with hundreds of others, as in large collaborations, says nothing about who somebody is. */
const LONGEST_BYLINE = 100;

/** Who of a block have met which co-author, where two or more of them have. */
function addEvidence(condition: string): string {
  return `
    insert into shared_coauthors (block, coauthor_id, author_id)
    with large_papers as materialized (
      select p.id from papers p
      where coalesce(p.author_count, -1) > ${LONGEST_BYLINE}
        and exists (select from authorships s where s.paper_id = p.id and s.position > ${LONGEST_BYLINE})
    ),
    met as (
      select distinct m.block, c.author_id as coauthor_id, m.author_id
      from block_members m
      join authorships s on s.author_id = m.author_id
      join authorships c on c.paper_id = s.paper_id and c.author_id <> m.author_id
      where not exists (select from large_papers l where l.id = s.paper_id) and ${condition}
    )
    select block, coauthor_id, author_id
    from (select *, count(*) over (partition by block, coauthor_id) as sharing from met) counted
    where sharing > 1`;
}

const PAIRS = `jsonb_to_recordset($1::jsonb) as pair (one bigint, other bigint)`;

const MERGE_STEPS = [
  [
    'mergeBlockMembers',
    `update block_members m set author_id = pair.one from ${PAIRS} where m.author_id = pair.other`,
  ],
  [
    'mergeEvidence',
    `update shared_coauthors e set author_id = pair.one from ${PAIRS} where e.author_id = pair.other`,
  ],
  [
    'forgetEvidence',
    `delete from shared_coauthors e using ${PAIRS} where e.coauthor_id in (pair.one, pair.other)`,
  ],
  ['gatherMergedEvidence', addEvidence(`c.author_id in (select pair.one from ${PAIRS})`)],
] as const;
