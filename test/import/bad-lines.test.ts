import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { arxivFormat } from '../../src/formats/arxiv/format.js';
import type { BulkFormat } from '../../src/formats/bulk-format.js';
import { arxivLine, idOf, writeLines } from '../support/arxiv-file.js';
import { importHere, rejectsBeside } from '../support/import-here.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
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

const NAME = 'n'.repeat(10_000);
/** Eighteen million characters once they are written out. */
const LIGATURES = 'ﷺ'.repeat(1_000_000);
const LONG = Buffer.alloc(33 * 1024 * 1024, 'x');
const NO_UTF8 = Buffer.concat([
  Buffer.from('{"id": "2401.00009", "title": "'),
  Buffer.from([0xff, 0x22, 0x7d]),
]);

const BAD: [line: string | Buffer, reason: string][] = [
  ['no JSON at all', 'is no JSON: it begins with "no JSON at all"'],
  [arxivLine(1).slice(0, -20), 'is no JSON: it begins with "{'],
  [arxivLine(1, { id: undefined }), 'has no id, expected an arXiv id'],
  [arxivLine(1, { id: 'one' }), 'has "one" as its id, expected an arXiv id'],
  [arxivLine(1, { title: undefined }), 'has no title'],
  [arxivLine(1, { title: ' \n ' }), 'has no title'],
  [datedLine('Mon, 1 Apr 2999 00:00:00 GMT'), 'is dated 2999-04-01, expected a day until'],
  [datedLine('Mon, 31 Apr 2018 00:00:00 GMT'), 'is dated "Mon, 31 Apr 2018 00:00:00 GMT", expected a day of'],
  [
    arxivLine(1, { authors_parsed: [[NAME, '', '']] }),
    'has a name of 10000 characters, expected at most 300',
  ],
  [arxivLine(1, { title: 'a\0b' }), 'U+0000'],
  [arxivLine(1, { authors_parsed: [['a\0b', '', '']] }), 'U+0000'],
  [arxivLine(1, { categories: 'cs.LG a\0b' }), 'U+0000'],
  [LONG, `is ${LONG.length} bytes long, expected at most ${32 * 1024 * 1024} (32 MB)`],
  [NO_UTF8, 'holds bytes that are no UTF-8'],
  ['["an", "array"]', 'is a list, expected a JSON object'],
  ['null', 'is nothing, expected a JSON object'],
  [arxivLine(1, { title: 5 }), '5'],
  [arxivLine(1, { authors_parsed: 'Bell' }), '"Bell"'],
  [arxivLine(1, { authors_parsed: [[1, 2]] }), 'authors_parsed'],
  [arxivLine(1, { versions: {} }), 'versions'],
  [arxivLine(1, { id: 7 }), '7'],
  ['['.repeat(1_000_001), 'holds more than 1000000 values, expected at most that many'],
  [arxivLine(1, { abstract: ' '.repeat(4_000_001) }), 'has a text of 4000001 characters, expected at most'],
  [
    arxivLine(1, { authors_parsed: [[LIGATURES, '', '']] }),
    'has a name of 1000000 characters, expected at most 300',
  ],
];

it('writes every kind of bad line down, with its number and the reason, and loads the others', async () => {
  const lines = BAD.flatMap(([line], index) => [arxivLine(100 + index), line]);
  const file = writeLines(scratch, 'papers.jsonl', lines);
  const { files } = await importHere(database, [file], { batchSize: 7 }).summary;
  expect(files).toEqual([
    {
      name: file,
      rejectsPath: rejectsBeside(file),
      counts: {
        created: BAD.length,
        changed: 0,
        unchanged: 0,
        rejected: BAD.length,
        newPapers: BAD.length,
      },
    },
  ]);
  expect(rejectsOf(file)).toEqual(
    BAD.map(([line, reason], index) => ({
      file,
      line: 2 * index + 2,
      reason: expect.stringContaining(reason) as string,
      // A line of megabytes is not written down.
      text: typeof line === 'string' && line.length <= 1_000_000 ? line : null,
    })),
  );
  expect(await storedIds()).toEqual(BAD.map((_, index) => idOf(100 + index)));
});

it('rejects a record at which the reader of the format fails, keeps the others, and tells the fault whole', async () => {
  const lines = [1, 2, 3].map((number) => arxivLine(number));
  const file = writeLines(scratch, 'papers.jsonl', lines);
  const fault = new RangeError('Maximum call stack\nsize exceeded');
  const format: BulkFormat = {
    ...arxivFormat,
    read(value, context) {
      if (context.line === 2) throw fault;
      return arxivFormat.read(value, context);
    },
  };
  const faults: unknown[] = [];
  const options = { format, onFault: (found: unknown) => faults.push(found) };
  const dry = importHere(database, [file], { ...options, dryRun: true });
  expect((await dry.summary).files[0]?.counts).toMatchObject({ created: 2, rejected: 1 });
  const { files } = await importHere(database, [file], options).summary;
  expect(files[0]?.counts).toMatchObject({ created: 2, rejected: 1 });
  const reason = 'cannot be read: "Maximum call stack size exceeded"';
  expect(rejectsOf(file)).toEqual([{ file, line: 2, reason, text: lines[1] }]);
  expect(faults).toEqual([
    { line: 2, error: fault },
    { line: 2, error: fault },
  ]);
});

