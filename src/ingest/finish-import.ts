import type { DataSource } from 'typeorm';
import { type ImportKey, deleteCheckpoints } from './sources/import-checkpoint.js';
import { matchPersons, unmatchedAuthors } from './persons/match-persons.js';
import { recount } from './counts/finish-authors.js';
import { createStaging } from './staging/staging.js';
import { inTransaction } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';

/**
 * Ends an import, in one transaction: finds who of the persons that the files brought news of are one, and forgets
 * how far the files had been read. Persons are compared only now since the evidence is whole only now, and since
 * comparing once costs less than after each batch.
 *
 * @returns how many persons were merged into another.
 */
export async function finishImport(dataSource: DataSource, keys: readonly ImportKey[]): Promise<number> {
  return inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    await transaction.query('prepareMatching', `set local work_mem = '256MB'`);
    await createStaging(transaction);
    const [unmatched] = await transaction.query('findUnmatched', 'select from unmatched_authors limit 1');
    const merged = unmatched ? await matchPersons(transaction, unmatchedAuthors) : 0;
    if (unmatched) {
      await recount(transaction);
      await transaction.query('forgetUnmatched', 'truncate unmatched_authors');
    }
    await deleteCheckpoints(transaction, keys);
    return merged;
  });
}
