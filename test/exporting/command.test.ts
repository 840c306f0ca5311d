import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportText } from '../support/export-text.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  folder = makeScratchFolder();
});
afterAll(async () => {
  removeScratchFolder(folder);
  await database.drop();
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function run(file: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const ended = promisify(execFile)(file, args, {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url, ...env },
    maxBuffer: 1e8,
  });
  return ended.then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as Ended,
  );
}

const exported = (...args: string[]) => run(process.execPath, ['dist/src/cli.js', 'export', ...args]);

it('writes nothing but the export to standard output, also where the log says more', async () => {
  const args = ['dist/src/cli.js', 'export', '--format', 'ndjson'];
  const { code, stdout } = await run(process.execPath, args, { LOG_LEVEL: 'trace' });
  expect(code).toBe(0);
  expect(stdout).toBe(await exportText(database.dataSource, { format: 'ndjson' }));
});

it('ends without a word when its reader has enough', async () => {
  const command = 'node dist/src/cli.js export --format ndjson | head -n 1; echo "${PIPESTATUS[0]}"';
  expect(await run('bash', ['--norc', '-c', command])).toEqual({
    code: 0,
    stdout: '{"papergraph":1}\n0\n',
    stderr: '',
  });
});

it('writes a file that is there when it is whole', async () => {
  const file = join(folder, 'papers.bib');
  writeFileSync(file, 'old');
  const filter = { topics: ['LG'] };
  const args = ['--format', 'bibtex', '--filter', JSON.stringify(filter), '--out', file];
  expect(await exported(...args)).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(file, 'utf8')).toBe(
    await exportText(database.dataSource, { format: 'bibtex', filter }),
  );
  expect(readdirSync(folder)).toEqual(['papers.bib']);
});

it('leaves a file as it was when it cannot be written anew', async () => {
  const file = join(folder, 'nowhere', 'papers.csv');
  const { code, stdout, stderr } = await exported('--format', 'csv', '--out', file);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(`${file} cannot be written: its folder does not exist\n`);
  expect((await exported('--format', 'csv', '--out', folder)).stderr).toBe(
    `${folder} is a folder, expected a file\n`,
  );
});

it.each<[filter: string, message: string]>([
  ['{"topics"', 'expected a filter as JSON, got {"topics" ('],
  ['[1]', 'the filter: Expected type "PaperFilter" to be an object. Got [1].'],
  ['null', 'the filter: Expected non-nullable type "PaperFilter!" not to be null. Got null.'],
  [
    '{"topic":["LG"]}',
    'the filter: Field "topic" is not defined by type "PaperFilter". Did you mean "topics"',
  ],
  ['{"hasCode":"yes"}', 'hasCode: Boolean cannot represent a non boolean value: "yes". Got "yes".'],
  [
    '{"or":[{"authorCount":{"min":1.5}}]}',
    'or.0.authorCount.min: Int cannot represent non-integer value: 1.5',
  ],
  ['{"sourceKinds":["PAGE"]}', 'sourceKinds.0: Value "PAGE" does not exist in "SourceKind" enum.'],
  [
    '{"publishedOn":{"from":"2023-02-29"}}',
    'publishedOn.from: Expected type "Date". A day of the calendar is written such as "2022-09-30". Got "2023-02-29".',
  ],
  ['{"text":"\\u0000"}', 'Argument "filter": "text" must not hold the character U+0000.'],
])('refuses the filter %s', async (filter, message) => {
  const { code, stdout, stderr } = await exported('--format', 'csv', '--filter', filter);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`error: option '--filter <json>' is wrong\n${message}`);
});

it('refuses a format that there is not, and none', async () => {
  expect(await exported('--format', 'xml')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Allowed choices are ndjson, csv, bibtex') as string,
  });
  expect(await exported()).toMatchObject({ code: 1 });
});
