import { migrateAndLoad } from '../service/migrate-and-load.js';
import { runOnDatabase } from './on-database.js';

/** The whole of `papergraph migrate`: the schema, and the documents of SEEDS_DIR that are new or changed. */
export async function runMigrate(): Promise<void> {
  await runOnDatabase(({ dataSource, config, log }) => migrateAndLoad(dataSource, config.seedsDir, log), {
    seeds: true,
  });
}
