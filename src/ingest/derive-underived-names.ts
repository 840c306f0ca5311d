import type { DataSource } from 'typeorm';
import { DerivationEntity } from '../database/entities/derivation.entity.js';
import { integer, sql } from '../database/sql.js';
import { NAME_KEYS } from '../text/names/name-keys.js';
import { finishAuthors } from './counts/finish-authors.js';
import { deleteOrphanNames } from './names/delete-orphan-names.js';
import { deriveNames } from './names/derive-names.js';
import { matchPersons } from './persons/match-persons.js';
import { type Step, runSteps } from './pipeline/step.js';
import { createStaging, stageNothing } from './staging/staging.js';
import { inTransaction } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';

/**
 * Reads the names of a store anew that another version of the code has read, in one transaction, and finds who is who
 * among those that are other names now. To be called when the schema is up to date.
 *
 * @param report is called where there is something to do.
 */
export async function deriveUnderivedNames(
  dataSource: DataSource,
  report: () => void = () => undefined,
): Promise<void> {
  const derivations = dataSource.getRepository(DerivationEntity);
  const known = await derivations.findOne({ where: { name: 'name keys' }, comment: 'nameKeys' });
  if (known?.version === NAME_KEYS) return;
  await inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    if ((await transaction.run('resetSpellings', RESET_SPELLINGS)) > 0) {
      report();
      await createStaging(transaction);
      await runSteps(transaction, DERIVE_NAMES, { mergedPersons: 0 });
    }
    await transaction.run('writeNameKeys', WRITE_NAME_KEYS);
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

const RESET_SPELLINGS = sql`update author_spellings set family_key = null`;

const WRITE_NAME_KEYS = sql`
  insert into derivations (name, version) values ('name keys', ${integer(NAME_KEYS)})
  on conflict (name) do update set version = excluded.version`;
