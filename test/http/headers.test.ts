import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { post, startServer, type TestServer } from './start-server.js';

let server: TestServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.app.close());

const graphql = (query: string) => `${server.url}/graphql?query=${encodeURIComponent(query)}`;

describe('pages of other origins', () => {
  const origin = 'https://elsewhere.example';

  it('may read answers and the id of the request, without credentials', async () => {
    const { headers, status } = await post(
      server.url,
      { query: '{ hello }' },
      { origin, 'sec-fetch-site': 'cross-site' },
    );
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('may read errors too', async () => {
    const { headers } = await fetch(`${server.url}/nowhere`, { headers: { origin } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('are told in a preflight that can be kept', async () => {
    const reply = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(reply.status).toBe(204);
    expect(reply.headers.get('access-control-allow-methods')).toBe('GET, POST, OPTIONS');
    expect(reply.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(reply.headers.get('access-control-max-age')).toBe('86400');
  });

  it('may send a GET that was permitted by a preflight', async () => {
    const headers = { origin, 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': '1' };
    expect((await fetch(graphql('{ hello }'), { headers })).status).toBe(200);
  });
});

describe('compression', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('packs long answers with %s', async (encoding, unpack) => {
    const { headers, body } = await getRaw(graphql('{ text(length: 20000) }'), {
      'accept-encoding': encoding,
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(headers.vary).toMatch(/accept(,|$)/i);
    expect(body.length).toBeLessThan(1_000);
    expect(JSON.parse(unpack(body).toString())).toMatchObject({ data: { text: 'x'.repeat(20_000) } });
  });

  it('leaves short answers, and clients that do not ask, alone', async () => {
    const short = await getRaw(graphql('{ hello }'), { 'accept-encoding': 'br, gzip' });
    expect(short.headers['content-encoding']).toBeUndefined();
    const plain = await getRaw(graphql('{ text(length: 20000) }'), {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.length).toBe(Number(plain.headers['content-length']));
  });
});

describe('a long answer', () => {
  const long = '{ text(length: 2000001) emoji(length: 700001) }';
  const data = { text: 'x'.repeat(2_000_001), emoji: '\u{1F600}'.repeat(700_001) };

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (body: Buffer) => body],
  ])('comes whole in %s, and without a tag', async (encoding, unpack) => {
    const { headers, body } = await getRaw(graphql(long), { 'accept-encoding': encoding });
    expect(JSON.parse(unpack(body).toString())).toMatchObject({ data });
    expect(headers.etag).toBeUndefined();
  });

  it('comes whole to a POST, and tells its length', async () => {
    const { body, headers } = await post(server.url, { query: long }, { 'accept-encoding': 'identity' });
    expect(body).toMatchObject({ data });
    expect(Number(headers.get('content-length'))).toBeGreaterThan(2_000_000 + 4 * 700_000);
  });
});

describe('caching', () => {
  it.each(['/schema.graphql', '/', '/graphql?query={hello}', '/playground/init.js'])(
    'lets %s be kept, and asks first',
    async (path) => {
      const first = await fetch(server.url + path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/".+"$/);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      const second = await fetch(server.url + path, { headers: { 'if-none-match': etag } });
      expect([second.status, await second.text()]).toEqual([304, '']);
    },
  );

  it('gives a changed answer another tag', async () => {
    const tags = [graphql('{ text(length: 1) }'), graphql('{ text(length: 2) }')].map(async (url) =>
      (await fetch(url)).headers.get('etag'),
    );
    const [one, other] = await Promise.all(tags);
    expect(one).not.toBe(other);
  });

  it('keeps no answer to a POST and no error', async () => {
    const answer = await server.query('{ hello }');
    expect(answer.headers.get('etag')).toBeNull();
    expect((await fetch(`${server.url}/nowhere`)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('security', () => {
  it('lets the page load from here alone', async () => {
    const { headers } = await fetch(`${server.url}/`);
    expect(headers.get('content-security-policy')?.replaceAll(';', '; ')).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('takes an id from a proxy only where it is harmless', async () => {
    const ids = await Promise.all(
      ['abc-123', 'a b', 'x'.repeat(200)].map(async (id) =>
        (await fetch(`${server.url}/healthz`, { headers: { 'x-request-id': id } })).headers.get(
          'x-request-id',
        ),
      ),
    );
    expect(ids[0]).toBe('abc-123');
    expect(ids[1]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[2]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

it('serves the schema as text', async () => {
  const reply = await fetch(`${server.url}/schema.graphql`);
  expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await reply.text()).toContain('type Query');
});

async function getRaw(url: string, headers: Record<string, string>) {
  const sent = request(url, { headers }).end();
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk as Buffer);
  return { headers: reply.headers, body: Buffer.concat(chunks) };
}
