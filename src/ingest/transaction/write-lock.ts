import type { Transaction } from './transaction.js';

/** The key of the advisory lock: `ingest` in ASCII. */
const WRITE_LOCK = '115977983583092';

/**
 * Waits until no other transaction writes papers, and keeps others from it until this one ends. Whoever matches
 * papers and persons must see all that others have found; readers are not concerned.
 */
export async function lockStore(transaction: Transaction): Promise<void> {
  await transaction.query('lockStore', 'select pg_advisory_xact_lock($1)', [WRITE_LOCK]);
}
