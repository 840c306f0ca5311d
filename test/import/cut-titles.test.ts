import { arxivLine, writeLines } from '../support/arxiv-file.js';
import { checkInvariants } from '../support/check-invariants.js';
import { importHere } from '../support/import-here.js';
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

/** Ordinary long titles, whose words end in turn before, at and behind the place where a key is cut. */
const TITLES = Array.from({ length: 20 }, (_, at) => `${'x'.repeat(at)} ${'moss and peat '.repeat(60)}`);

it.each([
  ['an import', { firstLoad: 1_000 }],
  ['a first load, which makes the index of title words at its end', { firstLoad: 5, batchSize: 10 }],
])('stores titles in %s wherever their keys are cut', async (_, options) => {
  const file = writeLines(
    scratch,
    'papers.jsonl',
    TITLES.map((title, at) => arxivLine(at + 1, { title })),
  );
  const { files } = await importHere(database, [file], options).summary;
  expect(files[0]?.counts).toMatchObject({ created: TITLES.length, rejected: 0 });
  const again = await importHere(database, [file], options).summary;
  expect(again.files[0]?.counts).toMatchObject({ unchanged: TITLES.length });
  await checkInvariants(database.dataSource);
});
