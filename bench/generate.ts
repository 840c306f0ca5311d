/**
 * Fills an empty database with made-up papers.
 *
 * npm run bench:generate -- DATABASE_URL [PAPERS] [SEED] [REFERENCES]
 *
 * REFERENCES are those of a paper, about; 30 unless given. BENCH_DATABASE_URL may stand for the URL.
 */
import { createDataSource } from '../src/database/data-source.js';
import { migrate } from '../src/database/migrate.js';
import { generateStore } from './generate-store.js';

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const url = given[0]?.includes('://') ? given.shift() : process.env.BENCH_DATABASE_URL;
  const [papers = '300000', seed = '1', references = '30'] = given;
  if (url === undefined) throw new Error('Which database? Give its URL, or set BENCH_DATABASE_URL.');
  if (!/^[1-9]\d*$/.test(papers) || ![seed, references].every((text) => /^\d+$/.test(text)))
    throw new Error('PAPERS, SEED and REFERENCES are whole numbers.');
  await makeStore(url);
  const begun = performance.now();
  const report = (line: string) =>
    console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  await generateStore(
    { connectionString: url },
    { papers: Number(papers), seed: Number(seed), references: Number(references), report },
  );
  report('done');
}

async function makeStore(url: string): Promise<void> {
  const dataSource = await createDataSource({ url }).initialize();
  try {
    await migrate(dataSource, () => Promise.resolve());
  } finally {
    await dataSource.destroy();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
