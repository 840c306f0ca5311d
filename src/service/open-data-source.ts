import {
  type ConnectionLimits,
  type ConnectionOptions,
  type DataSource,
  createDataSource,
} from '../database/data-source.js';
import type { DisposableStack } from './disposable-stack.js';

/** Of the ten seconds that a stop may take, PostgreSQL gets the rest. */
const CLOSE_POOL_WITHIN_MS = 1_500;

/** Connects; the stack closes the connections again. */
export async function openDataSource(
  connection: ConnectionOptions,
  disposables: DisposableStack,
  limits?: ConnectionLimits,
): Promise<DataSource> {
  const dataSource = await createDataSource(connection, limits).initialize();
  disposables.defer('the database connections', () => dataSource.destroy(), CLOSE_POOL_WITHIN_MS);
  return dataSource;
}
