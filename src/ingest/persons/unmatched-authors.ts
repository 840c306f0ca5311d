import { Relation, sql } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import { affectedAuthors } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Persons whom an import brings news of, and who are compared with others in its end. */
export const unmatchedAuthors = new Relation('unmatched_authors');

/** Leaves the affected authors to the end of the import. */
export const keepUnmatchedAuthors: Step<unknown> = {
  name: 'keepUnmatchedAuthors',
  reads: [affectedAuthors],
  makes: [],
  run: async (transaction) => {
    await transaction.run(
      'insertUnmatchedAuthors',
      sql`
        insert into ${unmatchedAuthors} select author_id from ${affectedAuthors} order by author_id
        on conflict do nothing`,
    );
  },
};

/** Whether anybody waits to be compared. */
export async function hasUnmatchedAuthors(transaction: Transaction): Promise<boolean> {
  return (await transaction.run('findUnmatchedAuthors', sql`select from ${unmatchedAuthors} limit 1`)) > 0;
}

/** Everybody has been compared. */
export const clearUnmatchedAuthors: Step<unknown> = {
  name: 'clearUnmatchedAuthors',
  reads: [],
  makes: [],
  run: async (transaction) => {
    await transaction.run('clearUnmatchedAuthors', sql`truncate ${unmatchedAuthors}`);
  },
};
