import { type Sql, sql, value } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedPapers,
  bodySuccessions,
  derivedBodies,
  formerBodies,
  movedNames,
  recountedNames,
  relinkedPapers,
  resolvedNames,
  slugRequests,
  statedBodies,
  touchedBodies,
  touchedKeys,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { BODY_KINDS, type BodyKind } from './body-kinds.js';
import { chosenNames } from './chosen-names.js';
import { finishBodies } from './finish-bodies.js';
import { nameBodies } from './name-bodies.js';
import { resolveNames } from './resolve-names.js';

/** Made anew for each kind. */
const TABLES = [
  statedBodies,
  recountedNames,
  touchedKeys,
  resolvedNames,
  bodySuccessions,
  movedNames,
  relinkedPapers,
  derivedBodies,
  touchedBodies,
];

/**
 * Computes anew which venues and institutions the affected papers name, and who these are: one by the code that a source
 * gives it, else by its folded name; a name that papers state with one code alone is that code's wherever it stands. So what
 * the store makes of papers does not depend on the order in which they come.
 */
export const deriveBodies: Step<unknown> = {
  name: 'deriveBodies',
  reads: [affectedPapers, formerBodies],
  makes: [formerBodies, ...TABLES, slugRequests],
  run: async (transaction) => {
    for (const kind of BODY_KINDS) await deriveKind(transaction, kind);
  },
};

async function deriveKind(transaction: Transaction, kind: BodyKind): Promise<void> {
  for (const table of TABLES) await transaction.run('dropBodyTables', table.dropIfThere);
  const stated = statedBodies.createAs(kind.statedBy(sql`${affectedPapers}`));
  if ((await transaction.run('stateBodies', stated)) === 0) {
    if ((await transaction.run('findFormerBodies', findFormer(kind))) === 0) return;
  }
  await transaction.run('analyzeStatedBodies', sql`analyze ${statedBodies}`);
  await nameBodies(transaction, kind);
  await resolveNames(transaction, kind);
  await relinkPapers(transaction, kind);
  await transaction.run('deriveBodies', derivedBodies.createAs(derived(kind)));
  await transaction.run('analyzeDerivedBodies', sql`analyze ${derivedBodies}`);
  await transaction.run('unlinkBodies', unlink(kind));
  await transaction.run('linkBodies', link(kind));
  await finishBodies(transaction, kind);
}

/** Papers whose venue or institution has become another are derived again. */
async function relinkPapers(transaction: Transaction, kind: BodyKind): Promise<void> {
  await transaction.run('createRelinkedPapers', relinkedPapers.create);
  if ((await transaction.run('relinkPapers', relink(kind))) === 0) return;
  await transaction.run('noteRelinkedBodies', noteRelinked(kind));
  await transaction.run(
    'stateRelinkedBodies',
    sql`insert into ${statedBodies} (paper_id, rank, name, code, country_code) ${kind.statedBy(sql`${relinkedPapers}`)}`,
  );
}

const findFormer = ({ name }: BodyKind) => sql`
  select from ${formerBodies} where kind = ${value(name, 'text')} limit 1`;

const relink = ({ links, id }: BodyKind) => sql`
  insert into ${relinkedPapers} (paper_id)
  select distinct l.paper_id
  from ${movedNames} m join ${links} l on l.${id} = m.former_id and m.name_id = any (l.name_ids)
  where not exists (select from ${affectedPapers} a where a.paper_id = l.paper_id)`;

const noteRelinked = ({ name, links, id }: BodyKind) => sql`
  insert into ${formerBodies} (kind, paper_id, body_id, name_ids)
  select ${value(name, 'text')}, l.paper_id, l.${id}, l.name_ids
  from ${relinkedPapers} r join ${links} l on l.paper_id = r.paper_id`;

const derived = (kind: BodyKind) => sql`
  select c.paper_id, c.body_id, min(c.rank) as rank, array_agg(c.name_id order by c.name_id) as name_ids, p.sort_date
  from (${chosenNames(kind)}) c join papers p on p.id = c.paper_id
  group by c.paper_id, c.body_id, p.sort_date`;

const unlink = ({ name, links, id }: BodyKind): Sql => sql`
  delete from ${links} l using ${formerBodies} f
  where f.kind = ${value(name, 'text')} and f.paper_id = l.paper_id and f.body_id = l.${id}
    and not exists (select from ${derivedBodies} d where d.paper_id = l.paper_id and d.body_id = l.${id})`;

const link = ({ links, id }: BodyKind): Sql => sql`
  insert into ${links} as l (paper_id, ${id}, rank, name_ids, sort_date)
  select paper_id, body_id, rank, name_ids, sort_date from ${derivedBodies} order by paper_id, rank
  on conflict (paper_id, ${id}) do update
    set rank = excluded.rank, name_ids = excluded.name_ids, sort_date = excluded.sort_date
    where (l.rank, l.name_ids, l.sort_date) is distinct from (excluded.rank, excluded.name_ids, excluded.sort_date)`;
