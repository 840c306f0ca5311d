import type { DataSource } from 'typeorm';
import { sql } from '../database/sql.js';
import { finishAuthors } from './counts/finish-authors.js';
import { matchUnmatchedPersons } from './persons/match-persons.js';
import { clearUnmatchedAuthors, hasUnmatchedAuthors } from './persons/unmatched-authors.js';
import { type Step, runSteps } from './pipeline/step.js';
import { type ImportKey, deleteCheckpoints } from './sources/import-checkpoint.js';
import { createStaging, stageNothing } from './staging/staging.js';
import { inTransaction } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';

/**
 * Ends an import, in one transaction: finds who of the persons that the files brought news of are one, and deletes
 * the checkpoints of the files. Persons are compared only now since the evidence is whole only now, and since
 * comparing once costs less than after each batch.
 *
 * @returns how many persons were merged into another.
 */
export async function finishImport(dataSource: DataSource, keys: readonly ImportKey[]): Promise<number> {
  const load = { mergedPersons: 0 };
  await inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    await transaction.run('prepareMatching', sql`set local work_mem = '256MB'`);
    if (await hasUnmatchedAuthors(transaction)) {
      await createStaging(transaction);
      await runSteps(transaction, FINISH_IMPORT, load);
    }
    await deleteCheckpoints(transaction, keys);
  });
  return load.mergedPersons;
}

/** The steps of an import's end, in order. */
export const FINISH_IMPORT: readonly Step<{ mergedPersons: number }>[] = [
  stageNothing,
  matchUnmatchedPersons,
  finishAuthors,
  clearUnmatchedAuthors,
];
