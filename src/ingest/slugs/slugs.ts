import { type Sql, joined, name, sql } from '../../database/sql.js';
import { slugRequests } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Where slugs of a kind are kept: each a relation with a column `slug`, indexed in "C" order. */
type SlugTable =
  | 'papers'
  | 'paper_slugs'
  | 'authors'
  | 'author_slugs'
  | 'venues'
  | 'venue_slugs'
  | 'institutions'
  | 'institution_slugs';

/** Makes room for requests: the table `slugRequests` is there, and empty. */
export async function createSlugRequests(transaction: Transaction): Promise<void> {
  await transaction.run('dropSlugRequests', slugRequests.dropIfThere);
  await transaction.run('createSlugRequests', slugRequests.create);
}

/**
 * Gives a slug to every request: the base itself where it is free, else the base with the lowest free number from 2
 * on. Needs a second round only where one request's base is another's numbered slug.
 */
export async function assignSlugs(transaction: Transaction, tables: readonly SlugTable[]): Promise<void> {
  const taken = tables.map(name);
  await transaction.run('assignFreeSlugs', freeBases(taken));
  let waiting = await countRequests(transaction);
  while (waiting > 0) {
    await transaction.run('assignSlugs', assignment([...taken, sql`${slugRequests}`]));
    const left = await countRequests(transaction);
    if (left === waiting) throw new Error(`${left} slugs could not be given`);
    waiting = left;
  }
}

/** Most bases are nobody's yet: the first who asks gets it as it is. */
const freeBases = (places: readonly Sql[]) => sql`
  update ${slugRequests} r set slug = r.base
  from (select base, min(key) as key from ${slugRequests} group by base order by base) firsts
  where firsts.key = r.key and ${unused(sql`r.base`, places)}`;

function unused(slug: Sql, places: readonly Sql[]): Sql {
  return joined(
    places.map((place) => sql`not exists (select from ${place} t where t.slug = ${slug})`),
    ' and ',
  );
}

/** How many still wait. */
function countRequests(transaction: Transaction): Promise<number> {
  return transaction.run('findSlugRequests', sql`select from ${slugRequests} where slug is null`);
}

/** `base-` and digits sort between `base-0` and `base-:`, so each base costs two short index ranges. */
const rangesOf = (place: Sql) => sql`
  select slug from ${place} where slug = bases.base
  union all select slug from ${place} where slug >= bases.base || '-0' and slug < bases.base || '-:'`;

const assignment = (places: readonly Sql[]) => sql`
  with bases as (
    select base, count(*) as requests from ${slugRequests} where slug is null group by base
  ),
  taken as (
    select bases.base, case when taken.slug = bases.base then 1
                            else substr(taken.slug, length(bases.base) + 2)::bigint end as number
    from bases cross join lateral (${joined(places.map(rangesOf), ' union all ')}) taken
    where taken.slug = bases.base or substr(taken.slug, length(bases.base) + 2) ~ '^[1-9][0-9]{0,8}$'
  ),
  free as (
    select base, candidate as number, row_number() over (partition by base order by candidate) as place
    from (select base, requests + (select count(*) from taken where taken.base = bases.base) as most
          from bases) bounds
    cross join lateral generate_series(1, most) candidate
    where not exists (select from taken where taken.base = bounds.base and taken.number = candidate)
  ),
  requests as (
    select key, base, row_number() over (partition by base order by key) as place
    from ${slugRequests} where slug is null
  ),
  candidates as (
    select distinct on (candidate) key, candidate
    from (select key, case when number = 1 then base else base || '-' || number end as candidate
          from requests join free using (base, place)) named
    order by candidate, key
  )
  update ${slugRequests} r set slug = c.candidate
  from candidates c
  where c.key = r.key and ${unused(sql`c.candidate`, places)}`;