it('makes no reject file where there is nothing to reject', async () => {
  const file = writeLines(scratch, 'papers.jsonl', [arxivLine(1)]);
  await importHere(database, [file]).summary;
  expect(existsSync(rejectsBeside(file))).toBe(false);
});

it('stops at the line that is one too many, keeps what stands before it, and goes on from there', async () => {
  const isBad = (number: number) => number % 3 === 0;
  const lines = Array.from({ length: 30 }, (_, index) => (isBad(index + 1) ? '{' : arxivLine(index + 1)));
  const file = writeLines(scratch, 'papers.jsonl', lines);
  const stopped = importHere(database, [file], { maxRejects: 3, batchSize: 4 });
  await expect(stopped.summary).rejects.toThrow(
    `${file}: more than 3 records are rejected, so the import stops before line 12: the record is no JSON: it begins with "{".`,
  );
  expect(stopped.told).toEqual(['What was read before is stored: 8 records; the next import goes on there.']);
  expect(await storedIds()).toEqual([1, 2, 4, 5, 7, 8, 10, 11].map(idOf));
  expect(rejectsOf(file).map(({ line }) => line)).toEqual([3, 6, 9]);

  const again = importHere(database, [file], { maxRejects: 3 });
  await expect(again.summary).rejects.toThrow('before line 12');
  const higher = importHere(database, [file], { maxRejects: 10 });
  const { files } = await higher.summary;
  expect(higher.told[0]).toBe(`${file}: going on behind record 11, where an import was stopped.`);
  expect(files[0]?.counts).toMatchObject({ created: 20, rejected: 10 });
  expect(rejectsOf(file).map(({ line }) => line)).toEqual([3, 6, 9, 12, 15, 18, 21, 24, 27, 30]);
  expect(await storedIds()).toHaveLength(20);
});

it('allows no bad line where none is allowed', async () => {
  const file = writeLines(scratch, 'papers.jsonl', [arxivLine(1), '{', arxivLine(2)]);
  await expect(importHere(database, [file], { maxRejects: 0 }).summary).rejects.toThrow('before line 2');
  expect(await storedIds()).toEqual([idOf(1)]);
});

const OPENALEX = `${JSON.stringify({
  id: 'https://openalex.org/W1',
  display_name: 'A work',
  authorships: [],
  publication_date: '2020-01-01',
  primary_location: null,
  referenced_works: [],
})}\n`;

it.each([
  ['of another format', OPENALEX, '(format openalex)'],
  ['of HTML', '<!DOCTYPE html>\n<html><body>Not found</body></html>\n', 'is an HTML page'],
  ['that is empty', '', 'the file is empty'],
  ['of blank lines', '\n \n\n', 'the file is empty'],
  ['of nothing, packed', gzipSync(''), 'the file is empty'],
  ['of bytes', Buffer.from([0, 255, 254, 10, 200, 0, 10, 13, 128]), 'no UTF-8'],
  ['of text', 'id;title\n1;A title\n', 'is no JSON: it begins with "id;title"'],
])('refuses a file %s, and imports the good ones beside it', async (_, content, reason) => {
  const wrong = join(scratch, 'wrong.jsonl');
  writeFileSync(wrong, content);
  const alone = importHere(database, [wrong]).summary;
  await expect(alone).rejects.toThrow(`${wrong}: Expected records of arXiv`);
  await expect(alone).rejects.toThrow(reason);
  expect(await database.dataSource.query('select from sources')).toEqual([]);
  const good = [1, 2].map((number) => writeLines(scratch, `good-${number}.jsonl`, [arxivLine(number)]));
  const { files, failed } = await importHere(database, [good[0] ?? '', wrong, good[1] ?? '']).summary;
  expect(files.map(({ name }) => name)).toEqual(good);
  expect(failed).toEqual([{ name: wrong, reason: expect.stringContaining(reason) as unknown }]);
  expect(await storedIds()).toEqual([idOf(1), idOf(2)]);
  expect(await database.dataSource.query('select from import_checkpoints')).toEqual([]);
});

it('goes on with the next file where one breaks off, and with that one the next time', async () => {
  const lines = [1, 2, 3, 4].map((number) => arxivLine(number));
  const cut = writeLines(scratch, 'cut.jsonl', [...lines.slice(0, 2), '{', '{']);
  const good = writeLines(scratch, 'good.jsonl', [lines[2] ?? '']);
  const first = await importHere(database, [cut, good], { maxRejects: 1, batchSize: 1 }).summary;
  expect(first.failed).toMatchObject([
    { name: cut, reason: expect.stringContaining(`${cut}: more than 1`) as unknown },
  ]);
  expect(await storedIds()).toEqual([idOf(1), idOf(2), idOf(3)]);
  const again = importHere(database, [cut], { maxRejects: 2 });
  await again.summary;
  expect(again.told[0]).toBe(`${cut}: going on behind record 3, where an import was stopped.`);
});

function datedLine(created: string): string {
  return arxivLine(1, { versions: [{ version: 'v1', created }] });
}

function rejectsOf(file: string): { file: string; line: number; reason: string; text: string | null }[] {
  const lines = readFileSync(rejectsBeside(file), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as ReturnType<typeof rejectsOf>[number]);
}

async function storedIds(): Promise<string[]> {
  const rows: { key: string }[] = await database.dataSource.query(
    'select source_key as key from listings order by source_key',
  );
  return rows.map(({ key }) => key);
}
