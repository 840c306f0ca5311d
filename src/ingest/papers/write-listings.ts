import { type Sql, joined, name, sql, value } from '../../database/sql.js';
import { listingFields } from '../../listing-fields.js';
import { affectStagedPapers } from '../counts/affect-papers.js';
import type { Step } from '../pipeline/step.js';
import { affectedPapers, countChanges, newPapers, stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

const COLUMNS = ['paper_id', ...listingFields.map(({ column }) => column)];

/** What a staged record and a listing have in common. */
export const LISTING_COLUMNS = joined(COLUMNS.map(name), ', ');

/** The same of a relation that stands beside others. */
export function listingColumnsOf(relation: string): Sql {
  return joined(
    COLUMNS.map((column) => name(`${relation}.${column}`)),
    ', ',
  );
}

/** Writes the staged records down as listings of the source; their papers are affected. */
export const writeListings: Step<{ sourceId: number }> = {
  name: 'writeListings',
  reads: [stagedRecords, newPapers],
  makes: [affectedPapers, countChanges],
  run: write,
};

async function write(transaction: Transaction, { sourceId }: { sourceId: number }): Promise<void> {
  await transaction.run(
    'writeListings',
    sql`
      insert into listings (source_id, position, ${LISTING_COLUMNS})
      select ${value(sourceId, 'integer')}, listing_position, ${LISTING_COLUMNS}
      from ${stagedRecords} order by position`,
  );
  await affectStagedPapers(transaction);
}
