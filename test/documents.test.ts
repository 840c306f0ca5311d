import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'graphql';
import { killChildren } from './support/child-process.js';
import { makeScratchFolder, removeScratchFolder } from './support/scratch-folder.js';
import { startServiceProcess } from './support/service-process.js';
import { type TestDatabase, createTestDatabase } from './support/test-database.js';

/** Every command, query and answer of the documents, run against the service. */

const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const TEXTS = new Map(DOCUMENTS.map((path) => [path, readFileSync(path, 'utf8')]));
const TEXT = [...TEXTS.values()].join('\n\n');
const run = promisify(execFile);

let database: TestDatabase;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  url = await startServiceProcess({ env: { DATABASE_URL: database.url } }).ready();
});
afterAll(async () => {
  await killChildren();
  await database.drop();
});

interface Block {
  language: string;
  code: string;
  /** The JSON that stands behind it. */
  answer: unknown;
}

const blocks = readBlocks();
const blocksOf = (language: string) => blocks.filter((block) => block.language === language);
const here = (code: string) => code.replaceAll('localhost:4000', new URL(url).host);

it('has blocks of each kind', () => {
  expect(blocksOf('graphql').length).toBeGreaterThan(3);
  expect(blocksOf('js').length).toBeGreaterThan(0);
  expect(blocksOf('sh').length).toBeGreaterThan(3);
});

it.each(blocksOf('graphql').map((block) => [nameOf(block.code), block] as const))(
  'gives the answer it shows to the query %s',
  async (_name, { code, answer }) => {
    parse(code);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: code }),
    });
    expect(asShown(await response.json(), answer)).toEqual(answer);
  },
);

it.each(
  blocksOf('sh')
    .filter(({ code }) => code.startsWith('curl'))
    .map((block) => [nameOf(block.code), block] as const),
)('gives the answer it shows to the command %s', async (_name, { code, answer }) => {
  const { stdout } = await run('sh', ['-c', here(code)]);
  expect(asShown(JSON.parse(stdout), answer)).toEqual(answer);
});

it('gives the answer it shows to fetch in a page', async () => {
  for (const { code, answer } of blocksOf('js')) {
    const script = `${here(code)}\nconsole.log(JSON.stringify({ data, errors }));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    expect(JSON.parse(stdout)).toEqual(answer);
  }
});

it('writes what it shows for the command that exports', async () => {
  const exports = [...TEXT.matchAll(/```sh\n(node \S+ export .*)\n```\n\n```\w+\n([\s\S]*?)```/g)];
  expect(exports).toHaveLength(1);
  for (const [, command = '', answer = ''] of exports) {
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url };
    const { stdout } = await run('sh', ['-c', command], { env });
    expect(stdout.trim()).toBe(answer.trim());
  }
});

it('prints what it shows for the command that imports, and stores it', async () => {
  const [, command = '', answer = ''] =
    /```sh\n(printf [\s\S]*? import .*)\n```\n\n```text\n([\s\S]*?)```/.exec(TEXT) ?? [];
  const copy = await createTestDatabase('seeded');
  try {
    const env = { PATH: process.env.PATH, DATABASE_URL: copy.url };
    const { stdout } = await run('sh', ['-c', command], { env });
    expect(stdout).toBe(answer);
    const identifiers: unknown = await copy.dataSource.query(
      `select i.value, p.slug from paper_identifiers i join papers p on p.id = i.paper_id`,
    );
    expect(identifiers).toEqual([{ value: '2309.10668', slug: 'language-modeling-is-compression' }]);
  } finally {
    await copy.drop();
  }
});

it('names npm scripts, commands and files that there are', async () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = [...TEXT.matchAll(/`?npm (?:run )?([a-z]+(?::[a-z]+)?)/g)].map(([, name]) => name ?? '');
  const unknown = named.filter(
    (name) => !['ci', 'install', 'pack'].includes(name) && scripts[name] === undefined,
  );
  expect(unknown).toEqual([]);
  const { stdout } = await run(process.execPath, ['dist/src/cli.js', '--help']);
  for (const [, command = ''] of TEXT.matchAll(/`node dist\/src\/cli\.js (\w+)/g))
    expect(stdout).toContain(command);
});

it('links to files and headings that there are', () => {
  const links = [...TEXTS].flatMap(([path, text]) =>
    [...text.matchAll(/\]\((?!http)([^)]+)\)/g)].map(([, link = '']) => ({ path, link })),
  );
  const broken = links.filter(({ path, link }) => {
    const [file = '', heading] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    return !existsSync(target) || (heading !== undefined && !headingsOf(target).includes(heading));
  });
  expect(broken).toEqual([]);
});

it('makes and restores a backup as docs/operations.md says', async () => {
  const folder = makeScratchFolder();
  const empty = await createTestDatabase('empty');
  try {
    const [, backup = ''] = /```sh\n(node \S+ export --format ndjson --out .*)\n```/.exec(TEXT) ?? [];
    const [, restore = ''] = /```sh\nDATABASE_URL=\S+ (node \S+ import papergraph .*)\n```/.exec(TEXT) ?? [];
    const inFolder = (command: string) =>
      command.replace(/papergraph\.ndjson/, join(folder, 'papergraph.ndjson'));
    const on = (url: string) => ({ env: { PATH: process.env.PATH, DATABASE_URL: url } });
    await run('sh', ['-c', inFolder(backup)], on(database.url));
    const { stdout } = await run('sh', ['-c', inFolder(restore)], on(empty.url));
    expect(stdout).toBe('151 papers, 162 authors and 5 sources restored.\n');
  } finally {
    await empty.drop();
    removeScratchFolder(folder);
  }
});

it('has a README that a stranger reads to its end', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(251);
});

it('lists addresses that answer', async () => {
  for (const path of ['/', '/schema.graphql', '/healthz', '/readyz', '/metrics']) {
    expect(TEXT).toContain(`GET ${path}`);
    expect((await fetch(`${url}${path}`)).status).toBe(200);
  }
});

function readBlocks(): Block[] {
  const found = [...TEXT.matchAll(/```(\w+)\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g)];
  return found.map(([, language = '', code = '', answer]) => ({
    language,
    code: code.trim(),
    answer: answer === undefined ? undefined : (JSON.parse(answer) as unknown),
  }));
}

/** Every answer has its cost in `extensions`; few documents show it. */
function asShown(answer: unknown, shown: unknown): unknown {
  if (shown !== null && typeof shown === 'object' && 'extensions' in shown) return answer;
  return Object.fromEntries(Object.entries(answer as object).filter(([key]) => key !== 'extensions'));
}

/** As the anchors of a page are made from them. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function nameOf(code: string): string {
  return code.replaceAll(/\s+/g, ' ').slice(0, 60);
}
