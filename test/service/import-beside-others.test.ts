import { join } from 'node:path';
import { createDataSource } from '../../src/database/data-source.js';
import { withImportLock } from '../../src/ingest/transaction/import-lock.js';
import { manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { type Child, killChildren } from '../support/child-process.js';
import { startImport } from '../support/import-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { askGraphql, startServiceProcess } from '../support/service-process.js';
import { storeChecksum } from '../support/store-checksum.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let scratch: string;
let database: TestDatabase;

beforeEach(async () => {
  scratch = makeScratchFolder();
  database = await createTestDatabase('empty');
});

afterEach(async () => {
  await killChildren();
  await database.drop();
  removeScratchFolder(scratch);
});

describe('papergraph import, beside others', () => {
  it('waits for another import, and leaves the database as it is in a dry run', async () => {
    const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(30));
    const before = await storeChecksum(database.dataSource);
    const dry = run('arxiv', file, '--dry-run');
    expect([await dry.ended, dry.output()]).toEqual([
      'exit 0',
      expect.stringMatching(/: 30 new, 0 changed.*\nNothing was stored: this was a dry run\./),
    ]);
    expect(await storeChecksum(database.dataSource)).toEqual(before);
    const waiting = await whileImporting(async () => {
      const child = run('arxiv', file);
      await child.says('Another import is at work');
      return child;
    });
    expect([await waiting.ended, waiting.output()]).toEqual([
      'exit 0',
      expect.stringContaining('30 new papers'),
    ]);
  });

  it('works beside a service on the PostgreSQL that the service runs, and the service answers meanwhile', async () => {
    const home = join(scratch, 'home');
    const service = startServiceProcess({ home });
    const url = await service.ready();
    const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(1_000));
    const child = startImport(['arxiv', file, '--batch-size', '100'], { on: { home }, folder: scratch });
    const answers: unknown[] = [];
    while (child.isRunning()) answers.push(await askGraphql(url, '{ statistics { paperCount } }'));
    expect([await child.ended, child.output()]).toEqual([
      'exit 0',
      expect.stringContaining('1000 new, 0 changed'),
    ]);
    const counts = answers.map(
      (answer) => (answer as { data: { statistics: { paperCount: number } } }).data.statistics.paperCount,
    );
    // No paper of the file has another's title, so a batch brings as many papers as it has records.
    expect([...new Set(counts)].filter((count) => (count - 151) % 100 !== 0)).toEqual([]);
    expect(new Set(counts).size).toBeGreaterThan(2);
    expect(await askGraphql(url, '{ statistics { paperCount } }')).toMatchObject({
      data: { statistics: { paperCount: 1_151 } },
    });
    service.kill('SIGTERM');
    expect(await service.ended).toBe('exit 0');
  });
});

describe('a store whose first load was killed', () => {
  it('gets its indexes when a service starts, but not while an import is at work', async () => {
    const whole = await indexes();
    const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(800));
    const load = run('arxiv', file, '--batch-size', '50', '--first-load', '100');
    await load.says('This is a first load');
    load.kill('SIGKILL');
    expect(await load.ended).toBe('SIGKILL');
    expect((await indexes()).length).toBeLessThan(whole.length);

    await whileImporting(async () => {
      const service = startServiceProcess({ env: { DATABASE_URL: database.url } });
      await service.ready();
      expect(service.output()).not.toContain('making the indexes');
      service.kill('SIGTERM');
      await service.ended;
    });
    expect((await indexes()).length).toBeLessThan(whole.length);

    const service = startServiceProcess({ env: { DATABASE_URL: database.url } });
    const url = await service.ready();
    expect(service.output()).toContain('An import was stopped: making the indexes that it left out');
    expect(await indexes()).toEqual(whole);
    expect(await askGraphql(url, '{ papers { totalCount } }')).toMatchObject({ data: {} });
    expect(await database.dataSource.query('select from deferred_indexes')).toEqual([]);
    const next = run('arxiv', file);
    expect([await next.ended, next.output()]).toEqual(['exit 0', expect.stringContaining('800 new')]);
  });
});

function run(...args: string[]): Child {
  return startImport(args, { on: database, folder: scratch });
}

/** Does something while the lock of imports is held. */
async function whileImporting<Result>(work: () => Promise<Result>): Promise<Result> {
  const dataSource = await createDataSource(database.connection).initialize();
  try {
    return await withImportLock(dataSource, () => undefined, work);
  } finally {
    await dataSource.destroy();
  }
}

async function indexes(): Promise<unknown[]> {
  return database.dataSource.query(
    `select indexdef from pg_indexes where schemaname = 'public' order by indexname`,
  );
}
