import { name as identifier, sql } from '../../database/sql.js';
import { bodySuccessions, movedNames, resolvedNames, touchedKeys } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import type { BodyKind } from './body-kinds.js';

/**
 * Finds whose the names are whose key has come or gone: of a code, where they bear one or where all that bear it besides have
 * the same; else of the key itself. A body of which nothing is left but in one other becomes that, and keeps its slug.
 */
export async function resolveNames(transaction: Transaction, kind: BodyKind): Promise<void> {
  await transaction.run('resolveBodyNames', resolvedNames.createAs(resolved(kind)));
  await transaction.run('analyzeResolvedNames', sql`analyze ${resolvedNames}`);
  await transaction.run('succeedBodies', bodySuccessions.createAs(SUCCESSIONS));
  await transaction.run('renameBodies', rename(kind));
  await transaction.run('insertBodies', insert(kind));
  await transaction.run('moveBodyNames', movedNames.createAs(moved(kind)));
  await transaction.run('assignBodyNames', assign(kind));
}

const resolved = ({ names, id }: BodyKind) => sql`
  with keys as (select distinct name_key from ${touchedKeys}),
  codes as (
    select n.name_key, min(n.code) as code
    from keys join ${names} n on n.name_key = keys.name_key
    where n.code <> '' group by n.name_key having count(distinct n.code) = 1
  )
  select n.id as name_id, n.name_key, n.${id} as former_id,
    coalesce(nullif(n.code, ''), c.code, 'NAME:' || n.name_key) as key
  from keys
  join ${names} n on n.name_key = keys.name_key
  left join codes c on c.name_key = n.name_key`;

/** Where names have gone that still are stated, and where those stand now that bear the key of one that is not. */
const SUCCESSIONS = sql`
  select former_id, key from ${resolvedNames} where former_id is not null
  union
  select t.former_id, r.key
  from ${touchedKeys} t join ${resolvedNames} r on r.name_key = t.name_key where t.former_id is not null`;

const rename = ({ bodies, names, id }: BodyKind) => sql`
  with dissolved as (
    select distinct s.former_id as id
    from ${bodySuccessions} s join ${identifier(bodies)} b on b.id = s.former_id
    where not exists (select from ${resolvedNames} r where r.key = b.key)
      and not exists (
        select from ${names} n
        where n.${id} = b.id and not exists (select from ${resolvedNames} r where r.name_id = n.id))
  ),
  free as (
    select distinct on (s.key) s.key, s.former_id
    from ${bodySuccessions} s join dissolved d on d.id = s.former_id
    where not exists (select from ${identifier(bodies)} b where b.key = s.key)
    order by s.key, s.former_id
  ),
  chosen as (select distinct on (former_id) former_id, key from free order by former_id, key)
  update ${identifier(bodies)} b set key = c.key from chosen c where c.former_id = b.id`;

/** Slugs from `~` on are of those that wait for one: no name gives one. */
const insert = ({ bodies }: BodyKind) => sql`
  insert into ${identifier(bodies)} (key, slug, name, name_folded)
  select distinct key, '~' || md5(key), '', '' from ${resolvedNames} r
  where not exists (select from ${identifier(bodies)} b where b.key = r.key) order by key`;

const moved = ({ bodies }: BodyKind) => sql`
  select r.name_id, r.former_id, b.id as body_id
  from ${resolvedNames} r join ${identifier(bodies)} b on b.key = r.key where r.former_id is distinct from b.id`;

const assign = ({ names, id }: BodyKind) => sql`
  update ${names} n set ${id} = m.body_id from ${movedNames} m where m.name_id = n.id`;
