import { sql, value } from '../../database/sql.js';
import type { Transaction } from './transaction.js';

/** The key of the advisory lock: `ingest` in ASCII. */
const WRITE_LOCK = value('115977983583092', 'bigint');

/**
 * Waits until no other transaction writes papers, and keeps others from it until this one ends. Whoever matches
 * papers and persons must see all that others have found; readers are not concerned.
 */
export async function lockStore(transaction: Transaction): Promise<void> {
  await transaction.run('lockStore', sql`select pg_advisory_xact_lock(${WRITE_LOCK})`);
}
