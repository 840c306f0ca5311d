import { manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { killChildren } from '../support/child-process.js';
import { startImport } from '../support/import-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { startServiceProcess } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

const HOLD_MORE = 'hold more than is stored';

let scratch: string;
let database: TestDatabase;

beforeEach(async () => {
  scratch = makeScratchFolder();
  database = await createTestDatabase('seeded');
});

afterEach(async () => {
  await killChildren();
  await database.drop();
  removeScratchFolder(scratch);
});

describe('papergraph migrate', () => {
  it('names the sources that a former version has read, until their files are imported again', async () => {
    const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(20));
    await importFile(file);
    expect(await migrate()).not.toContain(HOLD_MORE);

    // As a former version has left it: it noted no version, and its fingerprints were others.
    await database.dataSource.query(
      `update listings set record_version = 0, fingerprint = md5(source_key)::uuid where source_key is not null`,
    );
    await database.dataSource.query(`delete from derivations where name = 'record version'`);
    for (const output of [await migrate(), await migrate()]) {
      expect(output).toContain(HOLD_MORE);
      expect(output).toContain('"sources":["arxiv"]');
    }

    expect(await importFile(file)).toContain('20 changed');
    expect(await migrate()).not.toContain(HOLD_MORE);
  });
});

async function importFile(file: string): Promise<string> {
  const child = startImport(['arxiv', file], { on: database, folder: scratch });
  expect(await child.ended).toBe('exit 0');
  return child.output();
}

async function migrate(): Promise<string> {
  const child = startServiceProcess({
    env: { DATABASE_URL: database.url },
    command: ['dist/src/cli.js', 'migrate'],
  });
  expect(await child.ended).toBe('exit 0');
  return child.output();
}
