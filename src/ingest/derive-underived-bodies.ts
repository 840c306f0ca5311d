import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { DerivationEntity } from '../database/entities/derivation.entity.js';
import { integer, sql, value } from '../database/sql.js';
import { BODY_FOLD } from '../text/body-names.js';
import { deriveBodies } from './bodies/derive-bodies.js';
import { noteFormerBodies } from './bodies/note-former-bodies.js';
import { type Step, runSteps } from './pipeline/step.js';
import { createStaging, stageNothing } from './staging/staging.js';
import { affectedPapers } from './staging/tables.js';
import { inTransaction } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';

/** Papers of one transaction. */
const PORTION = 10_000;

/** From which paper on, and up to which; null where none is left. */
interface PortionLoad {
  after: string;
  last: string | null;
}

/**
 * Finds the venues and institutions of a store that was filled before there were any, from what its listings say, portion by
 * portion. One that was stopped begins anew. To be called when the schema is up to date.
 *
 * @param report is called where there is something to do.
 */
export async function deriveUnderivedBodies(
  dataSource: DataSource,
  report: () => void = () => undefined,
): Promise<void> {
  const derivations = dataSource.getRepository(DerivationEntity);
  const known = await derivations.findOne({ where: { name: 'body names' }, comment: 'bodyNames' });
  if (known?.version === BODY_FOLD) return;
  const load: PortionLoad = { after: '0', last: null };
  for (;;) {
    await inTransaction(dataSource, async (transaction) => {
      await lockStore(transaction);
      await createStaging(transaction);
      await runSteps(transaction, DERIVE_BODIES, load);
    });
    if (load.last === null) break;
    if (load.after === '0') report();
    load.after = load.last;
  }
  await derivations.upsert({ name: 'body names', version: BODY_FOLD }, ['name']);
}

const affectPortion: Step<PortionLoad> = {
  name: 'affectPortion',
  reads: [],
  makes: [affectedPapers],
  run: async (transaction, load) => {
    const [row] = await transaction.rows(
      'affectPortion',
      sql`with added as (
          insert into ${affectedPapers} (paper_id)
          select id from papers where id > ${value(load.after, 'bigint')} order by id limit ${integer(PORTION)}
          returning paper_id
        )
        select max(paper_id) as last from added`,
      z.object({ last: z.string().nullable() }),
    );
    load.last = row?.last ?? null;
  },
};

/** The steps of a portion, in order. */
export const DERIVE_BODIES: readonly Step<PortionLoad>[] = [
  stageNothing,
  affectPortion,
  noteFormerBodies,
  deriveBodies,
];
