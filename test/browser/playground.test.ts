import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { startPathProxy } from './path-proxy.js';
import { editorText, launchBrowser, openPlayground, runQuery } from './playground-page.js';
import { runService, type RunningService } from './running-service.js';

const EXAMPLES = 'schema/examples';

/** The page fades in; a picture taken earlier is pale. */
const FADED_IN = 1_000;

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  service = await runService();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  expect(await service.stop()).toBe(0);
});

it.each(['/', '/graphql'])('opens at %s with the examples as tabs, and runs the first one', async (path) => {
  const { page, troubles, origins } = await openPlayground(browser, service.url + path);
  const [first] = (await readdir(EXAMPLES)).sort();
  const query = await readFile(join(EXAMPLES, first ?? ''), 'utf8');
  await page.getByText('Newest papers', { exact: true }).waitFor();
  await page.getByText('An author and their papers', { exact: true }).waitFor();
  expect((await editorText(page, 'first')).trim()).toBe(query.trim());

  const shown = await runQuery(page);
  expect(shown).toEqual(await answerTo(query));
  expect(shown.data).toHaveProperty('papers.totalCount', expect.any(Number));

  await sleep(FADED_IN);
  await page.screenshot({ path: join(tmpdir(), `papergraph-playground${path.replaceAll('/', '-')}.png`) });
  expect(troubles).toEqual([]);
  expect([...origins]).toEqual([service.url]);
  await page.context().close();
});

it('runs the example of another tab', async () => {
  const { page, troubles } = await openPlayground(browser, service.url);
  await page.getByText('An author and their papers', { exact: true }).click();
  expect((await runQuery(page)).data).toHaveProperty('author.name', 'Tim Genewein');
  expect(troubles).toEqual([]);
  await page.context().close();
});

it('shows the documentation and the schema', async () => {
  const { page, troubles, origins } = await openPlayground(browser, service.url);
  await page.getByText('Docs', { exact: true }).click();
  await page.getByPlaceholder('Search the docs ...').waitFor();
  await page.getByText('PaperConnection!', { exact: false }).first().click();
  await page.getByText('Type details').waitFor();
  await page.screenshot({ path: join(tmpdir(), 'papergraph-playground-docs.png') });

  await page.getByText('Schema', { exact: true }).click();
  // The editor renders the lines in sight only, and Node may stand further down.
  expect(await eventually(async () => (await editorText(page, 'last')).includes('interface Node'))).toBe(
    true,
  );
  await page.screenshot({ path: join(tmpdir(), 'papergraph-playground-schema.png') });
  expect(troubles).toEqual([]);
  expect([...origins]).toEqual([service.url]);
  await page.context().close();
});

it('refuses whatever is not of the page itself', async () => {
  const { page, troubles } = await openPlayground(browser, service.url);
  await page.evaluate(`
    for (const [name, attributes] of [
      ['script', { textContent: 'window.intruded = true' }],
      ['script', { src: 'https://elsewhere.example/x.js' }],
      ['img', { src: 'https://elsewhere.example/x.png' }],
    ]) document.body.append(Object.assign(document.createElement(name), attributes));
  `);
  expect(await eventually(() => troubles.filter((trouble) => trouble.startsWith('CSP')).length === 3)).toBe(
    true,
  );
  expect(await page.evaluate('window.intruded')).toBeUndefined();
  await page.context().close();
});

it('works behind a proxy that puts a path in front', async () => {
  const proxy = await startPathProxy(service.url, '/papers/api');
  try {
    const { page, troubles } = await openPlayground(browser, `${proxy.url}/graphql`);
    expect((await runQuery(page)).data).toHaveProperty('papers');
    expect(troubles).toEqual([]);
    await page.context().close();
  } finally {
    proxy.server.close();
    proxy.server.closeAllConnections();
    await once(proxy.server, 'close');
  }
});

async function answerTo(query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return (
    await fetch(`${service.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  ).json();
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 200 && !(await holds()); attempt += 1) await sleep(50);
  return holds();
}
