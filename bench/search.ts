/**
 * How long searches, completions and paper lists by text take, statement for statement as the service runs
 * them; beside them, in the same rounds, a plain count of all papers and a ranking of every hit.
 *
 * npm run bench:search -- DATABASE_URL [ROUNDS]     or BENCH_DATABASE_URL=…
 */
import { createDataSource } from '../src/database/data-source.js';
import { type Reader, createReader } from '../src/database/reader.js';
import type { PageRequest } from '../src/store/keyset.js';
import type { PaperOrder } from '../src/store/papers/paper-order.js';
import { countPapers, papersPage } from '../src/store/papers/paper-store.js';
import { highlightsByPaperId } from '../src/store/search/search-highlight.js';
import { SEARCH_KINDS } from '../src/store/search/search-query.js';
import { countSearch, searchPage } from '../src/store/search/search-store.js';
import { suggestions } from '../src/store/search/suggest-store.js';
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
    const reader = createReader(dataSource);
    const words = await wordsByFrequency(reader);
    console.log(
      `words: ${Object.entries(words)
        .map(([rank, word]) => `${rank} ${word}`)
        .join(', ')}`,
    );
    await measure(
      [...baselines(reader, words), ...searches(reader, words), ...lists(reader, words), ...prefixes(reader)],
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
async function wordsByFrequency(reader: Reader): Promise<Words> {
  const rows = await reader.read<{ word: string; share: number }>(
    'sampleWords',
    `select word, ndoc / max(ndoc) over ()::real as share
     from ts_stat('select text_search from paper_words where paper_id % 100 = 0')
     where word ~ '^[a-z]{4,}$' order by ndoc desc, word`,
  );
  const near = (share: number) =>
    rows.reduce((best, row) => (Math.abs(row.share - share) < Math.abs(best.share - share) ? row : best))
      .word;
  return { commonest: rows[0]?.word ?? 'model', common: near(0.1), rare: near(0.001) };
}

function baselines(reader: Reader, { common }: Words): Measured[] {
  return [
    ['baseline: count(*) from papers', () => reader.read('countAll', 'select count(*) from papers')],
    [
      'baseline: rank every paper with the common word',
      () =>
        reader.read(
          'rankAll',
          `select paper_id from paper_words where text_search @@ websearch_to_tsquery('papergraph', $1)
           order by ts_rank(text_search, websearch_to_tsquery('papergraph', $1)) desc, paper_id limit 20`,
          [common],
        ),
    ],
  ];
}

function searches(reader: Reader, { commonest, common, rare }: Words): Measured[] {
  const search = (text: string) => ({ text, kinds: SEARCH_KINDS });
  const queries: [string, string][] = [
    ['the commonest word', commonest],
    ['a common word', common],
    ['a rare word', rare],
    ['two words', `${commonest} ${common}`],
    ['a phrase of common words', `"${commonest} ${common}"`],
    ['a word without another', `${common} -${commonest}`],
    ['a word that nobody has', 'zyzzyva'],
    ['a topic', 'machine learning'],
    ['a frequent name', 'li'],
  ];
  return [
    ...queries.flatMap(([name, text]): Measured[] => [
      [`search: ${name}`, () => searchPage(reader, search(text), FIRST)],
      [`search: ${name}, totalCount`, () => countSearch(reader, search(text))],
    ]),
    ['search: 20 highlights', () => highlight(reader, common)],
  ];
}

async function highlight(reader: Reader, text: string): Promise<unknown> {
  const { rows } = await searchPage(reader, { text, kinds: ['PAPER'] }, FIRST);
  return highlightsByPaperId(
    reader,
    text,
    rows.map(({ id }) => id),
  );
}

function lists(reader: Reader, words: Words): Measured[] {
  const list = (text: string, order: PaperOrder) => () =>
    papersPage(reader, { filter: { text }, order, columns: ['id', 'slug', 'title'] }, FIRST);
  return Object.entries({ ...words, unknown: 'zyzzyva' }).flatMap(([name, text]): Measured[] => [
    [`papers: ${name}, newest first`, list(text, { field: 'PUBLISHED_ON', direction: 'DESC' })],
    [`papers: ${name}, oldest first`, list(text, { field: 'PUBLISHED_ON', direction: 'ASC' })],
    [`papers: ${name}, by relevance`, list(text, { field: 'RELEVANCE', direction: 'DESC' })],
    [`papers: ${name}, totalCount`, () => countPapers(reader, { text })],
  ]);
}

function prefixes(reader: Reader): Measured[] {
  const typed = ['s', 'x', 'q', 'le', 'lear', 'learnign', 'machine l', 'zhang w', 'wei zhnag', 'zyzzyva'];
  return typed.map((prefix): Measured => [
    `suggest: ${prefix}`,
    () => suggestions(reader, { prefix, kinds: SEARCH_KINDS, size: 10 }),
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
