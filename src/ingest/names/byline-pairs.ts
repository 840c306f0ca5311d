import { z } from 'zod';
import { type Sql, json, sql } from '../../database/sql.js';
import type { TableUse } from '../pipeline/step.js';
import { stagedRecords, stagedSpellings } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** A name of some that may be one person's. */
export interface GroupedName {
  nameKey: string;
  identity: string;
  /** Whoever is of one group may be one. */
  group: string;
}

/** Two names of one group that stand side by side on a byline; in the order of their texts. */
export interface BylinePair {
  group: string;
  one: Omit<GroupedName, 'group'>;
  other: Omit<GroupedName, 'group'>;
}

/** What looking for pairs works with. */
export const BYLINE_PAIR_TABLES: TableUse = { reads: [stagedRecords, stagedSpellings], makes: [] };

/** Finds which names of a group stand on one byline, of the store or of the staged records. */
export async function readBylinePairs(
  transaction: Transaction,
  names: readonly GroupedName[],
): Promise<BylinePair[]> {
  const sizes = new Map<string, number>();
  for (const { group } of names) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const several = names.filter(({ group }) => (sizes.get(group) ?? 0) > 1);
  if (several.length === 0) return [];
  return transaction.rows('bylinePairs', pairsOf(several), bylinePair);
}

const pairedName = z.object({ nameKey: z.string(), identity: z.string() });
const bylinePair = z.object({ group: z.string(), one: pairedName, other: pairedName });

/** Papers are found by the authors whose the names are now; which of their bylines name whom, listings say. */
const pairsOf = (names: readonly GroupedName[]): Sql => sql`
  with given as materialized (
    select * from jsonb_to_recordset(${json(names.map(({ nameKey, identity, group }) => ({ nameKey, identity, group })))}) as g ("nameKey" text collate "C", identity text collate "C", "group" text)
  ),
  spelled as materialized (
    select n.id, n.author_id, g."nameKey", g.identity, g."group", s.spelling, s.stated
    from given g
    cross join lateral (
      select id, author_id from author_names n where n.name_key = g."nameKey" and n.identity = g.identity offset 0
    ) n
    cross join lateral (
      select spelling, stated from author_spellings s where s.author_name_id = n.id offset 0
    ) s
  ),
  listed as (
    select l.id, l.authors_as_printed, l.author_ids, l.author_parts
    from (
      select distinct s.paper_id
      from (select distinct author_id from spelled) a
      cross join lateral (select paper_id from authorships s where s.author_id = a.author_id offset 0) s
    ) written
    cross join lateral (
      select id, authors_as_printed, author_ids, author_parts from listings l where l.paper_id = written.paper_id offset 0
    ) l
  ),
  printed as (
    select l.id as byline, s."nameKey", s.identity, s."group"
    from listed l
    cross join lateral unnest(l.authors_as_printed) with ordinality name (spelling, position)
    join spelled s on s.spelling = name.spelling and s.stated = coalesce(l.author_parts[name.position], '')
      and s.identity = coalesce(l.author_ids[name.position], '')
    union
    select -r.position, g."nameKey", g.identity, g."group"
    from ${stagedRecords} r
    cross join lateral unnest(r.authors_as_printed) with ordinality name (spelling, position)
    join ${stagedSpellings} s on s.spelling = name.spelling and s.stated = coalesce(r.author_parts[name.position], '')
      and s.identity = coalesce(r.author_ids[name.position], '')
    join given g on g."nameKey" = s.name_key and g.identity = s.identity
  )
  select distinct a."group", jsonb_build_object('nameKey', a."nameKey", 'identity', a.identity) as one,
    jsonb_build_object('nameKey', b."nameKey", 'identity', b.identity) as other
  from printed a join printed b on b.byline = a.byline and b."group" = a."group"
    and (a."nameKey", a.identity) < (b."nameKey", b.identity)
  order by 1, 2, 3`;
