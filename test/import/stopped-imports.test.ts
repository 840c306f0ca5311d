import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { arxivLine, idOf, manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { type GivenOptions, importHere, rejectsBeside } from '../support/import-here.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { storeChecksum } from '../support/store-checksum.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

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

/** Ten records, of which the sixth stops an import that allows no bad line. */
const STOPPING = Array.from({ length: 10 }, (_, index) => (index === 5 ? '{' : arxivLine(index + 1)));
const STOPPED_AT = { maxRejects: 0, batchSize: 2 };

it('says that the file is another one, and begins anew', async () => {
  const file = await stopped(STOPPING);
  const other = [...STOPPING].reverse();
  writeLines(scratch, 'papers.jsonl', other);
  const next = importHere(database, [file], { batchSize: 2 });
  const { files } = await next.summary;
  expect(next.told.slice(0, 2)).toEqual([
    `${file}: going on behind record 5, where an import was stopped.`,
    'The file is another one than that whose import was stopped. It is imported from the beginning.',
  ]);
  expect(files[0]?.counts).toMatchObject({ created: 4, unchanged: 5, rejected: 1 });
  expect(rejectedLines(file)).toEqual([5]);
  expect(await storedIds()).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10].map(idOf));
});

it('says that the file is shorter, and begins anew', async () => {
  const file = await stopped(STOPPING);
  writeLines(scratch, 'papers.jsonl', STOPPING.slice(0, 3));
  const next = importHere(database, [file]);
  expect((await next.summary).files[0]?.counts).toMatchObject({ created: 0, unchanged: 3 });
  expect(next.told).toContain('The file is shorter than it was. It is imported from the beginning.');
});

it('goes on in a file to which lines have been added', async () => {
  const file = await stopped(STOPPING);
  writeLines(scratch, 'papers.jsonl', [...STOPPING, arxivLine(11)]);
  expect((await importHere(database, [file]).summary).files[0]?.counts).toMatchObject({
    created: 10,
    rejected: 1,
  });
});

it('begins anew where it is told to', async () => {
  const file = await stopped(['{', ...STOPPING], 1);
  const next = importHere(database, [file], { restart: true });
  expect((await next.summary).files[0]?.counts).toMatchObject({ created: 4, unchanged: 5, rejected: 2 });
  expect(next.told.join()).not.toContain('going on');
  expect(rejectedLines(file)).toEqual([1, 7]);
});

it('does not pad a reject file that somebody has taken away', async () => {
  const file = await stopped(['{', ...STOPPING], 1);
  rmSync(rejectsBeside(file));
  await importHere(database, [file]).summary;
  expect(rejectedLines(file)).toEqual([7]);
});

it('forgets where it was once it has come to the end', async () => {
  const file = await stopped(STOPPING);
  await importHere(database, [file]).summary;
  expect(await database.dataSource.query('select from import_checkpoints')).toEqual([]);
});

it('imports several files in their order, and goes on in the one where it was stopped', async () => {
  const one = writeLines(scratch, 'one.jsonl', ['{', arxivLine(1, { title: 'The older' }), arxivLine(2)]);
  const two = writeLines(scratch, 'two.jsonl.gz', [
    arxivLine(3),
    '[',
    ']',
    arxivLine(1, { title: 'The newer' }),
  ]);
  const three = writeLines(scratch, 'three.jsonl', ['null', arxivLine(4)]);
  const files = [one, two, three];
  const stoppedOnce = await importHere(database, files, { maxRejects: 1, batchSize: 1 }).summary;
  expect(stoppedOnce.failed).toMatchObject([
    { name: two, reason: expect.stringContaining('before line 3') as unknown },
  ]);
  expect(await storedIds()).toEqual([1, 2, 3, 4].map(idOf));
  const next = importHere(database, files, { batchSize: 1 });
  expect((await next.summary).files).toMatchObject([
    { name: one, counts: { created: 2, changed: 0, rejected: 1 } },
    { name: two, counts: { created: 1, changed: 1, rejected: 2 } },
    { name: three, counts: { created: 1, changed: 0, rejected: 1 } },
  ]);
  expect(next.told.slice(0, 3)).toEqual([
    `${one}: going on behind record 3, where an import was stopped.`,
    `${two}: going on behind record 2, where an import was stopped.`,
    `${three}: going on behind record 2, where an import was stopped.`,
  ]);
  expect(rejected(one)).toMatchObject([
    { file: one, line: 1 },
    { file: two, line: 2 },
    { file: three, line: 1 },
    { file: two, line: 3 },
  ]);
});

it('keeps the rejected lines of files of one name in one place', async () => {
  const home = process.cwd();
  const parts = ['a', 'b'].map((folder) => {
    mkdirSync(join(scratch, folder));
    return writeLines(join(scratch, folder), 'part_000.gz', [arxivLine(folder === 'a' ? 1 : 2), folder]);
  });
  process.chdir(scratch);
  try {
    const { files } = await importHere(database, parts, { rejectsPath: null }).summary;
    expect(files.map(({ rejectsPath }) => rejectsPath)).toEqual(Array(2).fill('part_000.gz.rejects.jsonl'));
    const lines = readFileSync('part_000.gz.rejects.jsonl', 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { file: parts[0], line: 2, text: 'a' },
      { file: parts[1], line: 2, text: 'b' },
    ]);
  } finally {
    process.chdir(home);
  }
});

