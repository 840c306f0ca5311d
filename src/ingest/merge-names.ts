import type { Transaction } from './transaction.js';

/**
 * Makes the staged names known. A folded name that is new is a person of its own until the evidence says
 * otherwise; until the end of the transaction that person's slug is `~` and the name.
 */
export async function mergeNames(transaction: Transaction): Promise<void> {
  await transaction.query('mergeTopics', MERGE_TOPICS);
  await transaction.query('createAuthors', CREATE_AUTHORS);
  await transaction.query('mergeSpellings', MERGE_SPELLINGS);
}

/** The person who bears the name; null where it is not known. */
export async function findAuthorId(transaction: Transaction, nameKey: string): Promise<string | null> {
  const [row] = await transaction.query<{ authorId: string }>(
    'authorByNameKey',
    'select author_id as "authorId" from author_names where name_key = $1',
    [nameKey],
  );
  return row?.authorId ?? null;
}

const MERGE_TOPICS = `
  insert into topics (code, label, name) select code, label, name from staged_topics order by code
  on conflict (code) do nothing`;

const CREATE_AUTHORS = `
  with fresh as (
    select s.*, nextval(pg_get_serial_sequence('authors', 'id')) as author_id
    from (select * from staged_names order by first_seen) s
    where not exists (select from author_names n where n.name_key = s.name_key)
  ),
  created as (
    insert into authors (id, slug, name, name_folded) overriding system value
    select author_id, '~' || name_key, name_key, name_key from fresh
    returning id
  ),
  noted as (insert into affected_authors select id from created)
  insert into author_names (author_id, name_key, family_key, given_initials)
  select author_id, name_key, family_key, given_initials from fresh order by author_id`;

const MERGE_SPELLINGS = `
  insert into author_spellings as known (spelling, author_name_id, folded, seen_count)
  select s.spelling, n.id, s.folded, s.seen_count
  from staged_spellings s join author_names n on n.name_key = s.name_key
  order by s.spelling
  on conflict (spelling) do update set seen_count = known.seen_count + excluded.seen_count`;
