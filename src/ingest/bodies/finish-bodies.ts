import { z } from 'zod';
import { joined, json, name as identifier, sql, value } from '../../database/sql.js';
import { slugify } from '../../text/slug.js';
import { assignSlugs, createSlugRequests } from '../slugs/slugs.js';
import {
  bodySuccessions,
  derivedBodies,
  formerBodies,
  movedNames,
  slugRequests,
  touchedBodies,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import type { BodyKind } from './body-kinds.js';

/**
 * Counts papers, deletes what none names any more, and gives names and slugs. The name is the one that most papers state; of
 * equals the longest. A slug that was given once leads to what its bearer has become.
 */
export async function finishBodies(transaction: Transaction, kind: BodyKind): Promise<void> {
  await transaction.run('countBodies', count(kind));
  await transaction.run('touchBodies', touchedBodies.createAs(touched(kind)));
  await transaction.run('analyzeTouchedBodies', sql`analyze ${touchedBodies}`);
  await transaction.run('moveBodySlugs', moveSlugs(kind));
  await transaction.run('keepBodySlugs', keepSlugs(kind));
  await transaction.run('deleteBodies', deleteUnnamed(kind));
  await transaction.run('showBodyNames', showNames(kind));
  await giveSlugs(transaction, kind);
}

async function giveSlugs(transaction: Transaction, kind: BodyKind): Promise<void> {
  const bodies = identifier(kind.bodies);
  const waiting = await transaction.rows(
    'bodiesWithoutSlug',
    sql`select id, name from ${bodies} where slug >= '~' order by key`,
    z.object({ id: z.int(), name: z.string() }),
  );
  if (waiting.length === 0) return;
  const requests = waiting.map(({ id, name }, place) => ({ key: id, place, base: slugify(name, kind.name) }));
  await createSlugRequests(transaction);
  await transaction.run(
    'requestBodySlugs',
    sql`insert into ${slugRequests} (key, base)
      select key, base from jsonb_to_recordset(${json(requests)}) as request (key bigint, base text)`,
  );
  await assignSlugs(transaction, [kind.bodies, kind.slugs]);
  await transaction.run(
    'writeBodySlugs',
    sql`update ${bodies} b set slug = r.slug from ${slugRequests} r where r.key = b.id`,
  );
}

const count = ({ name, bodies }: BodyKind) => sql`
  update ${identifier(bodies)} b set paper_count = b.paper_count + c.change
  from (
    select body_id, sum(change)::integer as change
    from (
      select body_id, 1 as change from ${derivedBodies}
      union all
      select body_id, -1 from ${formerBodies} where kind = ${value(name, 'text')}
    ) changes
    group by body_id having sum(change) <> 0
  ) c
  where c.body_id = b.id`;

const touched = ({ name }: BodyKind) => sql`
  select body_id from ${derivedBodies}
  union select body_id from ${formerBodies} where kind = ${value(name, 'text')}
  union select former_id from ${movedNames} where former_id is not null
  union select body_id from ${movedNames}`;

/** What has become of bodies without a name. */
const successors = ({ bodies, names, id }: BodyKind) => sql`
  select f.former_id, min(b.id) as id
  from ${bodySuccessions} f
  join ${touchedBodies} t on t.body_id = f.former_id
  join ${identifier(bodies)} b on b.key = f.key
  where not exists (select from ${names} n where n.${id} = f.former_id)
  group by f.former_id`;

const moveSlugs = (kind: BodyKind) => sql`
  update ${identifier(kind.slugs)} s set ${kind.id} = x.id from (${successors(kind)}) x where s.${kind.id} = x.former_id`;

const keepSlugs = (kind: BodyKind) => sql`
  insert into ${identifier(kind.slugs)} (slug, ${kind.id})
  select b.slug, x.id from (${successors(kind)}) x join ${identifier(kind.bodies)} b on b.id = x.former_id`;

const deleteUnnamed = ({ bodies, names, id }: BodyKind) => sql`
  delete from ${identifier(bodies)} b using ${touchedBodies} t
  where t.body_id = b.id and not exists (select from ${names} n where n.${id} = b.id)`;

const showNames = ({ bodies, names, id, facts, factsFrom }: BodyKind) => {
  const columns = ['name', 'name_folded', ...facts.map(({ column }) => column)];
  const listed = (relation: string) =>
    joined(
      columns.map((column) => identifier(relation + column)),
      ', ',
    );
  const values = joined(
    facts.map(({ column, value: fact }) => sql`${fact} as ${identifier(column)}`),
    ', ',
  );
  return sql`
    update ${identifier(bodies)} x set (${listed('')}) = row (${listed('s.')})
    from (
      select b.id, n.name, n.name_folded, ${values}
      from (
        select distinct on (body_id) body_id, name, name_folded
        from (
          select n.${id} as body_id, n.name, n.name_folded, sum(n.paper_count) as count
          from ${touchedBodies} t join ${names} n on n.${id} = t.body_id group by 1, 2, 3
        ) counted
        order by body_id, count desc, length(name) desc, name
      ) n
      join ${identifier(bodies)} b on b.id = n.body_id
      ${factsFrom}
    ) s
    where s.id = x.id and (${listed('x.')}) is distinct from (${listed('s.')})`;
};
