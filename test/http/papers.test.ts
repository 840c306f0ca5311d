import { exportText } from '../support/export-text.js';
import { loadRecords } from '../support/load-records.js';
import { type RealServer, startRealServer } from '../support/real-server.js';
import { waitUntil } from '../support/wait-until.js';
import { addVariety } from '../support/varied-store.js';
import { RawClient } from './raw-client.js';

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
  await addVariety(server.dataSource);
});
afterAll(() => server.close());

const SLUG = 'language-modeling-is-compression';

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });

const errorOf = async (response: Response) => {
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions: Record<string, unknown> }[];
  };
  return { status: response.status, ...errors[0] };
};

it.each([
  ['bib', 'BIBTEX', 'application/x-bibtex; charset=utf-8'],
  ['ris', 'RIS', 'application/x-research-info-systems; charset=utf-8'],
  ['json', 'CSL_JSON', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
])('serves a paper as .%s, the same bytes as the graph', async (ending, format, type) => {
  const response = await get(`/papers/${SLUG}.${ending}`);
  const { data } = await server.ask(`{ paper(slug: "${SLUG}") { citation(format: ${format}) } }`);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe((data as { paper: { citation: string } }).paper.citation);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${SLUG}.${ending}"`);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

it('answers 304 to whoever has the paper, and HEAD without a body', async () => {
  const etag = (await get(`/papers/${SLUG}.bib`)).headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]+"$/);
  const again = await get(`/papers/${SLUG}.bib`, { headers: { 'if-none-match': `"other", ${etag}` } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  const head = await get(`/papers/${SLUG}.bib`, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
});

it('leads from a former slug to the present one', async () => {
  const [row] = await server.dataSource.query<{ old: string; slug: string }[]>(
    'select f.slug as old, p.slug from paper_slugs f join papers p on p.id = f.paper_id limit 1',
  );
  const response = await get(`/papers/${row?.old}.ris`);
  expect([response.status, response.headers.get('location')]).toEqual([308, `/papers/${row?.slug}.ris`]);
});

it.each([
  ['/papers/no-such-paper.bib', 'No paper has the slug "no-such-paper".'],
  ['/papers/%00.bib', 'No paper has the slug "\\u0000".'],
  [`/papers/${SLUG}.xml`, 'Expected an address that ends with .bib, .ris, .json.'],
  [`/papers/${SLUG}`, 'Expected an address that ends with .bib, .ris, .json.'],
  ['/papers.xml', 'Expected an address that ends with .bib, .ris, .json, .csv, .ndjson.'],
])('is 404 at %s, and says why', async (path, message) => {
  expect(await errorOf(await get(path))).toMatchObject({ status: 404, message });
});

it.each([
  ['bib', 'bibtex', 'application/x-bibtex; charset=utf-8'],
  ['ris', 'ris', 'application/x-research-info-systems; charset=utf-8'],
  ['json', 'csl', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
  ['csv', 'csv', 'text/csv; charset=utf-8; header=present'],
  ['ndjson', 'ndjson', 'application/x-ndjson; charset=utf-8'],
] as const)('serves papers as .%s, as the command writes them', async (ending, format, type) => {
  for (const filter of [null, { topics: ['LG'] }]) {
    const query = filter === null ? '' : `?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const response = await get(`/papers.${ending}${query}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(await exportText(server.dataSource, { format, filter }));
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="papers.${ending}"`);
  }
  const head = await get(`/papers.${ending}`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, type, '']);
});

it('serves papers by slug', async () => {
  const text = await (await get(`/papers.bib?ids=${SLUG},bogs`)).text();
  expect([...text.matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key).sort()).toEqual(['bogs', SLUG]);
});

it.each([
  ['filter={"topics"', 'filter', 'expected a filter as JSON, got {"topics"'],
  ['filter={"topic":["LG"]}', 'filter', 'Field "topic" is not defined by type "PaperFilter"'],
  ['filter={"hasCode":"yes"}', 'filter', 'hasCode: Boolean cannot represent a non boolean value: "yes"'],
  ['filter={}&filter={}', 'filter', 'expected one value, got several'],
  ['ids=bogs,no-such', 'ids', 'expected slugs of papers, got "no-such"'],
  ['fliter={}', 'fliter', 'expected the parameters filter and ids, got "fliter"'],
])('refuses ?%s with 400 and what was expected', async (query, argument, message) => {
  const error = await errorOf(await get(`/papers.csv?${encodeURI(query)}`));
  expect(error).toMatchObject({ status: 400, extensions: { code: 'BAD_USER_INPUT', argument } });
  expect(error.message).toContain(message);
});

const connectionsBusy = async () => {
  const [row] = await server.dataSource.query<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
  );
  return row?.count ?? -1;
};

it('gives its connection back when the client leaves', async () => {
  for (let times = 0; times < 12; times += 1) {
    const client = await RawClient.connect(server.url);
    client.say('GET /papers.ndjson HTTP/1.1\r\nHost: papergraph\r\n\r\n');
    await waitUntil(() => client.heard.length > 0);
    client.reset();
  }
  await waitUntil(async () => (await connectionsBusy()) === 0);
  expect((await get(`/papers.bib?ids=bogs`)).status).toBe(200);
});

describe('with little allowed', () => {
  let small: RealServer;
  beforeAll(async () => {
    small = await startRealServer({ rows: 600, answerBytes: 40_000 });
    await loadRecords(small.dataSource, 'more.jsonl', [
      ...Array.from({ length: 60 }, (_, place) => ({ title: `Long ${place}`, abstract: 'x'.repeat(1_500) })),
    ]);
  });
  afterAll(() => small.close());

  it('refuses more papers than it may give before the first of them', async () => {
    const response = await fetch(`${small.url}/papers.bib`);
    expect(await errorOf(response)).toMatchObject({
      status: 400,
      message: expect.stringContaining('more than 200 papers') as string,
      extensions: { code: 'QUERY_TOO_COMPLEX', limit: 200 },
    });
  });

  it('breaks the connection where the bytes are too many, so that nothing looks whole', async () => {
    const filter = encodeURIComponent('{"titleContains": "Long"}');
    const client = await RawClient.connect(small.url);
    client.say(`GET /papers.json?filter=${filter} HTTP/1.1\r\nHost: papergraph\r\n\r\n`);
    const heard = await client.closed();
    expect(heard).toMatch(/^HTTP\/1\.1 200/);
    expect(heard).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(heard).not.toMatch(/\]\n/);
  });
});
