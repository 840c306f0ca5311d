import type { DataSource } from 'typeorm';
import { noteEmptyWordIndex, reindexWords } from '../../../src/ingest/maintenance/reindex-words.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { indexAsFormerly } from '../../support/former-words.js';
import { type Graph, openGraph } from '../../support/graph.js';
import { ARXIV, arxivRecord, importWhole } from '../../support/import-records.js';

let graph: Graph;
let fresh: unknown[];
beforeEach(async () => {
  graph = await openGraph('seeded');
  fresh = await words(graph.dataSource);
  await indexAsFormerly(graph.dataSource);
});
afterEach(() => graph.close());

const PORTION = 20;
const TITLE = 'Language Modeling Is Compression';

it('indexes the papers of another version anew while others search, and ends as a fresh store', async () => {
  expect(await words(graph.dataSource)).not.toEqual(fresh);
  let portions = 0;
  for (let finished = false; !finished; portions += 1) {
    finished = await reindexOnce(graph.dataSource);
    expect(await wrongCounts(graph.dataSource)).toEqual([]);
    const { papers, search } = await graph.data<{
      papers: { nodes: { title: string }[] };
      search: { nodes: { title: string }[] };
    }>(`{ papers(filter: { text: "modeling compression" }) { nodes { title } }
          search(query: "modeling compression", kinds: [PAPER]) { nodes { ... on Paper { title } } } }`);
    expect(papers.nodes).toContainEqual({ title: TITLE });
    expect(search.nodes).toContainEqual({ title: TITLE });
  }
  expect(portions).toBeGreaterThan(5);
  expect(await words(graph.dataSource)).toEqual(fresh);
  await checkInvariants(graph.dataSource);
  expect(await suggested('compression la')).toContain(TITLE);
});

it('does nothing in a store that is up to date', async () => {
  while (!(await reindexOnce(graph.dataSource)));
  expect(await reindexed(graph.dataSource)).toBe(0);
});

it('shares the papers among several services, and takes in what comes meanwhile', async () => {
  const services = [1, 2, 3].map(() => reindexed(graph.dataSource));
  await importWhole(graph.dataSource, ARXIV, [arxivRecord('2401.00001', 'Peat', ['Ada Fen'])]);
  const counts = await Promise.all(services);
  const [row] = await graph.dataSource.query<{ count: number }[]>('select count(*)::int from papers');
  const done = counts.reduce((sum, count) => sum + count, 0);
  expect(done).toBeGreaterThanOrEqual(fresh.length);
  expect(done).toBeLessThanOrEqual(row?.count ?? 0);
  await checkInvariants(graph.dataSource);
});

it('begins anew in a store that a third version has begun', async () => {
  await graph.dataSource.query(
    `insert into derivations (name, version, reached) values ('word index', 0, 1)`,
  );
  await reindexed(graph.dataSource);
  expect(await words(graph.dataSource)).toEqual(fresh);
});

it('takes a store for up to date only where it holds no papers', async () => {
  await noteEmptyWordIndex(graph.dataSource);
  expect(await reindexed(graph.dataSource)).toBe(fresh.length);
  const empty = await openGraph('empty');
  await noteEmptyWordIndex(empty.dataSource);
  await importWhole(empty.dataSource, ARXIV, [arxivRecord('2401.00001', 'Peat', ['Ada Fen'])]);
  expect(await reindexed(empty.dataSource)).toBe(0);
  await empty.close();
});

/** One portion, as if the service was stopped behind it. Gives whether all is done. */
async function reindexOnce(dataSource: DataSource): Promise<boolean> {
  const stop = new AbortController();
  let done = false;
  await reindexWords(dataSource, {
    signal: stop.signal,
    portion: PORTION,
    report: ({ finished }) => {
      done = finished;
      stop.abort();
    },
    onError: fail,
  });
  return done;
}

/** All of it. Gives how many papers this run has done. */
async function reindexed(dataSource: DataSource): Promise<number> {
  let count = 0;
  await reindexWords(dataSource, {
    signal: new AbortController().signal,
    portion: PORTION,
    report: ({ papers }) => (count = papers),
    onError: fail,
  });
  return count;
}

function fail(error: unknown): never {
  throw error;
}

async function suggested(prefix: string): Promise<string[]> {
  const { suggest } = await graph.data<{ suggest: { text: string }[] }>(
    `{ suggest(prefix: "${prefix}", kinds: [PAPER]) { text } }`,
  );
  return suggest.map(({ text }) => text);
}

function words(dataSource: DataSource): Promise<unknown[]> {
  return dataSource.query(
    'select paper_id, sort_date, text_search::text as words from paper_words order by 1',
  );
}

function wrongCounts(dataSource: DataSource): Promise<unknown[]> {
  return dataSource.query(`
    with said as (
      select word, ndoc from ts_stat('select text_search from paper_words')
      union all select '', count(*) from paper_words where text_search <> ''::tsvector
    )
    select word, lexeme, ndoc, paper_count
    from said full join (select * from lexemes where paper_count <> 0) counted on counted.lexeme = said.word
    where ndoc is distinct from paper_count`);
}
