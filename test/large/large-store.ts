import { createDataSource } from '../../src/database/data-source.js';
import type { DataSource } from 'typeorm';
import { fillGenerated } from '../support/generated.js';
import { createTestDatabase } from '../support/test-database.js';

const PAPERS = 300_000;

export interface LargeStore {
  dataSource: DataSource;
  close(): Promise<void>;
}

/** The store of LARGE_DATABASE_URL, which has to be migrated and is only read; else one made for the run. */
export async function openLargeStore(): Promise<LargeStore> {
  const url = process.env.LARGE_DATABASE_URL;
  if (url !== undefined) {
    const dataSource = await createDataSource({ url }).initialize();
    return { dataSource, close: () => dataSource.destroy() };
  }
  const database = await createTestDatabase('empty');
  await fillGenerated(database, PAPERS);
  return { dataSource: database.dataSource, close: () => database.drop() };
}
