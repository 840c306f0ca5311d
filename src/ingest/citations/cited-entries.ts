import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import { type Sql, sql } from '../../database/sql.js';
import { citedEntries, citingPapers, touchedWorks } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Adds papers to those whose citations are derived anew, with the references of all their listings.
 *
 * @param papers a query of `paper_id`, of papers that are not among them.
 */
export async function addCitingPapers(transaction: Transaction, papers: Sql): Promise<void> {
  await transaction.run(
    'addCitedEntries',
    sql`
      with added as (insert into ${citingPapers} (paper_id) ${papers} on conflict do nothing returning paper_id)
      insert into ${citedEntries} (paper_id, position, keys, title, year, intents) ${entriesOf(sql`added`)}`,
  );
}

/** Gives each identifier that is new a work of its own. */
export async function numberCitedKeys(transaction: Transaction): Promise<void> {
  await transaction.run('numberCitedKeys', NUMBER_KEYS);
  await transaction.run('nameCitedWorks', NAME_WORKS);
}

/**
 * A title without its signs, in small letters; of signs alone as it is. The signs are listed: which they are would otherwise
 * depend on the locale of the database, and in the locale C each title in Chinese would be the same.
 */
const TITLE_WORDS = sql`coalesce(
  nullif(btrim(regexp_replace(lower(title), '[\\u0020-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\u3000-\\u3004]+', ' ', 'g')), ''),
  title)`;

/**
 * What `printReference` wrote, in the order of precedence of the listings; a year that is none comes of a forged export. An
 * entry by an identifier of the paper itself says nothing.
 */
const entriesOf = (papers: Sql) => sql`
  select paper_id, position,
    case when keys = '' then array['TITLE:' || md5(concat_ws(' ', year, ${TITLE_WORDS}))]
      else string_to_array(keys, ' ') end,
    nullif(title, ''), case when year ~ '^[0-9]{1,4}$' then year::integer end,
    case when intents <> '' then string_to_array(intents, ' ') end
  from (
    select l.paper_id,
      row_number() over (partition by l.paper_id order by ${LISTING_PRECEDENCE}, r.place)::integer as position,
      split_part(r.reference, E'\t', 1) as keys, split_part(r.reference, E'\t', 2) as year,
      split_part(r.reference, E'\t', 3) as title, split_part(r.reference, E'\t', 4) as intents
    from ${papers} a
    join listings l on l.paper_id = a.paper_id
    join sources s on s.id = l.source_id
    cross join lateral unnest(l.cited_references) with ordinality r (reference, place)
    where l.cited_references <> '{}'
  ) printed
  where not exists (
    select from paper_identifiers i
    where i.paper_id = printed.paper_id and i.scheme || ':' || i.value = any (string_to_array(printed.keys, ' ')))`;

const NUMBER_KEYS = sql`
  with fresh as materialized (
    select key, nextval(pg_get_serial_sequence('cited_works', 'id'))::integer as id
    from (
      select distinct printed.key from ${citedEntries} e cross join lateral unnest(e.keys) printed (key)
      where not exists (select from cited_identifiers i where i.key = printed.key)
    ) unknown
  ),
  works as (insert into cited_works (id) overriding system value select id from fresh),
  identifiers as (insert into cited_identifiers (key, work_id) select key, id from fresh)
  insert into ${touchedWorks} (work_id) select id from fresh`;

const NAME_WORKS = sql`
  update cited_works w set title = least(w.title, e.title), year = least(w.year, e.year)
  from (
    select k.work_id, min(e.title) as title, min(e.year) as year
    from ${citedEntries} e join cited_identifiers k on k.key = e.keys[1]
    where e.title is not null or e.year is not null
    group by k.work_id
  ) e
  where w.id = e.work_id
    and (w.title, w.year) is distinct from (least(w.title, e.title), least(w.year, e.year))`;
