/**
 * How fast `papergraph import` takes in a file in the format of the arXiv metadata snapshot, beside bare COPYs of
 * the very rows that it has made, whether that grows with the file, how much memory it takes, and how long pages
 * of papers take meanwhile. The records are made up; their files are kept in the system's temporary folder.
 *
 * npm run bench:import [-- [growth|pages] [PAPERS]]
 *
 * On a PostgreSQL of its own, or on that of BENCH_DATABASE_URL, where it makes databases and drops them again.
 * Mind the disk: 710,000 papers took 5.2 GB before the indexes of their texts were made.
 */
import { cpus } from 'node:os';
import { type Bench, openBench } from './bench-server.js';
import { measureGrowth } from './import-growth.js';
import { measurePages } from './page-requests.js';
import { runStatements } from './run-statements.js';

const PARTS: Readonly<Record<string, (bench: Bench, papers: number) => Promise<void>>> = {
  growth: measureGrowth,
  pages: (bench, papers) => measurePages(bench, Math.ceil(papers / 10)),
};

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const parts = given[0] !== undefined && given[0] in PARTS ? [given.shift() ?? ''] : Object.keys(PARTS);
  const [papers = '1000000'] = given;
  // Below, no page would be full.
  if (!/^[1-9]\d{3,}$/.test(papers)) throw new Error('PAPERS is a whole number of at least 1000.');
  const bench = await openBench(process.env.BENCH_DATABASE_URL);
  try {
    await printMachine(bench);
    for (const part of parts) await PARTS[part]?.(bench, Number(papers));
  } finally {
    await bench.close();
  }
}

async function printMachine(bench: Bench): Promise<void> {
  const url = await bench.createDatabase();
  const [row] = await runStatements<{ server_version: string }>(url, 'show server_version');
  const version = row?.server_version.split(' ')[0] ?? '?';
  console.log(`PostgreSQL ${version}, Node.js ${process.versions.node}, ${cpus().length} cores`);
  await bench.dropDatabase(url);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
