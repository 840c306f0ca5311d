import { type Relation, type Sql, integer, joined, sql, value } from '../../database/sql.js';
import { NICKNAMES } from '../../text/nicknames.js';
import {
  affectedAuthors,
  blockMembers,
  comparedAuthors,
  freshAuthors,
  freshMembers,
  freshNamesakes,
  largePapers,
  namesakeInitials,
  sharedCoauthors,
  touchedAuthors,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * What speaks for two names being one person's, for many persons at once. Only persons of one block are compared: a
 * family name and a given name, or its initial where one of the namesakes has an initial or a nickname for a given
 * name; or two words, in whatever order. Of their co-authors only those matter whom two persons of the block have in common, so what is kept is small
 * however large the store.
 *
 * Blocking and shared co-authors are what author name disambiguation commonly starts from (Ferreira, Gonçalves and
 * Laender, "A brief survey of automatic methods for author name disambiguation", SIGMOD Record 41(2), 2012).
 */
export async function createBlocks(transaction: Transaction): Promise<void> {
  const former = joined(
    [...TABLES, largePapers].map((table) => sql`${table}`),
    ', ',
  );
  await transaction.run('dropBlocks', sql`drop table if exists ${former}`);
  for (const table of TABLES) await transaction.run('createBlocks', table.create);
  await transaction.run('findLargePapers', largePapers.createAs(LARGE_PAPERS));
}

const TABLES = [
  comparedAuthors,
  freshAuthors,
  namesakeInitials,
  freshNamesakes,
  freshMembers,
  blockMembers,
  sharedCoauthors,
  touchedAuthors,
];

/**
 * Adds the blocks of these and of all affected authors that are not there yet, and what speaks for their persons being
 * one. Everybody in them counts as touched.
 *
 * @param compared `author_id` of the persons who are to be compared with their namesakes.
 */
export async function collectEvidence(transaction: Transaction, compared: Relation): Promise<void> {
  await transaction.run('resetBlocks', sql`truncate ${freshAuthors}, ${freshNamesakes}, ${freshMembers}`);
  await transaction.run('findFreshAuthors', findFreshAuthors(compared));
  await transaction.run('analyzeAuthors', sql`analyze ${freshAuthors}`);
  const added = await transaction.run('insertNamesakes', INSERT_NAMESAKES);
  await transaction.run(
    'insertComparedAuthors',
    sql`insert into ${comparedAuthors} select author_id from ${freshAuthors}`,
  );
  if (added === 0) return;
  await transaction.run('analyzeNamesakes', sql`analyze ${freshNamesakes}`);
  await transaction.run('insertBlockMembers', INSERT_MEMBERS);
  await transaction.run('analyzeMembers', sql`analyze ${freshMembers}`);
  await transaction.run('collectEvidence', insertEvidence(MET_BY_FRESH));
  await transaction.run('keepBlockMembers', KEEP_MEMBERS);
  await transaction.run(
    'analyzeEvidence',
    sql`analyze ${blockMembers}, ${sharedCoauthors}, ${touchedAuthors}`,
  );
}

/** Writing together with hundreds of others, as in large collaborations, says nothing about who somebody is. */
const LONGEST_BYLINE = integer(100);

/** So written that the index `papers_by_author_count` has them. */
const LARGE_PAPERS = sql`
  select id as paper_id from papers where coalesce(author_count, -1) > ${LONGEST_BYLINE}`;

const findFreshAuthors = (compared: Relation): Sql => sql`
  insert into ${freshAuthors}
  select author_id from (select author_id from ${affectedAuthors} union select author_id from ${compared}) a
  where not exists (select from ${comparedAuthors} c where c.author_id = a.author_id)`;

/** In place of an initial: of two words in whatever order, the first order stands for a family name. */
const TURNED = value('turned', 'text');

/** Whether the name of a row is two whole words, the one a given and the other a family name. */
export const isOfTwoWords = (names: 'n' | 't'): Sql => {
  const [key, family] =
    names === 'n' ? [sql`n.name_key`, sql`n.family_key`] : [sql`t.name_key`, sql`t.family_key`];
  return sql`${key} ~ '^[^ ]{2,} [^ ]{2,}$' and strpos(${family}, ' ') = 0`;
};

/** The words of a name of two in the other order. */
export const turnedKey = (key: Sql): Sql =>
  sql`split_part(${key}, ' ', 2) || ' ' || split_part(${key}, ' ', 1)`;

const INSERT_NAMESAKES = sql`
  with added as (
    insert into ${namesakeInitials} (family_key, initial)
    select distinct n.family_key, initial
    from ${freshAuthors} a
    join author_names n on n.author_id = a.author_id
    cross join lateral unnest(n.given_initials) initial
    where initial <> ''
    on conflict do nothing
    returning family_key, initial
  ),
  turned as (
    insert into ${namesakeInitials} (family_key, initial)
    select distinct least(n.name_key, t.name_key), ${TURNED}
    from ${freshAuthors} a
    join author_names n on n.author_id = a.author_id and ${isOfTwoWords('n')}
    join author_names t on t.name_key = ${turnedKey(sql`n.name_key`)} and ${isOfTwoWords('t')}
    where t.name_key <> n.name_key
    on conflict do nothing
    returning family_key, initial
  )
  insert into ${freshNamesakes} select family_key, initial from added union all select family_key, initial from turned`;

/**
 * A family name stands first in East Asian scripts. A given name is looked at up to its first hyphen: the rest may be printed as a middle name. Blocks are known by a
 * hash: should two have one, more is compared. A block of one person is left out, since it holds nothing to compare.
 */
const INSERT_MEMBERS = sql`
  insert into ${freshMembers} (block, author_id)
  with named as materialized (
    select n.author_id, f.family_key, f.initial, split_part(split_part(forenames, ' ', 1), '-', 1) as given
    from author_names n
    cross join lateral (
      select case when starts_with(n.name_key, n.family_key || ' ')
        then substr(n.name_key, length(n.family_key) + 2) else n.name_key end as forenames
    ) without_family
    cross join lateral unnest(n.given_initials) printed (initial)
    join ${freshNamesakes} f on f.family_key = n.family_key and f.initial = printed.initial
  ),
  abbreviated as (
    select distinct family_key, initial from named
    where length(given) = 1 or given = any (${value(NICKNAMES, 'text[]')})
  ),
  blocked as (
    select distinct named.author_id,
      hashtextextended(named.family_key || ' ' || case when a.initial is null then given else a.initial end, 0) as block
    from named left join abbreviated a on a.family_key = named.family_key and a.initial = named.initial
    union
    select n.author_id, hashtextextended(${TURNED} || ' ' || f.family_key, 0)
    from ${freshNamesakes} f
    join author_names n on n.name_key in (f.family_key, ${turnedKey(sql`f.family_key`)}) and ${isOfTwoWords('n')}
    where f.initial = ${TURNED}
  )
  select block, author_id
  from (select *, count(*) over (partition by block) as size from blocked) sized
  where size > 1`;

/** Whether the paper of an authorship `s` tells who somebody is. */
export const IS_TELLING = sql`not exists (select from ${largePapers} l where l.paper_id = s.paper_id)`;

const MET_BY_FRESH = sql`
  select distinct m.block, c.author_id as coauthor_id, m.author_id
  from ${freshMembers} m
  join authorships s on s.author_id = m.author_id
  join authorships c on c.paper_id = s.paper_id and c.author_id <> m.author_id
  where ${IS_TELLING}`;

/**
 * A statement that writes down who of a block have met which co-author, where two or more of them have.
 *
 * @param met a query of `block`, `coauthor_id` and `author_id`.
 */
export const insertEvidence = (met: Sql): Sql => sql`
  insert into ${sharedCoauthors} (block, coauthor_id, author_id)
  select block, coauthor_id, author_id
  from (select *, count(*) over (partition by block, coauthor_id) as sharing from (${met}) met) counted
  where sharing > 1`;

const KEEP_MEMBERS = sql`
  with kept as (insert into ${blockMembers} select block, author_id from ${freshMembers} returning author_id)
  insert into ${touchedAuthors} select distinct author_id from kept`;
