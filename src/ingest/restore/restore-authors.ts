import { type Bound, type Sql, json, sql } from '../../database/sql.js';
import { foldText } from '../../text/fold.js';
import { initialsOf, nameParts } from '../../text/name-parts.js';
import { nameKeys } from '../../text/names/name-keys.js';
import { statedName } from '../../text/names/stated-name.js';
import { chosenFamilyKey } from '../../text/names/chosen-family.js';
import type { Transaction } from '../transaction/transaction.js';
import type { LineOf } from './line-shapes.js';
import type { Placed } from './read-lines.js';
import { requireKnown } from './require-known.js';

type SpellingOfLine = LineOf<'author'>['names'][number]['spellings'][number];

/**
 * Writes authors with all that tells who is who. Names keep their numbers, since merges and clusters refer to them.
 * Folded forms are made anew.
 */
export async function restoreAuthors(
  transaction: Transaction,
  things: readonly Placed<LineOf<'author'>>[],
): Promise<void> {
  const authors = things.map((thing) => thing.value);
  const names = authors.flatMap(namesOf);
  const rows = {
    authors: authors.map(({ slug, name }, place) => ({ place, slug, name, folded: foldText(name) })),
    slugs: authors.flatMap(({ slug, formerSlugs }) =>
      formerSlugs.map((former) => ({ former, author: slug })),
    ),
    names,
    spellings: names.flatMap(({ number, nameKey, spellings }) =>
      spellings.map((one) => ({ number, keyOfLine: nameKey, ...spellingValues(one) })),
    ),
    identifiers: authors.flatMap(({ identifiers }) => identifiers),
    unmatched: authors.filter(({ unmatched }) => unmatched).map(({ slug }) => ({ slug })),
  };
  for (const [name, part, insert] of INSERTS) await transaction.run(name, insert(json(rows[part])));
  if (rows.spellings.some(({ nameKey, keyOfLine }) => nameKey !== keyOfLine))
    await transaction.run('forgetNameKeys', FORGET_NAME_KEYS);
}

/** Names of the file were read by another version of the code: `deriveUnderivedNames` reads them anew. */
const FORGET_NAME_KEYS = sql`delete from derivations where name = 'name keys'`;

function namesOf({ slug, names }: LineOf<'author'>) {
  return names.map((name) => {
    const familyKey = chosenFamilyKey(
      name.spellings.map((one) => ({ ...spellingValues(one), count: one.seen })),
    );
    const { given } = nameParts(name.nameKey, familyKey);
    return { ...name, author: slug, family: familyKey, initials: initialsOf(given) };
  });
}

function spellingValues({ spelling, seen, stated }: SpellingOfLine) {
  const { nameKey, familyKey, shown } = nameKeys(spelling, statedName(stated ?? ''));
  const other = shown === spelling ? null : shown;
  return { spelling, seen, stated: stated ?? '', nameKey, familyKey, shown: other, folded: foldText(shown) };
}

/** Writes the merges that were made, and those that were undone. */
export async function restoreMerges(
  transaction: Transaction,
  things: readonly Placed<LineOf<'merge'>>[],
): Promise<void> {
  await requireKnown(transaction, 'author', things, ({ author }) => [author]);
  const merges = things.map((thing, place) => ({ place, ...thing.value }));
  await transaction.run('restoreMerges', insertMerges(json(merges)));
}

const insertAuthors = (rows: Bound): Sql => sql`
  insert into authors (slug, name, name_folded)
  select slug, name, folded
  from jsonb_to_recordset(${rows}) as author (place integer, slug text, name text, folded text) order by place`;

const insertSlugs = (rows: Bound): Sql => sql`
  insert into author_slugs (slug, author_id)
  select given.former, a.id
  from jsonb_to_recordset(${rows}) as given (former text, author text) join authors a on a.slug = given.author`;

const insertNames = (rows: Bound): Sql => sql`
  insert into author_names (id, author_id, name_key, family_key, given_initials, identity, cluster_id)
  overriding system value
  select n.number, a.id, n."nameKey", n.family, n.initials, n.identity, n.core
  from jsonb_to_recordset(${rows}) as n (number bigint, author text, "nameKey" text, family text, initials text[],
    identity text, core bigint)
  join authors a on a.slug = n.author
  order by n.number`;

const insertSpellings = (rows: Bound): Sql => sql`
  insert into author_spellings (spelling, author_name_id, stated, family_key, shown, folded, seen_count)
  select spelling, number, coalesce(stated, ''), "familyKey", shown, folded, seen
  from jsonb_to_recordset(${rows}) as s (number bigint, spelling text, stated text, "familyKey" text, shown text,
    folded text, seen integer)`;

const insertIdentifiers = (rows: Bound): Sql => sql`
  insert into author_identifiers (scheme, value, cluster_id, is_nobodys)
  select scheme, value, core, nobodys
  from jsonb_to_recordset(${rows}) as i (scheme text, value text, core bigint, nobodys boolean)`;

const insertUnmatched = (rows: Bound): Sql => sql`
  insert into unmatched_authors
  select a.id from jsonb_to_recordset(${rows}) as u (slug text) join authors a on a.slug = u.slug`;

const INSERTS = [
  ['restoreAuthors', 'authors', insertAuthors],
  ['restoreAuthorSlugs', 'slugs', insertSlugs],
  ['restoreNames', 'names', insertNames],
  ['restoreSpellings', 'spellings', insertSpellings],
  ['restoreAuthorIdentifiers', 'identifiers', insertIdentifiers],
  ['restoreUnmatched', 'unmatched', insertUnmatched],
] as const;

const insertMerges = (rows: Bound): Sql => sql`
  insert into author_merges
    (author_id, kept_name_ids, merged_name_ids, merged_slug, evidence, merged_at, undone_at)
  select a.id, m.kept, m.merged, m."mergedSlug", m.evidence, m."mergedAt", m."undoneAt"
  from jsonb_to_recordset(${rows}) as m (place integer, author text, kept bigint[], merged bigint[],
    "mergedSlug" text, evidence jsonb, "mergedAt" timestamptz, "undoneAt" timestamptz)
  join authors a on a.slug = m.author
  order by m.place`;
