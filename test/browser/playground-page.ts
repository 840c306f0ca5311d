import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';

/** GraphQL Playground in a browser, and everything that went on behind it. */
export interface PlaygroundPage {
  readonly page: Page;
  /** Errors of the console and of the page, and violations of its Content-Security-Policy. */
  readonly troubles: readonly string[];
  /** Origins of all requests and sockets. */
  readonly origins: ReadonlySet<string>;
}

/** Debian's Chromium unless told otherwise, with a fresh profile and nothing in reach but this machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

export async function openPlayground(browser: Browser, url: string, width = 1600): Promise<PlaygroundPage> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const troubles: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => void (message.type() === 'error' && troubles.push(message.text())));
  page.on('pageerror', (error) => void troubles.push(error.message));
  page.on('requestfailed', (request) => void troubles.push(`failed: ${request.url()}`));
  page.on(
    'request',
    (request) => void (isLocalData(request.url()) || origins.add(new URL(request.url()).origin)),
  );
  page.on('websocket', (socket) => void origins.add(new URL(socket.url()).origin));
  // Chromium reports violations on the console as errors; this one names what was refused.
  await page.exposeFunction('reportViolation', (text: string) => void troubles.push(`CSP: ${text}`));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => reportViolation(e.violatedDirective + ' ' + e.blockedURI))",
  );
  await page.goto(url);
  await untilShown(page);
  return { page, troubles, origins };
}

/** Loads the page anew, once the program has stored what was typed: it waits for a pause of 300 ms. */
export async function reload(page: Page): Promise<void> {
  await sleep(1_000);
  await page.reload();
  await untilShown(page);
}

async function untilShown(page: Page): Promise<void> {
  await page.getByTitle('Execute Query (Ctrl-Enter)').waitFor();
}

export interface ShownAnswer {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** Presses the play button and reads the answer from the pane of answers. */
export async function runQuery(page: Page): Promise<ShownAnswer> {
  const before = await editorText(page, 'last');
  await page.getByTitle('Execute Query (Ctrl-Enter)').click();
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const text = await editorText(page, 'last');
    if (text !== before && text.trim().endsWith('}')) return JSON.parse(text) as ShownAnswer;
    await sleep(100);
  }
  throw new Error('no answer was shown within thirty seconds');
}

/** The text of the query (first editor) or of the answer (last). */
export function editorText(page: Page, which: 'first' | 'last'): Promise<string> {
  const index = which === 'first' ? 0 : -1;
  return page.evaluate<string>(
    `[...document.querySelectorAll('.CodeMirror')].at(${String(index)}).CodeMirror.getValue()`,
  );
}

/** Puts the text into the editor of the query, as pasting it would, and the caret at its end. */
export async function writeQuery(page: Page, query: string): Promise<void> {
  await page.evaluate(`{
    const editor = document.querySelector('.CodeMirror').CodeMirror;
    editor.setValue(${JSON.stringify(query)});
    editor.focus();
    editor.setCursor(editor.lineCount(), 0);
  }`);
}

function isLocalData(url: string): boolean {
  return url.startsWith('data:') || url.startsWith('blob:');
}
