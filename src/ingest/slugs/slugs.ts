import type { Transaction } from '../transaction/transaction.js';

/** Where slugs of a kind are kept: each a SELECT-able relation with a column `slug`, indexed in "C" order. */
type SlugTable = 'papers' | 'paper_slugs' | 'authors' | 'author_slugs';

/**
 * Gives a slug to every row of the temporary table `slug_requests (key bigint, base text, slug text)`: the
 * base itself where it is free, else the base with the lowest free number from 2 on. Needs a second round only where one row's base is another's numbered slug.
 */
export async function assignSlugs(transaction: Transaction, tables: readonly SlugTable[]): Promise<void> {
  await transaction.query('assignFreeSlugs', freeBases(tables));
  let waiting = await countRequests(transaction);
  while (waiting > 0) {
    await transaction.query('assignSlugs', assignment(tables));
    const left = await countRequests(transaction);
    if (left === waiting) throw new Error(`${left} slugs could not be given`);
    waiting = left;
  }
}

/** Most bases are nobody's yet: the first who asks gets it as it is. */
function freeBases(tables: readonly SlugTable[]): string {
  return `
    update slug_requests r set slug = r.base
    from (select base, min(key) as key from slug_requests group by base order by base) firsts
    where firsts.key = r.key
      and ${tables.map((table) => `not exists (select from ${table} t where t.slug = r.base)`).join(' and ')}`;
}

async function countRequests(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(
    'countSlugRequests',
    'select count(*)::int as count from slug_requests where slug is null',
  );
  return row?.count ?? 0;
}

export async function createSlugRequests(transaction: Transaction): Promise<void> {
  await transaction.query('createSlugRequests', 'drop table if exists slug_requests');
  await transaction.query(
    'createSlugRequests',
    `create temp table slug_requests (key bigint primary key, base text collate "C" not null,
       slug text collate "C" unique) on commit drop`,
  );
}

/** `base-` and digits sort between `base-0` and `base-:`, so each base costs two short index ranges. */
function assignment(tables: readonly SlugTable[]): string {
  const places = [...tables, 'slug_requests'];
  const ranges = places.map(
    (table) => `select slug from ${table} where slug = bases.base
      union all select slug from ${table} where slug >= bases.base || '-0' and slug < bases.base || '-:'`,
  );
  return `
    with bases as (
      select base, count(*) as requests from slug_requests where slug is null group by base
    ),
    taken as (
      select bases.base, case when taken.slug = bases.base then 1
                              else substr(taken.slug, length(bases.base) + 2)::bigint end as number
      from bases cross join lateral (${ranges.join(' union all ')}) taken
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
      from slug_requests where slug is null
    ),
    candidates as (
      select distinct on (candidate) key, candidate
      from (select key, case when number = 1 then base else base || '-' || number end as candidate
            from requests join free using (base, place)) named
      order by candidate, key
    )
    update slug_requests r set slug = c.candidate
    from candidates c
    where c.key = r.key
      and ${places.map((table) => `not exists (select from ${table} t where t.slug = c.candidate)`).join(' and ')}`;
}
