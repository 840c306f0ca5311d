import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { importPages } from '../../src/import/import-pages.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { rowVersions, storeChecksum } from '../support/store-checksum.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

const PROFILE = 'seeds/000_badbc82356285bca.txt';
const LIST = 'seeds/003_3e59003a9a0e6f39.txt';

let scratch: string;
let database: TestDatabase;

beforeEach(async () => {
  scratch = makeScratchFolder();
  database = await createTestDatabase('empty');
});

afterEach(async () => {
  await database.drop();
  removeScratchFolder(scratch);
});

it('imports pages, packed or not, to the same store', async () => {
  const packed = join(scratch, '000_badbc82356285bca.txt.gz');
  writeFileSync(packed, gzipSync(readFileSync(PROFILE)));
  const fromPacked = await importPages(database.dataSource, [packed, LIST]);
  expect(fromPacked.loaded.map(({ name }) => name)).toEqual([
    '000_badbc82356285bca.txt',
    '003_3e59003a9a0e6f39.txt',
  ]);
  const other = await createTestDatabase('empty');
  await importPages(other.dataSource, [PROFILE, LIST]);
  expect(await storeChecksum(database.dataSource)).toEqual(await storeChecksum(other.dataSource));
  await other.drop();
});

it('writes no row when the same page comes again, under whatever name', async () => {
  await importPages(database.dataSource, [PROFILE]);
  const before = await rowVersions(database.dataSource);
  const renamed = join(scratch, 'renamed.txt');
  writeFileSync(renamed, readFileSync(PROFILE));
  const again = await importPages(database.dataSource, [PROFILE, renamed]);
  expect(again).toEqual({ loaded: [], unchanged: 2, refused: [] });
  expect(await rowVersions(database.dataSource)).toEqual(before);
});

it('has no more to do where the service has loaded the page from its folder', async () => {
  const seeded = await createTestDatabase('seeded');
  const before = await rowVersions(seeded.dataSource);
  expect(await importPages(seeded.dataSource, [PROFILE, LIST])).toMatchObject({
    unchanged: 2,
    loaded: [],
  });
  expect(await rowVersions(seeded.dataSource)).toEqual(before);
  await seeded.drop();
});

it('refuses one of two files of one name, since the second would replace the first', async () => {
  const [one, two] = ['one', 'two'].map((folder) => join(scratch, folder, 'page.txt'));
  for (const [path = '', seed] of [
    [one, PROFILE],
    [two, LIST],
  ] as const) {
    mkdirSync(dirname(path));
    writeFileSync(path, readFileSync(seed));
  }
  const { loaded, refused } = await importPages(database.dataSource, [one ?? '', two ?? '']);
  expect(loaded.map(({ name }) => name)).toEqual(['page.txt']);
  expect(refused).toEqual([
    { name: two, line: 1, message: expect.stringContaining('of the same name') as string },
  ]);
});

it('refuses what is no page, with the reason, and loads the others', async () => {
  const text = join(scratch, 'text.txt');
  writeFileSync(text, 'Dear all,\n\nthis is a letter.\n');
  const damaged = join(scratch, 'damaged.txt.gz');
  writeFileSync(damaged, gzipSync(readFileSync(LIST)).subarray(0, 2_000));
  const empty = join(scratch, 'empty.txt');
  writeFileSync(empty, '');
  const missing = join(scratch, 'missing.txt');
  const files = [text, damaged, PROFILE, empty, missing];
  const { loaded, refused } = await importPages(database.dataSource, files);
  expect(loaded.map(({ name }) => name)).toEqual(['000_badbc82356285bca.txt']);
  expect(refused.map(({ name }) => name).sort()).toEqual([
    'damaged.txt',
    'empty.txt',
    'missing.txt',
    'text.txt',
  ]);
  const reasonOf = (name: string) => refused.find((one) => one.name === name)?.message;
  expect(reasonOf('damaged.txt')).toContain('it ends in the middle');
  expect(reasonOf('missing.txt')).toContain('does not exist');
  expect(reasonOf('text.txt')).toMatch(/^expected a profile page/);
});
