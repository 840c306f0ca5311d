import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { exampleTab } from '../../src/http/playground/example-tabs.js';
import {
  editorText,
  launchBrowser,
  openPlayground,
  reload,
  runQuery,
  writeQuery,
  type ShownAnswer,
} from './playground-page.js';
import { runService, type RunningService } from './running-service.js';

const EXAMPLES = 'schema/examples';

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

async function withPage(use: (page: Page) => Promise<void>, width?: number): Promise<void> {
  const { page } = await openPlayground(browser, service.url, width);
  await use(page);
  await page.context().close();
}

describe('the box of hints', () => {
  const box = (page: Page): Locator => page.locator('.CodeMirror-hints-wrapper');

  /** Types a part of a field's name, so that the box opens. */
  async function openBox(page: Page): Promise<void> {
    await untilSchemaIsKnown(page);
    await writeQuery(page, '{\n  papers {\n    \n  }\n}');
    await page.keyboard.press('Control+Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key);
    await page.keyboard.type('fac', { delay: 60 });
    await page.locator('.CodeMirror-hint', { hasText: 'facets' }).waitFor();
  }

  it.each<[string, (page: Page) => Promise<void>]>([
    ['Escape', (page) => page.keyboard.press('Escape')],
    ['a caret that moves to another line', (page) => page.keyboard.press('Control+Home')],
    ['a click elsewhere', (page) => page.getByText('Press the Play Button').click()],
    ['a hint that is taken', (page) => page.keyboard.press('Enter')],
    ['a click on a hint', (page) => page.locator('.CodeMirror-hint', { hasText: 'facets' }).click()],
  ])('closes on %s', (_what, act) =>
    withPage(async (page) => {
      await openBox(page);
      expect(await box(page).count()).toBe(1);
      await act(page);
      await box(page).first().waitFor({ state: 'detached' });
      expect(await box(page).count()).toBe(0);
    }),
  );

  it('leaves the hint in the editor that was taken', () =>
    withPage(async (page) => {
      await openBox(page);
      await page.keyboard.press('Enter');
      expect(await editorText(page, 'first')).toContain('\n    facets\n');
    }));

  it('closes over the variables too', () =>
    withPage(async (page) => {
      await untilSchemaIsKnown(page);
      await writeQuery(page, 'query ($author: ID) { author(id: $author) { name } }');
      await page.getByText('Query Variables', { exact: true }).click();
      const variables = page.locator('.CodeMirror').nth(1);
      await variables.click();
      await page.keyboard.type('{ "', { delay: 60 });
      await page.keyboard.press('Control+Space');
      await page.locator('.CodeMirror-hint').first().waitFor();
      await page.locator('.CodeMirror').first().click();
      await page.locator('.CodeMirror-hints').first().waitFor({ state: 'detached' });
      expect(await box(page).count()).toBe(0);
    }));
});

describe('what was typed', () => {
  const EDIT = '# my own words\n{ statistics { paperCount } }\n';

  it.each(['/', '/graphql'])('is there after the page was loaded again at %s', async (path) => {
    const { page, troubles } = await openPlayground(browser, service.url + path);
    await page.getByText('Search everything', { exact: true }).click();
    await writeQuery(page, EDIT);
    await reload(page);
    expect(await editorText(page, 'first')).toBe(EDIT);
    await page.getByText('Newest papers', { exact: true }).click();
    expect((await runQuery(page)).data).toHaveProperty('papers');
    await reload(page);
    await page.getByText('Search everything', { exact: true }).click();
    expect(await editorText(page, 'first')).toBe(EDIT);
    expect((await runQuery(page)).data).toHaveProperty('statistics.paperCount');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('is there after an address with a query was followed', () =>
    withPage(async (page) => {
      await writeQuery(page, EDIT);
      await reload(page);
      await page.goto(`${service.url}/?query=%7B__typename%7D`);
      await page.getByText('Look up identifiers', { exact: true }).waitFor();
      expect(await editorText(page, 'first')).toBe(EDIT);
    }));

  it('is there after answers that are longer than a browser stores', () =>
    withPage(async (page) => {
      const data = { lines: Array.from({ length: 40_000 }, () => 'x'.repeat(150)) };
      await page.route('**/graphql', (route) => route.fulfill({ json: { data } }));
      await writeQuery(page, '{ statistics { paperCount } }');
      await runQuery(page);
      // A slow browser shows what came before for a moment.
      await page.waitForFunction(
        `[...document.querySelectorAll('.CodeMirror')].at(-1).CodeMirror.getValue().length > 6e6`,
      );
      expect(JSON.parse(await editorText(page, 'last'))).toEqual({ data });
      await page.unroute('**/graphql');
      await writeQuery(page, EDIT);
      await reload(page);
      expect(await editorText(page, 'first')).toBe(EDIT);
    }));

  it('can be run after the page was left in the middle of a query', () =>
    withPage(async (page) => {
      await page.route('**/graphql', () => undefined);
      await page.getByTitle('Execute Query (Ctrl-Enter)').click();
      await reload(page);
      await page.unroute('**/graphql');
      await page.reload();
      expect((await runQuery(page)).data).toHaveProperty('papers');
    }));

  it('includes the settings', () =>
    withPage(async (page) => {
      const background = () =>
        page.evaluate("getComputedStyle(document.querySelector('.playground > div')).backgroundColor");
      const light = await background();
      await gear(page).click();
      const editor = page.locator('.CodeMirror').last();
      await editor.waitFor();
      await page.evaluate(`{
        const editor = [...document.querySelectorAll('.CodeMirror')].at(-1).CodeMirror;
        editor.setValue(editor.getValue().replace('"light"', '"dark"'));
      }`);
      await page.getByText('Save Settings', { exact: true }).click();
      await page.getByText('Newest papers', { exact: true }).click();
      await reload(page);
      expect(await background()).not.toBe(light);
    }));

  it('gives way to the examples where the address asks for them', () =>
    withPage(async (page) => {
      await writeQuery(page, EDIT);
      await reload(page);
      await page.goto(`${service.url}/?examples`);
      await page.getByText('Newest papers', { exact: true }).waitFor();
      expect(await editorText(page, 'first')).toContain('query NewestPapers');
      expect(page.url()).toBe(`${service.url}/`);
    }));
});

describe.each([1600, 1400, 1280, 360])('on a screen of %i pixels', (width) => {
  it('has a tab in reach for each example', () =>
    withPage(async (page) => {
      const files = (await readdir(EXAMPLES)).sort();
      expect(files.length).toBeGreaterThanOrEqual(14);
      for (const file of files) {
        const { name, query } = exampleTab(file, await readFile(join(EXAMPLES, file), 'utf8'));
        const tab = page.getByText(name, { exact: true });
        // Without scrolling, where the screen is wide; a click fails where something else lies over the tab.
        if (width >= 1280) expect((await tab.boundingBox())?.x).toBeLessThan(width - 60);
        await tab.click({ timeout: 5_000 });
        expect((await editorText(page, 'first')).trim()).toBe(query.trim());
      }
      await page.screenshot({ path: join(tmpdir(), `papergraph-playground-${String(width)}.png`) });
    }, width));

  it('has the gear beside the tabs, and opens the settings', () =>
    withPage(async (page) => {
      await gear(page).click({ timeout: 5_000 });
      await page.getByText('Save Settings', { exact: true }).waitFor();
    }, width));

  it('shows query and answer, and nothing beyond its edge', () =>
    withPage(async (page) => {
      expect((await runQuery(page)).data).toHaveProperty('papers');
      for (const editor of await page.locator('.CodeMirror:visible').all()) {
        const { x, width: across = 0, height = 0 } = (await editor.boundingBox()) ?? { x: 0 };
        // The page is two pixels wider than the screen by the program's own margins.
        expect(x + across).toBeLessThanOrEqual(width + 2);
        expect(height === 0 || across > 300).toBe(true);
      }
    }, width));
});

describe('errors', () => {
  it.each([
    ['a field that there is not', '{\n  nothing\n}\n', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an argument out of its range',
      '{\n  papers(first: 1000) {\n    totalCount\n  }\n}\n',
      'BAD_USER_INPUT',
    ],
    ['a query that nests too deep', nested(20), 'QUERY_TOO_DEEP'],
  ])('look as any client gets them: %s', (_what, query, code) =>
    withPage(async (page) => {
      await writeQuery(page, query);
      const shown = await runQuery(page);
      expect(shown).toEqual(await answerTo(query));
      expect(shown.errors?.[0]?.extensions.code).toBe(code);
    }),
  );

  it('look the same where a proxy answers with a page of its own', () =>
    withPage(async (page) => {
      await page.route('**/graphql', (route) =>
        route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
      );
      const shown = await runQuery(page);
      expect(shown).toEqual({
        errors: [
          {
            message: expect.stringContaining('502') as unknown,
            extensions: { code: 'NOT_THE_SERVICE', status: 502 },
          },
        ],
      });
    }));
});

/** As the program prints it before it sends it: the places that an error names are those. */
function nested(depth: number): string {
  const indent = (level: number) => '  '.repeat(level);
  const fields = ['papers', 'nodes', 'authors', 'nodes'];
  const open = Array.from(
    { length: depth },
    (_, level) => `${indent(level + 1)}${fields[level % 4] ?? ''} {\n`,
  );
  const close = Array.from({ length: depth + 1 }, (_, level) => `${indent(depth - level)}}\n`);
  return `{\n${open.join('')}${indent(depth + 1)}__typename\n${close.join('')}`;
}

function gear(page: Page): Locator {
  return page.locator('.playground > div:last-child');
}

/** The hints come out of the schema, which is asked for when the page opens. */
async function untilSchemaIsKnown(page: Page): Promise<void> {
  const isKnown = () =>
    page.evaluate<boolean>("!!document.querySelector('.CodeMirror').CodeMirror.options.hintOptions.schema");
  for (let attempt = 0; attempt < 300 && !(await isKnown()); attempt += 1) await sleep(100);
}

async function answerTo(query: string): Promise<ShownAnswer> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return (await reply.json()) as ShownAnswer;
}
