import { generateStore } from '../../bench/generate-store.js';
import type { DataSource } from 'typeorm';
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

/** Types of made-up papers: most are articles, some have none. */
export async function giveTypes(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `update papers set publication_type = (array['ARTICLE', 'PREPRINT', 'ARTICLE', null, 'THESIS'])[1 + id % 5]`,
  );
}
