import { askGraphql, startServiceProcess, statusOf } from '../support/service-process.js';
import { killChildren } from '../support/child-process.js';
import { type TestDatabase, createTestDatabase, runOnServer } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';
import { samplesOf } from './metrics-text.js';

let database: TestDatabase;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  await database.dataSource.query('analyze');
});
beforeEach(async () => {
  url = await startServiceProcess({ env: { DATABASE_URL: database.url, STOP_DELAY_MS: '0' } }).ready();
});
afterEach(killChildren);
afterAll(() => database.drop());

async function scrape(headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return samplesOf(await response.text());
}

/** The samples as soon as one of them is there: a text is kept for a second. */
async function scrapeFor(sample: string, value?: number): Promise<Map<string, number>> {
  let samples = new Map<string, number>();
  await waitUntil(async () => {
    samples = await scrape();
    return value === undefined ? samples.has(sample) : samples.get(sample) === value;
  });
  return samples;
}

it('counts requests by operation and code, with what they cost and which statements they ran', async () => {
  await askGraphql(
    url,
    'query Papers { papers(first: 3) { nodes { title authors(first: 2) { nodes { name } } } } }',
  );
  await askGraphql(
    url,
    'query Papers { papers(first: 3) { nodes { title authors(first: 2) { nodes { name } } } } }',
  );
  await askGraphql(url, '{ nothing }');
  const samples = await scrapeFor(
    'papergraph_requests_total{operation="",code="GRAPHQL_VALIDATION_FAILED"}',
    1,
  );
  expect(samples.get('papergraph_requests_total{operation="Papers",code="OK"}')).toBe(2);
  expect(samples.get('papergraph_request_duration_seconds_count{operation="Papers"}')).toBe(2);
  expect(samples.get('papergraph_query_cache_total{result="hit"}')).toBe(1);
  expect(samples.get('papergraph_query_cache_total{result="miss"}')).toBe(2);
  expect(samples.get('papergraph_http_requests_total{route="/graphql",status="200"}')).toBe(2);
  expect(samples.get('papergraph_pool_connections_max')).toBe(10);
  // What counts the store's rows uses one for a moment.
  await scrapeFor('papergraph_pool_connections{state="in_use"}', 0);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  expect(samples.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
});

it('does not grow with the names that clients invent', async () => {
  for (let count = 0; count < 150; count += 1) await askGraphql(url, `query Invented${count} { __typename }`);
  await askGraphql(url, `query ${'x'.repeat(65)} { __typename }`);
  const samples = await scrapeFor('papergraph_requests_total{operation="other",code="OK"}', 51);
  const operations = [...samples.keys()].filter((sample) => sample.startsWith('papergraph_requests_total{'));
  expect(operations).toHaveLength(101);
  expect([...samples.keys()].join('')).not.toContain('xxx');
});

it('tells what the store holds, and how far an import has come', async () => {
  await database.dataSource.query(
    `insert into import_checkpoints (format, file, checkpoint) values ('arxiv', 'a.json', $1), ('arxiv', 'b.json', $1)`,
    [
      {
        items: 9,
        digest: '',
        rejectBytes: 0,
        counts: { created: 5, changed: 1, unchanged: 1, rejected: 2, newPapers: 4 },
      },
    ],
  );
  const samples = await scrapeFor('papergraph_store_rows{table="papers"}', 151);
  expect(samples.get('papergraph_import_records{format="arxiv",outcome="rejected"}')).toBe(4);
  expect(samples.get('papergraph_imports_unfinished{format="arxiv"}')).toBe(2);
  const sources = [...samples].filter(([sample]) => sample.startsWith('papergraph_sources{'));
  expect(sources.reduce((sum, [, count]) => sum + count, 0)).toBe(5);
  expect(samples.get('papergraph_store_read_age_seconds')).toBeLessThan(60);
});

it('is answered while the database is away', async () => {
  const samples = await scrapeFor('papergraph_store_rows{table="papers"}');
  expect(samples.size).toBeGreaterThan(50);
  const name = new URL(database.url).pathname.slice(1);
  await runOnServer(`alter database ${name} allow_connections false`);
  try {
    await runOnServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    await waitUntil(async () => (await statusOf(`${url}/readyz`)) === 503);
    const begun = performance.now();
    expect((await scrape()).get('papergraph_store_rows{table="papers"}')).toBe(151);
    expect(performance.now() - begun).toBeLessThan(1_000);
  } finally {
    await runOnServer(`alter database ${name} allow_connections true`);
  }
});

it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
  'is not for those whom a proxy passes on (%s)',
  async (header) => {
    const response = await fetch(`${url}/metrics`, { headers: { [header]: '192.0.2.1' } });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      errors: [
        { message: 'Nothing is at this address. GraphQL is at /graphql.', extensions: { code: 'NOT_FOUND' } },
      ],
    });
  },
);

it('is for whom the setting says', async () => {
  const withSetting = async (METRICS: string) => {
    const env = { DATABASE_URL: database.url, STOP_DELAY_MS: '0', METRICS };
    const other = await startServiceProcess({ env }).ready();
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    return [await statusOf(`${other}/metrics`), (await fetch(`${other}/metrics`, { headers })).status];
  };
  expect(await withSetting('off')).toEqual([404, 404]);
  expect(await withSetting('anyone')).toEqual([200, 200]);
});