it('stores what stands before the cut of a damaged gzip file, and completes it from the whole one', async () => {
  const lines = manyArxivLines(800);
  const whole = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const packed = gzipSync(whole);
  const file = join(scratch, 'papers.jsonl.gz');
  writeFileSync(file, packed.subarray(0, packed.length / 2));
  const cut = importHere(database, [file]);
  await expect(cut.summary).rejects.toThrow(`${file} is a damaged gzip file: it ends in the middle`);
  const stored = (await storedIds()).length;
  expect(stored).toBeGreaterThan(100);
  expect(stored).toBeLessThan(800);

  writeFileSync(file, packed);
  const completed = importHere(database, [file]);
  expect((await completed.summary).files[0]?.counts).toMatchObject({ created: 800 });
  expect(completed.told[0]).toBe(`${file}: going on behind record ${stored}, where an import was stopped.`);
  const fresh = await createTestDatabase('empty');
  const plain = join(scratch, 'plain.jsonl');
  writeFileSync(plain, gunzipSync(packed));
  await importHere(fresh, [plain]).summary;
  const [one, other] = [await storeChecksum(database.dataSource), await storeChecksum(fresh.dataSource)];
  // Slugs of namesakes are given in the order of the batches, which the cut has changed.
  for (const table of ['topics', 'lexemes', 'author_spellings', 'sources', 'paper_identifiers', 'indexes'])
    expect([table, one[table]]).toEqual([table, other[table]]);
  await fresh.drop();
});

it('counts in a dry run what would be new and changed, and leaves everything as it is', async () => {
  const file = writeLines(scratch, 'papers.jsonl', [arxivLine(1), arxivLine(2), arxivLine(3)]);
  await importHere(database, [file]).summary;
  const before = await storeChecksum(database.dataSource);
  const next = writeLines(scratch, 'next.jsonl', [
    arxivLine(1),
    arxivLine(2, { title: 'Another title', update_date: '2020-01-01' }),
    '{',
    arxivLine(4),
  ]);
  const dry = importHere(database, [next], { dryRun: true, maxRejects: 1, batchSize: 2 });
  expect((await dry.summary).files[0]?.counts).toEqual({
    created: 1,
    changed: 1,
    unchanged: 1,
    rejected: 1,
    newPapers: 0,
  });
  expect(dry.told).toEqual([`${next}: line 3: the record is no JSON: it begins with "{".`]);
  expect(await storeChecksum(database.dataSource)).toEqual(before);
  expect(await database.dataSource.query('select from import_checkpoints')).toEqual([]);
  expect(() => readFileSync(rejectsBeside(next))).toThrow('ENOENT');
  const strict = importHere(database, [next], { dryRun: true, maxRejects: 0 });
  await expect(strict.summary).rejects.toThrow('more than 0 records are rejected');
});

/** Stores what stands before the bad line that is one too many. */
async function stopped(lines: string[], maxRejects = 0): Promise<string> {
  const file = writeLines(scratch, 'papers.jsonl', lines);
  const options: GivenOptions = { ...STOPPED_AT, maxRejects };
  await expect(importHere(database, [file], options).summary).rejects.toThrow('records are rejected');
  expect(await storedIds()).toHaveLength(5);
  return file;
}

function rejected(file: string): { line: number }[] {
  const lines = readFileSync(rejectsBeside(file), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as { line: number });
}

function rejectedLines(file: string): number[] {
  return rejected(file).map(({ line }) => line);
}

async function storedIds(): Promise<string[]> {
  const rows: { key: string }[] = await database.dataSource.query(
    'select source_key as key from listings order by source_key',
  );
  return rows.map(({ key }) => key);
}

it('imports small files together, each with its own counts, rejected lines and what it lists anew', async () => {
  const files = [
    writeLines(scratch, 'a.jsonl', [arxivLine(1), '{', arxivLine(2)]),
    writeLines(scratch, 'b.jsonl', [arxivLine(3)]),
    writeLines(scratch, 'c.jsonl', [arxivLine(2), arxivLine(4), 'null']),
    writeLines(scratch, 'd.jsonl', [arxivLine(5)]),
  ];
  const { files: counted } = await importHere(database, files).summary;
  expect(
    counted.map(({ counts: { created, unchanged, rejected } }) => [created, unchanged, rejected]),
  ).toEqual([
    [2, 0, 1],
    [1, 0, 0],
    [1, 1, 1],
    [1, 0, 0],
  ]);
  expect(counted.map(({ counts }) => counts.newPapers)).toEqual([2, 1, 1, 1]);
  expect(await storedIds()).toEqual([1, 2, 3, 4, 5].map(idOf));
  expect(rejected(files[0] ?? '')).toMatchObject([
    { file: files[0], line: 2 },
    { file: files[2], line: 3 },
  ]);
  expect(await database.dataSource.query('select from import_checkpoints')).toEqual([]);
});
