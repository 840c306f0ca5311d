import { readFileSync } from 'node:fs';
import { arxivLine, writeLines } from '../support/arxiv-file.js';
import { checkInvariants } from '../support/check-invariants.js';
import { importHere, rejectsBeside } from '../support/import-here.js';
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

/** Stands for every reason that nobody foresaw. */
const NO_MOSS = `alter table papers add constraint no_moss check (title !~ '^Moss')`;
const AGAINST_MOSS =
  'is refused by PostgreSQL: new row for relation "papers" violates check constraint "no_moss"';

/** Forty records, of which the given ones are about moss. */
function linesWith(moss: readonly number[]): string[] {
  return Array.from({ length: 40 }, (_, at) =>
    arxivLine(at + 1, moss.includes(at + 1) ? { title: `Moss ${at}` } : {}),
  );
}

it.each([
  ['one', [17]],
  ['the first and the last', [1, 40]],
  ['many', [2, 3, 5, 8, 13, 21, 34, 35]],
  ['all of a batch', [15, 16, 17, 18, 19, 20, 21]],
])(
  'rejects %s that PostgreSQL refuses, with its reason, and stores the others as if alone',
  async (_, moss) => {
    await database.dataSource.query(NO_MOSS);
    const lines = linesWith(moss);
    const file = writeLines(scratch, 'papers.jsonl', lines);
    const { files } = await importHere(database, [file], { batchSize: 7 }).summary;
    expect(files[0]?.counts).toMatchObject({ created: 40 - moss.length, rejected: moss.length });
    expect(rejectsOf(file)).toEqual(
      moss.map((line) => ({ file, line, reason: AGAINST_MOSS, text: lines[line - 1] })),
    );
    await checkInvariants(database.dataSource);

    const again = await importHere(database, [file]).summary;
    expect(again.files[0]?.counts).toMatchObject({ unchanged: 40 - moss.length, rejected: moss.length });
    expect(await storeChecksum(database.dataSource)).toEqual(await checksumWithout(moss, lines));
  },
);

it('rejects what is refused beside another record only, and what is refused at the end of a batch', async () => {
  await database.dataSource.query(`
    create unique index on papers ((substr(title, 1, 4)));
    create function refuse_bogs() returns trigger language plpgsql as $$
      begin raise exception 'a bog' using errcode = '22023'; end $$;
    create constraint trigger no_bogs after insert on papers deferrable initially deferred
      for each row when (new.title like 'Bog%') execute function refuse_bogs()`);
  const titles = ['Peat', 'Bog', 'Fern', 'Peat again', 'Reed', 'Bog again', 'Sedge', 'Fern again'];
  const file = writeLines(
    scratch,
    'papers.jsonl',
    titles.map((title, at) => arxivLine(at + 1, { title })),
  );
  const { files } = await importHere(database, [file]).summary;
  expect(files[0]?.counts).toMatchObject({ created: 4, rejected: 4 });
  expect(rejectsOf(file)).toMatchObject([
    { line: 2, reason: 'is refused by PostgreSQL: a bog' },
    { line: 4, reason: expect.stringContaining('duplicate key value') as string },
    { line: 6, reason: 'is refused by PostgreSQL: a bog' },
    { line: 8, reason: expect.stringContaining('duplicate key value') as string },
  ]);
  await checkInvariants(database.dataSource);
});

it('keeps the former version where the newer one is refused', async () => {
  const file = writeLines(scratch, 'papers.jsonl', [arxivLine(1, { title: 'Peat' })]);
  await importHere(database, [file]).summary;
  await database.dataSource.query(NO_MOSS);
  writeLines(scratch, 'papers.jsonl', [arxivLine(1, { title: 'Moss', update_date: '2020-01-01' })]);
  const { files } = await importHere(database, [file]).summary;
  expect(files[0]?.counts).toMatchObject({ changed: 0, rejected: 1 });
  expect(await database.dataSource.query('select title from papers')).toEqual([{ title: 'Peat' }]);
});

it('counts what is refused among the records that may be rejected', async () => {
  await database.dataSource.query(NO_MOSS);
  const lines = linesWith([3, 9, 25]);
  lines[10] = '{';
  const file = writeLines(scratch, 'papers.jsonl', lines);
  const stopped = importHere(database, [file], { batchSize: 10, maxRejects: 2 });
  await expect(stopped.summary).rejects.toThrow(
    'more than 2 records are rejected, so the import stops before line 11: the record is no JSON',
  );
  expect(rejectsOf(file).map(({ line }) => line)).toEqual([3, 9]);
  const next = importHere(database, [file], { batchSize: 10, maxRejects: 3 });
  await expect(next.summary).rejects.toThrow(
    `more than 3 records are rejected, so the import stops before line 25: the record ${AGAINST_MOSS}`,
  );
  const { files } = await importHere(database, [file], { batchSize: 10, maxRejects: 4 }).summary;
  expect(files[0]?.counts).toMatchObject({ created: 36, rejected: 4 });
  expect(rejectsOf(file).map(({ line }) => line)).toEqual([3, 9, 11, 25]);
});

it('stops where PostgreSQL fails for another reason, and goes on there when that is mended', async () => {
  await database.dataSource.query(`${NO_MOSS};
    create function fill_disk() returns trigger language plpgsql as $$
      begin raise exception 'No space left on device' using errcode = '53100'; end $$;
    create trigger full_disk before insert on listings
      for each row when (new.title like 'The last%') execute function fill_disk()`);
  const lines = [...linesWith([5, 18, 33]), arxivLine(41, { title: 'The last straw' })];
  const file = writeLines(scratch, 'papers.jsonl', lines);
  const stopped = importHere(database, [file], { batchSize: 30 });
  await expect(stopped.summary).rejects.toThrow('No space left on device');
  expect(stopped.told).toEqual([
    'What was read before is stored: 28 records; the next import goes on there.',
  ]);

  await database.dataSource.query('drop trigger full_disk on listings');
  const { files } = await importHere(database, [file], { batchSize: 30 }).summary;
  expect(files[0]?.counts).toMatchObject({ created: 38, unchanged: 0, rejected: 3 });
  expect(rejectsOf(file).map(({ line }) => line)).toEqual([5, 18, 33]);
  expect(await storeChecksum(database.dataSource)).toEqual(await checksumWithout([5, 18, 33], lines));
});

/** Of a store that was never given the records of these lines. */
async function checksumWithout(refused: readonly number[], lines: readonly string[]): Promise<unknown> {
  const other = await createTestDatabase('empty');
  try {
    const rest = lines.filter((_, at) => !refused.includes(at + 1));
    await importHere(other, [writeLines(scratch, 'rest.jsonl', rest)], { batchSize: 7 }).summary;
    return await storeChecksum(other.dataSource);
  } finally {
    await other.drop();
  }
}

function rejectsOf(file: string): { line: number; reason: string }[] {
  const lines = readFileSync(rejectsBeside(file), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as ReturnType<typeof rejectsOf>[number]);
}
