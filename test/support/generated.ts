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

/** Figures of citations of made-up papers: two of three are not cited, and many are cited as often as others. */
export async function giveCitations(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    'insert into cited_works (paper_id, citation_count) select id, 1 + (id * 7) % 5 from papers where id % 3 = 0',
  );
  await dataSource.query(
    `update citation_counts n set citation_count = w.citation_count from cited_works w where w.paper_id = n.paper_id`,
  );
}
