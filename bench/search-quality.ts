/**
 * How well searches find what was meant: questions whose right papers are known, over a store that holds the seeds. Told
 * are how many have a right paper first, and among the first five, the mean reciprocal rank, and empty answers; beside it the
 * former way, PostgreSQL's own parser and a query that every word must meet.
 *
 * npm run bench:search-quality -- DATABASE_URL     or BENCH_DATABASE_URL=…
 */
import { z } from 'zod';
import { createDataSource } from '../src/database/data-source.js';
import { type Runner, createRunner } from '../src/database/runner.js';
import { sql, value } from '../src/database/sql.js';
import { readSearch } from '../src/store/search/search-reading.js';
import { searchPage } from '../src/store/search/search-store.js';
import { QUESTIONS, type SearchQuestion } from './search-questions.js';

/** Titles of the papers found, the best first. */
type Search = (runner: Runner, query: string) => Promise<string[]>;

const LOOKED_AT = 20;

async function main(): Promise<void> {
  const url = process.argv[2] ?? process.env.BENCH_DATABASE_URL;
  if (url === undefined) throw new Error('Which database? Give its URL, or set BENCH_DATABASE_URL.');
  const dataSource = await createDataSource({ url }).initialize();
  try {
    const runner = createRunner(dataSource, { prepared: true });
    await report('this way', runner, found);
    await report('the former way', runner, foundFormerly);
  } finally {
    await dataSource.destroy();
  }
}

async function report(name: string, runner: Runner, search: Search): Promise<void> {
  const ranks: { question: SearchQuestion; rank: number; isEmpty: boolean }[] = [];
  for (const question of QUESTIONS) {
    const titles = await search(runner, question.query);
    const rank = titles.findIndex((title) => question.titles.includes(title)) + 1;
    ranks.push({ question, rank, isEmpty: titles.length === 0 });
  }
  const among = (most: number) => ranks.filter(({ rank }) => rank > 0 && rank <= most).length;
  const reciprocal = ranks.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length;
  console.log(
    `${name}: first ${among(1)}, among the first five ${among(5)} of ${ranks.length}, mean reciprocal rank ` +
      `${reciprocal.toFixed(3)}, empty ${ranks.filter(({ isEmpty }) => isEmpty).length}`,
  );
  if (search !== found) return;
  for (const { question, rank, isEmpty } of ranks)
    if (rank === 0 || rank > 5)
      console.log(
        `  ${question.kind}: ${question.query} (${isEmpty ? 'empty' : `place ${rank || `> ${LOOKED_AT}`}`})`,
      );
}

async function found(runner: Runner, text: string): Promise<string[]> {
  const search = await readSearch(runner, { text, kinds: ['PAPER'], match: 'BEST' });
  const { rows } = await searchPage(runner, search, {
    size: LOOKED_AT,
    backwards: false,
    after: null,
    before: null,
  });
  const titles = await runner.rows(
    'titles',
    sql`select id::text, title from papers where id = any (${value(
      rows.map(({ id }) => id),
      'bigint[]',
    )})`,
    z.strictObject({ id: z.string(), title: z.string() }),
  );
  const byId = new Map(titles.map(({ id, title }) => [id, title]));
  return rows.map(({ id }) => byId.get(id) ?? '');
}

async function foundFormerly(runner: Runner, text: string): Promise<string[]> {
  const rows = await runner.rows(
    'formerly',
    sql`select title from (
        select id, title, setweight(to_tsvector('english', unaccent(title)), 'A')
          || setweight(to_tsvector('english', unaccent(coalesce(abstract, ''))), 'B')
          || setweight(to_tsvector('english', unaccent(coalesce(comment, ''))), 'C') as words
        from papers
      ) p, websearch_to_tsquery('english', unaccent(${value(text, 'text')})) query
      where words @@ query and querytree(query) not in ('', 'T')
      order by ts_rank(words, querytree(query)::tsquery) desc, id limit ${value(LOOKED_AT, 'integer')}`,
    z.strictObject({ title: z.string() }),
  );
  return rows.map(({ title }) => title);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
