import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleTab } from '../../src/http/playground/example-tabs.js';
import { startServer, type TestServer } from './start-server.js';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papergraph-playground-'));
  await writeFile(join(folder, 'middleware.js'), 'globalThis.GraphQLPlayground = {};');
  await writeFile(join(folder, 'index.css'), '');
  await writeFile(join(folder, 'favicon.png'), '');
  await cp('src/http/playground/browser', folder, { recursive: true });
  await writeFile(join(folder, '02-second.graphql'), '{ hello }\n');
  await writeFile(join(folder, '01-first.graphql'), '# Who is there?\n# Two lines.\n{ hello }\n');
  server = await startServer({ playground: { assets: folder, examples: folder } });
});
afterAll(async () => {
  await server.app.close();
  await rm(folder, { recursive: true });
});

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const visit = (path: string) => fetch(server.url + path, { headers: { accept: BROWSER } });

it.each(['/', '/graphql'])('shows a browser the page at %s', async (path) => {
  const reply = await visit(path);
  expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(reply.headers.get('cache-control')).toBe('no-cache');
  const html = await reply.text();
  expect(html).toContain('<div id="root">');
  expect(html).not.toMatch(/https?:|\/\/|<script>|<style|\son\w+=/);
});

it('tells caches that a browser and a program get different things at one address', async () => {
  expect((await visit('/graphql')).headers.get('vary')).toMatch(/accept/i);
});

it('answers a browser that brings a query with the answer', async () => {
  const reply = await visit('/graphql?query={hello}');
  expect(await reply.json()).toMatchObject({ data: { hello: 'world' } });
});

it('opens with a tab for each example, in order, named after its file', async () => {
  const script = await (await fetch(`${server.url}/playground/init.js`)).text();
  const tabs = JSON.parse(/const tabs = (.*);/.exec(script)?.[1] ?? '') as unknown;
  expect(tabs).toEqual([
    { name: 'First', query: '# Who is there?\n# Two lines.\n{ hello }\n' },
    { name: 'Second', query: '{ hello }\n' },
  ]);
});

it('makes words of a file name', () => {
  expect(exampleTab('03-papers-of-a-topic.graphql', '').name).toBe('Papers of a topic');
});

it('lets assets be kept for ever, and serves no other file', async () => {
  const asset = await fetch(`${server.url}/playground/1.7.28/middleware.js`);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const other = await fetch(`${server.url}/playground/1.7.28/01-first.graphql`);
  expect(other.status).toBe(404);
});

it.each(['layout.css', 'stored-tabs.js', 'error-answers.js', 'close-hints.js'])(
  'serves %s as it stands, and has browsers ask first',
  async (name) => {
    const reply = await fetch(`${server.url}/playground/${name}`);
    expect(reply.headers.get('cache-control')).toBe('no-cache');
    expect(reply.headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    expect(await reply.text()).toBe(await readFile(join('src/http/playground/browser', name), 'utf8'));
  },
);

it('loads what mends the program before the program', async () => {
  const html = await (await visit('/')).text();
  const scripts = [...html.matchAll(/<script src="playground\/([^"]+)"/g)].map(([, path]) => path);
  expect(scripts).toEqual(['init.js', 'error-answers.js', 'close-hints.js', '1.7.28/middleware.js']);
});

it('says what is missing where the build could not fetch the page', async () => {
  const bare = await startServer({
    playground: { assets: join(folder, 'none'), examples: join(folder, 'none') },
  });
  try {
    const reply = await fetch(bare.url, { headers: { accept: BROWSER } });
    expect(await reply.text()).toContain('was not built');
    expect(bare.lines.map((line) => line.msg)).toContain('GraphQL Playground is not built');
  } finally {
    await bare.app.close();
  }
});
