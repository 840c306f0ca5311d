import { json, sql } from '../../database/sql.js';
import { newPapers } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import type { LineOf } from './line-shapes.js';
import type { Placed } from './read-lines.js';

/** Writes doubts about authors that are written, and papers that are to be. Those about others are left out. */
export async function restoreDoubts(
  transaction: Transaction,
  things: readonly Placed<LineOf<'doubt'>>[],
): Promise<void> {
  const rows = json(things.map((thing) => thing.value));
  await transaction.run(
    'restoreDoubts',
    sql`
      insert into doubts (kind, one_id, other_id, likelihood, evidence)
      select kind, least(one, other), greatest(one, other), likelihood, evidence
      from jsonb_to_recordset(${rows})
        as d (kind text, subjects text[], likelihood double precision, evidence text[])
      cross join lateral (
        select a.id as one, b.id as other from authors a, authors b
        where d.kind <> 'SAME_PAPER' and a.slug = d.subjects[1] and b.slug = d.subjects[2]
        union all
        select p.paper_id, q.paper_id from ${newPapers} p, ${newPapers} q
        where d.kind = 'SAME_PAPER' and p.slug = d.subjects[1] and q.slug = d.subjects[2]
      ) known
      on conflict do nothing`,
  );
}
