import { resolveFreshNames } from './resolve-fresh-names.js';
import { reclusterNames } from './recluster-names.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Makes the staged names known. A folded name that is new is a person of its own until identifiers or evidence
 * say otherwise. Until the end of the transaction that person's slug is `~` and the number.
 *
 * @param write `at end`: where no identifiers are in play, new persons are not written yet. `recount` writes them when
 * all is known of them.
 */
export async function upsertNames(
  transaction: Transaction,
  { write }: { write: 'now' | 'at end' } = { write: 'now' },
): Promise<void> {
  await transaction.query('mergeTopics', MERGE_TOPICS);
  await transaction.query('findKnownNames', FIND_KNOWN_NAMES);
  await transaction.query('findFreshNames', FIND_FRESH_NAMES);
  const contested = await resolveFreshNames(transaction);
  await transaction.query('numberAuthors', NUMBER_AUTHORS);
  // Whom identifiers may yet unite or split must be there for it.
  if (write === 'now' || contested) await transaction.query('createAuthors', CREATE_AUTHORS);
  else await transaction.query('noteLateAuthors', NOTE_LATE_AUTHORS);
  await transaction.query('createNames', CREATE_NAMES);
  if (contested) await reclusterNames(transaction, TOLD_APART);
  await transaction.query('findStagedAuthors', contested ? FIND_UNITED_AUTHORS : FIND_STAGED_AUTHORS);
  await transaction.query('analyzeStagedAuthors', 'analyze staged_authors');
  await transaction.query('mergeSpellings', MERGE_SPELLINGS);
}

/** The person who bears the name; null where it is not known. */
export async function findAuthorId(transaction: Transaction, nameKey: string): Promise<string | null> {
  const [row] = await transaction.query<{ authorId: string }>(
    'authorByNameKey',
    `select author_id as "authorId" from author_names where name_key = $1 and identity = ''`,
    [nameKey],
  );
  return row?.authorId ?? null;
}

const MERGE_TOPICS = `
  insert into topics (code, label, name) select code, label, name from staged_topics order by code
  on conflict (code) do nothing`;

/** Names are looked up one by one, in the order of the index: a store has many more than a batch. */
const FIND_KNOWN_NAMES = `
  create temp table known_names on commit drop as
  select s.*, known.id, known.author_id, known.is_borne
  from (select * from staged_names order by name_key offset 0) s
  cross join lateral (
    select min(n.id) filter (where n.identity = s.identity) as id,
      min(n.author_id) filter (where n.identity = s.identity) as author_id, count(*) > 0 as is_borne
    from author_names n where n.name_key = s.name_key
  ) known`;

/**
 * Each name that is new has a number, which is that of its cluster too unless it turns out to be somebody's, as it may
 * where the name is borne with other identifiers.
 */
const FIND_FRESH_NAMES = `
  create temp table fresh_names on commit drop as
  select fresh.*, nextval(pg_get_serial_sequence('author_names', 'id')) as id, null::bigint as cluster_id,
    null::bigint as author_id, false as is_author
  from (
    select name_key, identity, family_key, given_initials, first_seen, is_borne
    from known_names where id is null order by first_seen
  ) fresh`;

/** Whose cluster is new is a new person. */
const NUMBER_AUTHORS = `
  update fresh_names f set author_id = p.id, is_author = true
  from (
    select cluster_id, nextval(pg_get_serial_sequence('authors', 'id')) as id
    from (select distinct cluster_id from fresh_names where author_id is null order by cluster_id) clusters
  ) p
  where p.cluster_id = f.cluster_id and f.author_id is null`;

const CREATE_AUTHORS = `
  insert into authors (id, slug, name, name_folded) overriding system value
  select distinct author_id, '~' || author_id, '', '' from fresh_names where is_author`;

const CREATE_NAMES = `
  with noted as (insert into affected_authors select distinct author_id from fresh_names on conflict do nothing)
  insert into author_names (id, author_id, name_key, family_key, given_initials, identity, cluster_id)
  overriding system value
  select id, author_id, name_key, family_key, given_initials, identity, cluster_id from fresh_names order by name_key`;

const NOTE_LATE_AUTHORS =
  'insert into late_authors select distinct author_id from fresh_names where is_author';

const STAGED_AUTHORS = `
  insert into staged_authors (spelling, identity, folded, seen_count, name_id, author_id)
  select s.spelling, s.identity, s.folded, s.seen_count, n.id as name_id, n.author_id`;

/** Whose each staged spelling is: looked up once, however often it is printed. */
const FIND_STAGED_AUTHORS = `
  ${STAGED_AUTHORS}
  from staged_spellings s
  join (
    select name_key, identity, id, author_id from known_names where id is not null
    union all
    select name_key, identity, id, author_id from fresh_names
  ) n on n.name_key = s.name_key and n.identity = s.identity`;

/** Where persons may have turned out to be one. */
const FIND_UNITED_AUTHORS = `
  ${STAGED_AUTHORS}
  from (select * from staged_spellings order by name_key offset 0) s
  cross join lateral (
    select id, author_id from author_names n where n.name_key = s.name_key and n.identity = s.identity offset 0
  ) n`;

/**
 * Whose ORCID iD is not that of a fresh name which they bear too, but who have it without an ORCID iD: it may be
 * nobody's now. And who has an identifier of a fresh name that is another's by its ORCID iD.
 */
const TOLD_APART = `
  select n.cluster_id
  from fresh_names f
  join author_identifiers own on own.cluster_id = f.cluster_id and own.scheme = 'ORCID'
  cross join lateral (
    select cluster_id from author_names n
    where n.name_key = f.name_key and n.identity not like '%ORCID:%' offset 0
  ) n
  join author_identifiers other on other.cluster_id = n.cluster_id and other.scheme = 'ORCID' and other.value <> own.value
  union
  select both_cores.cluster_id
  from fresh_names f
  cross join lateral unnest(string_to_array(f.identity, ' ')) printed (identifier)
  join author_identifiers i on i.scheme = split_part(printed.identifier, ':', 1)
    and i.value = substr(printed.identifier, strpos(printed.identifier, ':') + 1) and i.cluster_id <> f.cluster_id
  cross join lateral (values (f.cluster_id), (i.cluster_id)) both_cores (cluster_id)`;

const MERGE_SPELLINGS = `
  insert into author_spellings as known (spelling, author_name_id, folded, seen_count)
  select spelling, name_id, folded, seen_count from staged_authors order by spelling
  on conflict (spelling, author_name_id) do update set seen_count = known.seen_count + excluded.seen_count`;
