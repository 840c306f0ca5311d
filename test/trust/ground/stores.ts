import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { generateStore } from '../../../bench/generate-store.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { migrate } from '../../../src/database/migrate.js';
import { rowVersions } from '../../support/store-checksum.js';
import type { OwnPostgres } from './own-postgres.js';

const run = promisify(execFile);

/** `seeds`: the five documents; `papers`: made-up ones, 20,000 or in the long run 100,000. */
export type StoreName = 'seeds' | 'papers';

export const PAPERS = { usual: 20_000, soak: 100_000 };

/** Makes the store's database, named as the store. */
export async function makeStore(postgres: OwnPostgres, name: StoreName, soak: boolean): Promise<void> {
  if (name === 'seeds') return makeSeeds(postgres, name);
  await postgres.run('postgres', `create database ${name} template template0`);
  await makeUpPapers(postgres.urlOf(name), soak ? PAPERS.soak : PAPERS.usual);
}

/** Another database with the five documents, for an attack that harms it. */
export async function makeSeeds(postgres: OwnPostgres, database: string): Promise<void> {
  await postgres.run('postgres', `create database ${database} template template0`);
  await loadSeeds(postgres.urlOf(database));
}

/** As `papergraph migrate` does it. */
async function loadSeeds(databaseUrl: string): Promise<void> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl };
  await run(process.execPath, ['dist/src/cli.js', 'migrate'], { env });
}

/** The seeds are beside them, so that a service that starts has nothing left to load. */
async function makeUpPapers(databaseUrl: string, papers: number): Promise<void> {
  const dataSource = await createDataSource({ url: databaseUrl }).initialize();
  await migrate(dataSource, () => Promise.resolve());
  await dataSource.destroy();
  await generateStore({ connectionString: databaseUrl }, { papers, seed: 1, references: 0 });
}

/** Which version of every row the store holds: the same as before if nothing was lost and nothing written. */
export async function versionsOf(databaseUrl: string): Promise<string> {
  const dataSource = await createDataSource({ url: databaseUrl }).initialize();
  try {
    return JSON.stringify(await rowVersions(dataSource));
  } finally {
    await dataSource.destroy();
  }
}
