import { type Sql, sql, value } from '../../database/sql.js';
import { z } from 'zod';
import { type Step, including } from '../pipeline/step.js';
import {
  affectedAuthors,
  freshNames,
  knownNames,
  stagedAuthors,
  stagedNames,
  stagedRecords,
  stagedSpellings,
  stagedTopics,
  unwrittenAuthors,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { chooseFamilyNames } from './choose-family-names.js';
import { RECLUSTER_TABLES, reclusterNames } from './recluster-names.js';
import { WORK_MARK } from './work-mark.js';
import { resolveFreshNames } from './resolve-fresh-names.js';

/** What is known of a load while its names are made known. */
interface NamesLoad {
  /**
   * When new persons are written; `at end`: where no identifiers are in play, `finishAuthors` writes them when all is
   * known of them.
   */
  writePersons: 'now' | 'at end';
}

/**
 * Makes the staged names known. A folded name that is new is a person of its own until identifiers or evidence
 * say otherwise. Until the end of the transaction that person's slug is `~` and the number.
 */
export const upsertNames: Step<NamesLoad> = {
  name: 'upsertNames',
  ...including(
    {
      reads: [stagedTopics, stagedNames, stagedSpellings, stagedRecords],
      makes: [knownNames, freshNames, unwrittenAuthors, affectedAuthors, stagedAuthors],
    },
    RECLUSTER_TABLES,
  ),
  run: upsert,
};

async function upsert(transaction: Transaction, { writePersons }: NamesLoad): Promise<void> {
  await transaction.run('upsertTopics', UPSERT_TOPICS);
  await transaction.run('findKnownNames', FIND_KNOWN_NAMES);
  await transaction.run('findFreshNames', FIND_FRESH_NAMES);
  const { ambiguous, doubtful } = await resolveFreshNames(transaction);
  await transaction.run('numberAuthors', NUMBER_AUTHORS);
  // Persons whom identifiers may yet unite or split must be there for it.
  if (writePersons === 'now' || ambiguous) await transaction.run('insertAuthors', INSERT_AUTHORS);
  else await transaction.run('insertUnwrittenAuthors', INSERT_UNWRITTEN_AUTHORS);
  await transaction.run('insertNames', INSERT_NAMES);
  if (ambiguous)
    await reclusterNames(transaction, sql`${TOLD_APART} union select unnest(${value(doubtful, 'bigint[]')})`);
  await transaction.run('findStagedAuthors', ambiguous ? FIND_MERGED_AUTHORS : FIND_STAGED_AUTHORS);
  await transaction.run('analyzeStagedAuthors', sql`analyze ${stagedAuthors}`);
  await keepBylinesApart(transaction);
  await transaction.run('upsertSpellings', UPSERT_SPELLINGS);
  await chooseFamilyNames(transaction, READ_OTHERWISE);
}

/** Where two names of a staged byline are one person's, it is decided anew whose they are. */
async function keepBylinesApart(transaction: Transaction): Promise<void> {
  const found = await transaction.rows('findBylinesOfOne', BYLINES_OF_ONE, z.object({ cluster: z.string() }));
  if (found.length === 0) return;
  const clusters = value(
    found.map(({ cluster }) => cluster),
    'bigint[]',
  );
  await reclusterNames(transaction, sql`select unnest(${clusters})`);
  await transaction.run('forgetStagedAuthors', sql`truncate ${stagedAuthors}`);
  await transaction.run('findStagedAuthors', FIND_MERGED_AUTHORS);
}

/** Few persons are staged under several names. */
const BYLINES_OF_ONE = sql`
  with several as materialized (
    select s.spelling, s.identity, s.stated, s.name_id, n.cluster_id
    from (select author_id from ${stagedAuthors} group by 1 having count(distinct name_id) > 1) a
    join ${stagedAuthors} s on s.author_id = a.author_id
    join author_names n on n.id = s.name_id
  )
  select distinct s.cluster_id as cluster
  from ${stagedRecords} r
  cross join lateral unnest(r.authors_as_printed) with ordinality name (spelling, position)
  join several s on s.spelling = name.spelling and s.stated = coalesce(r.author_parts[name.position], '')
    and s.identity = coalesce(r.author_ids[name.position], '')
  group by r.position, s.cluster_id having count(distinct s.name_id) > 1`;

/** What reads as the name is known by cannot change what that is. */
const READ_OTHERWISE = sql`select name_id as id from ${stagedAuthors} where family_key <> name_family_key`;

const UPSERT_TOPICS = sql`
  insert into topics (code, label, name) select code, label, name from ${stagedTopics} order by code
  on conflict (code) do nothing`;

/** Names are looked up one by one, in the order of the index: a store has many more than a batch. */
const FIND_KNOWN_NAMES = knownNames.createAs(sql`
  select s.*, known.id, known.author_id, known.known_family_key, known.is_borne
  from (select * from ${stagedNames} order by name_key offset 0) s
  cross join lateral (
    select min(n.id) filter (where n.identity = s.identity) as id,
      min(n.author_id) filter (where n.identity = s.identity) as author_id,
      min(n.family_key) filter (where n.identity = s.identity) as known_family_key,
      count(*) filter (where n.identity < ${WORK_MARK}) > 0 as is_borne
    from (
      select id, author_id, identity, family_key from author_names
      where name_key = s.name_key and identity < ${WORK_MARK}
      union all
      select id, author_id, identity, family_key from author_names
      where name_key = s.name_key and identity = s.identity and s.identity >= ${WORK_MARK}
    ) n
  ) known`);

/**
 * Each name that is new has a number. That is the number of its cluster too, unless the name turns out to be
 * somebody's, as it may where it is borne with other identifiers.
 */
const FIND_FRESH_NAMES = freshNames.createAs(sql`
  select fresh.*, nextval(pg_get_serial_sequence('author_names', 'id')) as id, null::bigint as cluster_id,
    null::bigint as author_id, false as is_author
  from (
    select name_key, identity, family_key, given_initials, first_seen, is_borne
    from ${knownNames} where id is null order by first_seen
  ) fresh`);

/** A new cluster is a new person. */
const NUMBER_AUTHORS = sql`
  update ${freshNames} f set author_id = p.id, is_author = true
  from (
    select cluster_id, nextval(pg_get_serial_sequence('authors', 'id')) as id
    from (select distinct cluster_id from ${freshNames} where author_id is null order by cluster_id) clusters
  ) p
  where p.cluster_id = f.cluster_id and f.author_id is null`;

const INSERT_AUTHORS = sql`
  insert into authors (id, slug, name, name_folded) overriding system value
  select distinct author_id, '~' || author_id, '', '' from ${freshNames} where is_author`;

const INSERT_UNWRITTEN_AUTHORS = sql`
  insert into ${unwrittenAuthors} select distinct author_id from ${freshNames} where is_author`;

const INSERT_NAMES = sql`
  with affected as (
    insert into ${affectedAuthors} select distinct author_id from ${freshNames} on conflict do nothing
  )
  insert into author_names (id, author_id, name_key, family_key, given_initials, identity, cluster_id)
  overriding system value
  select id, author_id, name_key, family_key, given_initials, identity, cluster_id from ${freshNames}
  order by name_key`;

/** Looks up once whose each staged spelling is, however often it is printed. */
const insertStagedAuthors = (named: Sql): Sql => sql`
  insert into ${stagedAuthors} (
    spelling, identity, stated, family_key, name_family_key, shown, folded, seen_count, name_id, author_id)
  select s.spelling, s.identity, s.stated, s.family_key, n.family_key, s.shown, s.folded, s.seen_count, n.id,
    n.author_id ${named}`;

const FIND_STAGED_AUTHORS = insertStagedAuthors(sql`
  from ${stagedSpellings} s
  join (
    select name_key, identity, known_family_key as family_key, id, author_id from ${knownNames} where id is not null
    union all
    select name_key, identity, family_key, id, author_id from ${freshNames}
  ) n on n.name_key = s.name_key and n.identity = s.identity`);

/** Where persons may have turned out to be one. */
const FIND_MERGED_AUTHORS = insertStagedAuthors(sql`
  from (select * from ${stagedSpellings} order by name_key offset 0) s
  cross join lateral (
    select id, author_id, family_key from author_names n where n.name_key = s.name_key and n.identity = s.identity offset 0
  ) n`);

/**
 * Clusters that are to be decided anew, of three kinds. One has an identifier other than that of a fresh name which it
 * bears too, but bears the name without one of that scheme: the name may be nobody's now. The second is that of the fresh
 * name, where it bears the name so. The third has an identifier of a fresh name whose ORCID iD is another's.
 */
const TOLD_APART = sql`
  select n.cluster_id
  from ${freshNames} f
  join author_identifiers own on own.cluster_id = f.cluster_id
  cross join lateral (
    select cluster_id from author_names n
    where n.name_key = f.name_key and n.identity < ${WORK_MARK} and n.cluster_id <> f.cluster_id
      and n.identity not like '%' || own.scheme || ':%' offset 0
  ) n
  join author_identifiers other
    on other.cluster_id = n.cluster_id and other.scheme = own.scheme and other.value <> own.value
  union
  select f.cluster_id
  from ${freshNames} f
  join author_identifiers own on own.cluster_id = f.cluster_id
  cross join lateral (
    select cluster_id from author_names n
    where n.name_key = f.name_key and n.identity < ${WORK_MARK} and n.cluster_id <> f.cluster_id offset 0
  ) n
  join author_identifiers other
    on other.cluster_id = n.cluster_id and other.scheme = own.scheme and other.value <> own.value
  where exists (
    select from author_names m
    where m.name_key = f.name_key and m.cluster_id = f.cluster_id and m.identity not like '%' || own.scheme || ':%')
  union
  select both_clusters.cluster_id
  from ${freshNames} f
  cross join lateral unnest(string_to_array(f.identity, ' ')) printed (identifier)
  join author_identifiers i on i.scheme = split_part(printed.identifier, ':', 1)
    and i.value = substr(printed.identifier, strpos(printed.identifier, ':') + 1)
    and i.cluster_id <> f.cluster_id and not i.is_nobodys
  cross join lateral (values (f.cluster_id), (i.cluster_id)) both_clusters (cluster_id)`;

const UPSERT_SPELLINGS = sql`
  insert into author_spellings as known (spelling, author_name_id, stated, family_key, shown, folded, seen_count)
  select spelling, name_id, stated, family_key, shown, folded, seen_count from ${stagedAuthors} order by spelling
  on conflict (spelling, author_name_id, stated) do update set seen_count = known.seen_count + excluded.seen_count`;
