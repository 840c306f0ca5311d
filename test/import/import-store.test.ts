import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { createBareDatabase, createTestDatabase } from '../support/test-database.js';

let folder: string;
beforeAll(() => (folder = makeScratchFolder()));
afterAll(() => removeScratchFolder(folder));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function papergraph(url: string, ...args: string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATABASE_URL: url };
  const ended = promisify(execFile)(process.execPath, ['dist/src/cli.js', ...args], { env });
  return ended.then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as Ended,
  );
}

it('takes a store out of one database and puts it into another', async () => {
  const [origin, copy] = [await createTestDatabase('seeded'), await createBareDatabase()];
  try {
    const [file, again] = [join(folder, 'store.ndjson'), join(folder, 'again.ndjson')];
    await papergraph(origin.url, 'export', '--format', 'ndjson', '--out', file);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));

    writeFileSync(
      again,
      readFileSync(file, 'utf8').replace('"slug":"tim-genewein"', '"slug":"Tim Genewein"'),
    );
    const faulty = await papergraph(copy.url, 'import', 'papergraph', again);
    expect([faulty.code, faulty.stdout]).toEqual([1, '']);
    expect(faulty.stderr).toMatch(
      /again\.ndjson: line \d+: author\.slug: expected a slug, such as tim-genewein\n$/,
    );

    const restored = await papergraph(copy.url, 'import', 'papergraph', `${file}.gz`);
    expect(restored).toEqual({
      code: 0,
      stdout: '151 papers, 162 authors and 5 sources restored.\n',
      stderr: '',
    });
    await papergraph(copy.url, 'export', '--format', 'ndjson', '--out', again);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));

    const twice = await papergraph(copy.url, 'import', 'papergraph', file);
    expect(twice.code).toBe(1);
    expect(twice.stderr).toContain('expected an empty store, got one with 151 papers');
  } finally {
    await origin.drop();
    await copy.drop();
  }
});

it('takes one file, and no dry run', async () => {
  const database = await createTestDatabase('empty');
  try {
    const { code, stderr } = await papergraph(database.url, 'import', 'papergraph', '--dry-run', 'a.ndjson');
    expect([code, stderr]).toEqual([
      1,
      'Expected one file, and no dry run: a faulty file changes nothing.\n',
    ]);
  } finally {
    await database.drop();
  }
});
