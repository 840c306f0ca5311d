/**
 * How long facets and related papers take, each beside a plain count of all papers in the same run: facets of
 * the whole store and of the papers with a common word, papers related to one chosen at random and to twenty
 * in one statement.
 *
 * npm run bench:facets -- DATABASE_URL [RUNS] [WORD]     or BENCH_DATABASE_URL=…
 */
import { z } from 'zod';
import { ID } from '../src/database/columns.js';
import { createDataSource } from '../src/database/data-source.js';
import { type Runner, createRunner } from '../src/database/runner.js';
import { integer, sql } from '../src/database/sql.js';
import { paperCounts } from '../src/store/papers/paper-counts.js';
import { type FacetName, FACET_DIMENSIONS } from '../src/store/papers/paper-dimensions.js';
import { paperFacets } from '../src/store/papers/paper-facets.js';
import { countPapers } from '../src/store/papers/paper-store.js';
import { relatedByPaperId } from '../src/store/papers/related-papers.js';
import { describeTimes, timed } from './percentiles.js';

const FACETS = Object.keys(FACET_DIMENSIONS) as FacetName[];
const PAPERS_OF_PAGE = 20;
/** Rows of an answer at most. */
const MOST = 25_001;

type Measured = Record<string, (run: number) => Promise<unknown>>;

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const url = given[0]?.includes('://') ? given.shift() : process.env.BENCH_DATABASE_URL;
  const [runs = '20', word = 'gradient'] = given;
  if (url === undefined) throw new Error('Which database? Give its URL, or set BENCH_DATABASE_URL.');
  const dataSource = await createDataSource({ url }).initialize();
  try {
    const runner = createRunner(dataSource, { prepared: true });
    const ids = await randomIds(runner, Number(runs) * (PAPERS_OF_PAGE + 1));
    for (const [name, work] of Object.entries(measured(runner, word, ids))) {
      console.log(describeTimes(name, await timesOf(work, Number(runs))));
    }
  } finally {
    await dataSource.destroy();
  }
}

function measured(runner: Runner, word: string, ids: readonly string[]): Measured {
  const related = (from: number, count: number) =>
    relatedByPaperId(runner, { first: 10, columns: ['id', 'slug', 'title'] }, ids.slice(from, from + count));
  return {
    'count(*)': () => countPapers(runner, {}),
    'years of all': () => paperFacets(runner, { filter: {}, facets: ['years'], most: MOST }),
    'all facets of all': () => paperFacets(runner, { filter: {}, facets: FACETS, most: MOST }),
    'years by topics of all': () => paperCounts(runner, ['YEAR', 'TOPIC'], {}, MOST),
    [`count of "${word}"`]: () => countPapers(runner, { text: word }),
    [`all facets of "${word}"`]: () =>
      paperFacets(runner, { filter: { text: word }, facets: FACETS, most: MOST }),
    'related to one': (run) => related(run * (PAPERS_OF_PAGE + 1), 1),
    'related to twenty': (run) => related(run * (PAPERS_OF_PAGE + 1) + 1, PAPERS_OF_PAGE),
  };
}

async function timesOf(work: Measured[string], runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push((await timed(() => work(run))).ms);
  return times;
}

/** The same in each run of the benchmark. */
async function randomIds(runner: Runner, count: number): Promise<string[]> {
  const rows = await runner.rows(
    'randomIds',
    sql`select id from papers order by md5(id::text) limit ${integer(count)}`,
    z.strictObject({ id: ID }),
  );
  return rows.map(({ id }) => id);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
