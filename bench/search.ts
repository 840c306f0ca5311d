/**
 * How long searches, completions and paper lists by text take, statement for statement as the service runs
 * them; beside them, in the same rounds, a plain count of all papers and a ranking of every hit.
 *
 * npm run bench:search -- DATABASE_URL [ROUNDS]     or BENCH_DATABASE_URL=…
 */
import { z } from 'zod';
import { createDataSource } from '../src/database/data-source.js';
import { type Runner, createRunner } from '../src/database/runner.js';
import { sql, value } from '../src/database/sql.js';
import { Highlights } from '../src/graphql/search/highlights.js';
import type { PageRequest } from '../src/store/keyset.js';
import { tsqueryOfText } from '../src/text/words/word-query.js';
import { countPapers, papersBySlug, papersPage } from '../src/store/papers/paper-store.js';
import { type ReadSearch, readSearch } from '../src/store/search/search-reading.js';
import { countSearch, searchPage } from '../src/store/search/search-store.js';
import { suggestions } from '../src/store/search/suggest-store.js';
import type { PaperOrder } from '../src/store/order-fields.js';
import { SEARCH_KINDS, type SearchKind } from '../src/store/search/search-kinds.js';
import { describeTimes, timed } from './percentiles.js';

type Measured = [name: string, run: () => Promise<unknown>];

const FIRST: PageRequest = { size: 20, backwards: false, after: null, before: null };

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const url = given[0]?.includes('://') ? given.shift() : process.env.BENCH_DATABASE_URL;
  const rounds = Number(given[0] ?? '20');
  if (url === undefined) throw new Error('Which database? Give its URL, or set BENCH_DATABASE_URL.');
  const dataSource = await createDataSource({ url }).initialize();
  try {
    const runner = createRunner(dataSource, { prepared: true });
    const words = await wordsByFrequency(runner);
    console.log(
      `words: ${Object.entries(words)
        .map(([rank, word]) => `${rank} ${word}`)
        .join(', ')}`,
    );
    await measure(
      [...baselines(runner, words), ...searches(runner, words), ...lists(runner, words), ...prefixes(runner)],
      rounds,
    );
  } finally {
    await dataSource.destroy();
  }
}

interface Words {
  commonest: string;
  common: string;
  rare: string;
}

/** Words that some 90 %, 10 % and 0.1 % of papers hold, by a sample of the papers. */
async function wordsByFrequency(runner: Runner): Promise<Words> {
  const rows = await runner.rows(
    'sampleWords',
    sql`select word, ndoc / max(ndoc) over ()::real as share
     from ts_stat('select text_search from paper_words where paper_id % 100 = 0')
     where word ~ '^[a-z]{4,}$' order by ndoc desc, word`,
    z.strictObject({ word: z.string(), share: z.number() }),
  );
  const near = (share: number) =>
    rows.reduce((best, row) => (Math.abs(row.share - share) < Math.abs(best.share - share) ? row : best))
      .word;
  return { commonest: rows[0]?.word ?? 'model', common: near(0.1), rare: near(0.001) };
}

function baselines(runner: Runner, { common }: Words): Measured[] {
  const query = value(tsqueryOfText(common), 'tsquery');
  return [
    ['baseline: count(*) from papers', () => runner.run('countAll', sql`select count(*) from papers`)],
    [
      'baseline: rank every paper with the common word',
      () =>
        runner.run(
          'rankAll',
          sql`select paper_id from paper_words where text_search @@ ${query}
            order by ts_rank(text_search, ${query}) desc, paper_id limit 20`,
        ),
    ],
  ];
}

function searches(runner: Runner, { commonest, common, rare }: Words): Measured[] {
  const queries: [string, string][] = [
    ['the commonest word', commonest],
    ['a common word', common],
    ['a rare word', rare],
    ['two words', `${commonest} ${common}`],
    ['a phrase of common words', `"${commonest} ${common}"`],
    ['a word without another', `${common} -${commonest}`],
    ['a word that nobody has', 'zyzzyva'],
    ['three words', `${rare} ${common} ${commonest}`],
    ['four words, one typed wrong', `${common} ${commonest}x network training`],
    ['six common words', `${commonest} ${common} network training algorithm problem`],
    ['a topic', 'machine learning'],
    ['a frequent name', 'li'],
  ];
  return [
    ...queries.flatMap(([name, text]): Measured[] => [
      [`search: ${name}`, async () => searchPage(runner, await search(runner, text), FIRST)],
      [`search: ${name}, totalCount`, async () => countSearch(runner, await search(runner, text))],
    ]),
    ['search: 20 highlights', () => highlight(runner, common)],
  ];
}

function search(
  runner: Runner,
  text: string,
  kinds: readonly SearchKind[] = SEARCH_KINDS,
): Promise<ReadSearch> {
  return readSearch(runner, { text, kinds, match: 'BEST' });
}

/** As a page makes them; its papers are read before. */
async function highlight(runner: Runner, text: string): Promise<unknown> {
  const read = await search(runner, text, ['PAPER']);
  const { rows } = await searchPage(runner, read, FIRST);
  const papers = await papersBySlug(
    runner,
    rows.map(({ slug }) => slug ?? ''),
  );
  const highlights = new Highlights(read);
  return Promise.all(papers.map((paper) => highlights.ofPaper(paper)));
}

function lists(runner: Runner, words: Words): Measured[] {
  const list = (text: string, order: PaperOrder) => () =>
    papersPage(runner, { filter: { text }, order, columns: ['id', 'slug', 'title'] }, FIRST);
  return Object.entries({ ...words, unknown: 'zyzzyva' }).flatMap(([name, text]): Measured[] => [
    [`papers: ${name}, newest first`, list(text, { field: 'PUBLISHED_ON', direction: 'DESC' })],
    [`papers: ${name}, oldest first`, list(text, { field: 'PUBLISHED_ON', direction: 'ASC' })],
    [`papers: ${name}, by relevance`, list(text, { field: 'RELEVANCE', direction: 'DESC' })],
    [`papers: ${name}, totalCount`, () => countPapers(runner, { text })],
  ]);
}

function prefixes(runner: Runner): Measured[] {
  const typed = ['s', 'x', 'q', 'le', 'lear', 'learnign', 'machine l', 'zhang w', 'wei zhnag', 'zyzzyva'];
  return typed.map((prefix): Measured => [
    `suggest: ${prefix}`,
    () => suggestions(runner, { prefix, kinds: SEARCH_KINDS, size: 10 }),
  ]);
}

/** In rounds, so that whatever else the machine does meets all alike. */
async function measure(measured: readonly Measured[], rounds: number): Promise<void> {
  const times = new Map(measured.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of measured) times.get(name)?.push((await timed(run)).ms);
  }
  for (const [name, values] of times) console.log(describeTimes(name.padEnd(50), values));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
