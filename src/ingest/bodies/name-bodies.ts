import { z } from 'zod';
import { type Bound, integer, json, sql, value } from '../../database/sql.js';
import { foldBodyName } from '../../text/body-names.js';
import { foldText } from '../../text/fold.js';
import { formerBodies, recountedNames, statedBodies, touchedKeys } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import type { BodyKind } from './body-kinds.js';
import { chosenNames } from './chosen-names.js';

/** Names that are folded at a time. */
const PORTION = 5_000;

/** Writes the names that are new, counts by how many papers each is stated, and deletes those that none states any more. */
export async function nameBodies(transaction: Transaction, kind: BodyKind): Promise<void> {
  for (;;) {
    const fresh = await transaction.rows('freshBodyNames', freshNames(kind), NAME);
    if (fresh.length === 0) break;
    await transaction.run('insertBodyNames', insertNames(kind, json(fresh.map(folded))));
  }
  await transaction.run('recountBodyNames', recountedNames.createAs(recounted(kind)));
  await transaction.run('countBodyNames', count(kind));
  await transaction.run('touchNameKeys', touchedKeys.createAs(touched(kind)));
  await transaction.run('deleteBodyNames', deleteNames(kind));
}

const NAME = z.object({ name: z.string(), code: z.string(), country_code: z.string() });

function folded(row: z.infer<typeof NAME>) {
  return { ...row, name_key: foldBodyName(row.name), name_folded: foldText(row.name) };
}

const freshNames = ({ names, sameName }: BodyKind) => sql`
  select distinct s.name, s.code, s.country_code from ${statedBodies} s
  where not exists (select from ${names} n where ${sameName}) limit ${integer(PORTION)}`;

const insertNames = ({ names, more }: BodyKind, rows: Bound) => sql`
  insert into ${names} (name, code, name_key, name_folded ${more.columns})
  select r.name, r.code, r.name_key, r.name_folded ${more.values}
  from jsonb_to_recordset(${rows})
    as r (name text, code text, country_code text, name_key text, name_folded text)
  order by 1, 2 on conflict do nothing`;

const recounted = (kind: BodyKind) => sql`
  select name_id, sum(change)::integer as change
  from (
    select name_id, 1 as change from (${chosenNames(kind)}) chosen
    union all
    select unnest(name_ids), -1 from ${formerBodies} where kind = ${value(kind.name, 'text')}
  ) changes
  group by name_id having sum(change) <> 0`;

const count = ({ names }: BodyKind) => sql`
  update ${names} n set paper_count = n.paper_count + c.change from ${recountedNames} c where c.name_id = n.id`;

/** Names without a body are those that have come now. */
const touched = ({ names, id }: BodyKind) => sql`
  select name_key, null::integer as former_id from ${names} where ${id} is null
  union
  select n.name_key, n.${id} from ${recountedNames} c join ${names} n on n.id = c.name_id where n.paper_count = 0`;

const deleteNames = ({ names, id }: BodyKind) => sql`
  delete from ${names} n
  where n.paper_count = 0
    and (n.${id} is null or n.id in (select name_id from ${recountedNames} where change < 0))`;
