/**
 * How long a path between two people takes who are chosen at random, each as likely as any other; beside it,
 * over the first of the same pairs, a search from one end by a recursive query that is stopped after five seconds.
 *
 * npm run bench:path -- DATABASE_URL [PAIRS] [PAIRS OF THE RECURSIVE QUERY]     or BENCH_DATABASE_URL=…
 */
import { createDataSource } from '../src/database/data-source.js';
import { type Reader, createReader } from '../src/database/reader.js';
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
    const reader = createReader(dataSource);
    const pairs = await randomPairs(reader, Number(pairCount));
    await measurePaths(reader, pairs);
    await measureRecursive(reader, pairs.slice(0, Number(baselineCount)));
  } finally {
    await dataSource.destroy();
  }
}

async function randomPairs(reader: Reader, count: number): Promise<PathEnds[]> {
  const random = new Random(7);
  const authors = await reader.read<{ id: string }>('allAuthorIds', 'select id from authors order by id');
  return Array.from({ length: count }, () => ({
    from: random.pick(authors).id,
    to: random.pick(authors).id,
  }));
}

async function measurePaths(reader: Reader, pairs: readonly PathEnds[]): Promise<void> {
  const times: number[] = [];
  const outcomes = new Map<string, number>();
  for (const ends of pairs) {
    const { result, ms } = await timed(() => outcomeOf(reader, ends));
    times.push(ms);
    outcomes.set(result, (outcomes.get(result) ?? 0) + 1);
  }
  console.log(describeTimes('from both ends', times));
  const found = [...outcomes].sort().map(([outcome, count]) => `${outcome}: ${count}`);
  console.log(`links: ${found.join(', ')}`);
}

async function outcomeOf(reader: Reader, ends: PathEnds): Promise<string> {
  try {
    const path = await collaborationPath(reader, ends, { rows: MOST_ROWS });
    return path === null ? 'none' : String(path.length - 1);
  } catch (error) {
    if (error instanceof PathBudgetSpent) return 'too wide';
    throw error;
  }
}

async function measureRecursive(reader: Reader, pairs: readonly PathEnds[]): Promise<void> {
  const times: number[] = [];
  let stopped = 0;
  for (const { from, to } of pairs) {
    const { result, ms } = await timed(() =>
      reader.read('recursivePath', RECURSIVE, [from, to]).then(
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
const RECURSIVE = `
  with recursive reached (author_id, steps) as (
    select $1::bigint, 0
    union
    select o.author_id, r.steps + 1
    from reached r
    join authorships s on s.author_id = r.author_id
    join authorships o on o.paper_id = s.paper_id
    where r.steps < 6
  )
  select steps from reached where author_id = $2::bigint limit 1`;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
