import { json, name as identifier, sql } from '../../database/sql.js';
import { BODY_KINDS, type BodyKind } from '../bodies/body-kinds.js';
import type { Step } from '../pipeline/step.js';
import type { Transaction } from '../transaction/transaction.js';
import type { LineOf } from './line-shapes.js';
import type { Placed } from './read-lines.js';

/** Writes venues, or institutions, under the slugs that they had. Who names them comes with the papers. */
export async function restoreBodies(
  transaction: Transaction,
  kind: BodyKind['name'],
  things: readonly Placed<LineOf<'venue'>>[],
): Promise<void> {
  const { bodies, slugs, id } = BODY_KINDS.find(({ name }) => name === kind) ?? BODY_KINDS[0];
  const rows = json(things.map((thing, place) => ({ place, ...thing.value })));
  const table = identifier(bodies);
  await transaction.run(
    'restoreBodies',
    sql`insert into ${table} (key, slug, name, name_folded)
      select key, slug, '', '' from jsonb_to_recordset(${rows}) as body (place integer, key text, slug text) order by place`,
  );
  await transaction.run(
    'restoreBodySlugs',
    sql`insert into ${identifier(slugs)} (slug, ${id})
      select former, b.id
      from jsonb_to_recordset(${rows}) as body (key text, "formerSlugs" jsonb)
      join ${table} b on b.key = body.key
      cross join lateral jsonb_array_elements_text(body."formerSlugs") former`,
  );
}

/** Those that no paper of the file names, as the names are read now. */
export const deleteUnnamedBodies: Step<unknown> = {
  name: 'deleteUnnamedBodies',
  reads: [],
  makes: [],
  run: async (transaction) => {
    for (const { bodies, names, id } of BODY_KINDS)
      await transaction.run(
        'deleteUnnamedBodies',
        sql`delete from ${identifier(bodies)} b where not exists (select from ${names} n where n.${id} = b.id)`,
      );
  },
};
