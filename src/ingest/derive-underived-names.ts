import type { DataSource } from 'typeorm';
import { createRunner } from '../database/runner.js';
import { sql } from '../database/sql.js';
import { finishAuthors } from './counts/finish-authors.js';
import { deleteOrphanNames } from './names/delete-orphan-names.js';
import { deriveNames } from './names/derive-names.js';
import { matchPersons } from './persons/match-persons.js';
import { type Step, runSteps } from './pipeline/step.js';
import { createStaging, stageNothing } from './staging/staging.js';
import { inTransaction } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';

/**
 * Reads names anew that a migration has left to it, in one transaction, and finds who is who among those that are other
 * names now. To be called when the schema is up to date; where all names are read it asks for one row.
 *
 * @param report is called where there is something to do.
 */
export async function deriveUnderivedNames(dataSource: DataSource, report: () => void): Promise<void> {
  const found = await createRunner(dataSource).run('findUnderivedNames', FIND_UNDERIVED);
  if (found === 0) return;
  report();
  await inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    await createStaging(transaction);
    await runSteps(transaction, DERIVE_NAMES, { mergedPersons: 0 });
  });
}

/** The steps of reading names anew, in order. */
export const DERIVE_NAMES: readonly Step<{ mergedPersons: number }>[] = [
  stageNothing,
  deriveNames,
  deleteOrphanNames,
  matchPersons,
  finishAuthors,
];

const FIND_UNDERIVED = sql`select from author_spellings where family_key is null limit 1`;
