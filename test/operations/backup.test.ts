import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { killChildren } from '../support/child-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { askGraphql, startServiceProcess } from '../support/service-process.js';
import { createBareDatabase, createTestDatabase } from '../support/test-database.js';

const run = promisify(execFile);
const operations = readFileSync('docs/operations.md', 'utf8');

/** The embedded server brings no such program, and one of an older version refuses it: another server is meant. */
const canDump =
  process.env.TEST_DATABASE_URL !== undefined && spawnSync('pg_dump', ['--version']).status === 0;

const scratch = makeScratchFolder();
afterAll(async () => {
  await killChildren();
  removeScratchFolder(scratch);
});

(canDump ? it : it.skip)(
  'backs up and restores a PostgreSQL of one’s own as docs/operations.md says',
  async () => {
    const [, dump = ''] = /```sh\n(pg_dump .*)\n```/.exec(operations) ?? [];
    const [, restore = ''] = /```sh\n(pg_restore [^]*?)\n```/.exec(operations) ?? [];
    const original = await createTestDatabase('seeded');
    const empty = await createBareDatabase();
    try {
      const env = { PATH: process.env.PATH, DATABASE_URL: original.url, EMPTY_DATABASE_URL: empty.url };
      for (const script of [dump, restore]) await run('sh', ['-ec', script], { cwd: scratch, env });
      const command = ['dist/src/cli.js', 'serve', '--no-migrate'];
      const service = startServiceProcess({ env: { DATABASE_URL: empty.url }, command });
      const query = '{ search(query: "compression", first: 1) { totalCount } papers { totalCount } }';
      expect(await askGraphql(await service.ready(), query)).toMatchObject({
        data: { search: { totalCount: 9 }, papers: { totalCount: 151 } },
      });
      await killChildren();
    } finally {
      await original.drop();
      await empty.drop();
    }
  },
);
