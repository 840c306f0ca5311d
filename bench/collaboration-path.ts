/**
 * How long a path between two people takes who are chosen at random, each as likely as any other; beside it,
 * over the first of the same pairs, a search from one end by a recursive query that is stopped after five seconds.
 *
 * npm run bench:path -- DATABASE_URL [PAIRS] [PAIRS OF THE RECURSIVE QUERY]     or BENCH_DATABASE_URL=…
 */
import { z } from 'zod';
import { ID } from '../src/database/columns.js';
import { createDataSource } from '../src/database/data-source.js';
import { type Runner, createRunner } from '../src/database/runner.js';
import { type Sql, sql, value } from '../src/database/sql.js';
import { type PathEnds, collaborationPath } from '../src/store/collaboration/collaboration-path.js';
import { PathBudgetSpent } from '../src/store/collaboration/path-statements.js';
import { describeTimes, timed } from './percentiles.js';
import { Random } from './random.js';

/** As the service allows a request. */
const MOST_ROWS = 500_000;

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const url = given[0]?.includes('://') ? given.shift() : process.env.BENCH_DATABASE_URL;
  const [pairCount = '200', baselineCount = '10'] = given;
  if (url === undefined) throw new Error('Which database? Give its URL, or set BENCH_DATABASE_URL.');
  const dataSource = await createDataSource({ url }).initialize();
  try {
    const runner = createRunner(dataSource, { prepared: true });
    const pairs = await randomPairs(runner, Number(pairCount));
    await measurePaths(runner, pairs);
    await measureRecursive(runner, pairs.slice(0, Number(baselineCount)));
  } finally {
    await dataSource.destroy();
  }
}

async function randomPairs(runner: Runner, count: number): Promise<PathEnds[]> {
  const random = new Random(7);
  const authors = await runner.rows(
    'allAuthorIds',
    sql`select id from authors order by id`,
    z.strictObject({ id: ID }),
  );
  return Array.from({ length: count }, () => ({
    from: random.pick(authors).id,
    to: random.pick(authors).id,
  }));
}

async function measurePaths(runner: Runner, pairs: readonly PathEnds[]): Promise<void> {
  const times: number[] = [];
  const outcomes = new Map<string, number>();
  for (const ends of pairs) {
    const { result, ms } = await timed(() => outcomeOf(runner, ends));
    times.push(ms);
    outcomes.set(result, (outcomes.get(result) ?? 0) + 1);
  }
  console.log(describeTimes('from both ends', times));
  const found = [...outcomes].sort().map(([outcome, count]) => `${outcome}: ${count}`);
  console.log(`links: ${found.join(', ')}`);
}

async function outcomeOf(runner: Runner, ends: PathEnds): Promise<string> {
  try {
    const path = await collaborationPath(runner, ends, { rows: MOST_ROWS });
    return path === null ? 'none' : String(path.length - 1);
  } catch (error) {
    if (error instanceof PathBudgetSpent) return 'too wide';
    throw error;
  }
}

async function measureRecursive(runner: Runner, pairs: readonly PathEnds[]): Promise<void> {
  const times: number[] = [];
  let stopped = 0;
  for (const { from, to } of pairs) {
    const { result, ms } = await timed(() =>
      runner.run('recursivePath', recursivePath({ from, to })).then(
        () => false,
        () => true,
      ),
    );
    times.push(ms);
    if (result) stopped += 1;
  }
  console.log(describeTimes('recursive query, one end', times));
  console.log(`stopped by the time limit of statements: ${stopped}`);
}

/** `union` drops who is reached again by as many steps; the limit ends it when the other end is reached. */
function recursivePath({ from, to }: PathEnds): Sql {
  return sql`
  with recursive reached (author_id, steps) as (
    select ${value(from, 'bigint')}, 0
    union
    select o.author_id, r.steps + 1
    from reached r
    join authorships s on s.author_id = r.author_id
    join authorships o on o.paper_id = s.paper_id
    where r.steps < 6
  )
  select steps from reached where author_id = ${value(to, 'bigint')} limit 1`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
