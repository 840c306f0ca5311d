import { generateStore } from '../../bench/generate-store.js';
import type { TestDatabase } from './test-database.js';

/** Fills a migrated, empty database with made-up papers: a set that has ties, nulls and accents. Each cites 30 works unless told otherwise. */
export async function fillGenerated(
  { connection }: Pick<TestDatabase, 'connection'>,
  papers: number,
  references?: number,
): Promise<void> {
  await generateStore('url' in connection ? { connectionString: connection.url } : connection, {
    papers,
    references,
  });
}
