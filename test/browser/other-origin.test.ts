import type { Browser, Page } from 'playwright-core';
import { startOtherOrigin, type OtherOrigin } from './other-origin.js';
import { launchBrowser } from './playground-page.js';
import { runService, type RunningService } from './running-service.js';

let service: RunningService;
let origin: OtherOrigin;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  service = await runService();
  origin = await startOtherOrigin();
  browser = await launchBrowser();
  page = await browser.newPage();
});
beforeEach(() => page.goto(origin.url));
afterAll(async () => {
  await browser.close();
  await origin.close();
  expect(await service.stop()).toBe(0);
});

/** Asks from the page with urql's defaults. */
function askByUrql(query: string): Promise<{ data?: unknown; error?: string }> {
  return page.evaluate(`(async () => {
    const { Client, fetchExchange } = await import('@urql/core');
    const client = new Client({ url: '${service.url}/graphql', exchanges: [fetchExchange] });
    const { data, error } = await client.query(${JSON.stringify(query)}, {}).toPromise();
    return { data, error: error?.message };
  })()`);
}

it('answers urql with its defaults: a GET of a script', async () => {
  const sent = page.waitForRequest(`${service.url}/graphql?**`);
  const { data, error } = await askByUrql('{ topic(code: "cs.LG") { name } }');
  expect({ data, error }).toEqual({
    data: { topic: expect.objectContaining({ name: 'Machine Learning' }) as unknown },
  });
  const headers = await (await sent).allHeaders();
  expect((await sent).method()).toBe('GET');
  expect([headers['sec-fetch-site'], headers['sec-fetch-mode'], headers.origin]).toEqual([
    'same-site',
    'cors',
    origin.url,
  ]);
});

it('tells urql what is wrong with a query', async () => {
  expect((await askByUrql('{ nothing }')).error).toContain('Cannot query field "nothing" on type "Query".');
});

it('answers a plain fetch from another site', async () => {
  // A frame in a sandbox is of no site at all, and so of another than the service.
  await page.setContent('<iframe sandbox="allow-scripts" srcdoc="<p></p>"></iframe>');
  const frame = page.frames()[1];
  const sent = page.waitForRequest(`${service.url}/graphql?**`);
  const answer = await frame?.evaluate(
    `fetch('${service.url}/graphql?query={__typename}').then((reply) => reply.json())`,
  );
  expect(answer).toMatchObject({ data: { __typename: 'Query' } });
  expect(await (await sent).headerValue('sec-fetch-site')).toBe('cross-site');
});

it.each([
  ['a frame', `document.body.append(Object.assign(document.createElement('iframe'), { src: URL_OF_QUERY }))`],
  [
    'a link',
    `document.body.append(Object.assign(document.createElement('a'), { href: URL_OF_QUERY })); document.querySelector('a').click()`,
  ],
])('refuses what no script asked for: %s', async (_what, act) => {
  const url = `${service.url}/graphql?query=${encodeURIComponent('{ __typename }')}`;
  const answered = page.waitForResponse(url);
  await page.evaluate(act.replaceAll('URL_OF_QUERY', JSON.stringify(url)));
  expect((await answered).status()).toBe(400);
});
