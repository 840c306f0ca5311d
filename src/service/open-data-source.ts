import {
  type ConnectionLimits,
  type ConnectionOptions,
  type DataSource,
  createDataSource,
} from '../database/data-source.js';
import { checkEncoding } from '../database/check-encoding.js';
import { UserError } from '../user-error.js';
import { reasonOfRefusal } from './database-refusal.js';
import type { DisposableStack } from './disposable-stack.js';

/** Of the ten seconds that a stop may take, PostgreSQL gets the rest. */
const CLOSE_POOL_WITHIN_MS = 1_500;

/**
 * Connects; the stack closes the connections again.
 *
 * @throws UserError that names DATABASE_URL where its database cannot be reached or does not hold UTF-8.
 */
export async function openDataSource(
  connection: ConnectionOptions,
  disposables: DisposableStack,
  limits?: ConnectionLimits,
): Promise<DataSource> {
  const dataSource = await createDataSource(connection, limits)
    .initialize()
    .catch((error: unknown) => {
      if (!('url' in connection)) throw error;
      throw new UserError(`DATABASE_URL: ${reasonOfRefusal(error, connection.url)}.`, { cause: error });
    });
  disposables.defer('the database connections', () => dataSource.destroy(), CLOSE_POOL_WITHIN_MS);
  await checkEncoding(dataSource);
  return dataSource;
}
