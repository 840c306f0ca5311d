import { killChildren } from '../support/child-process.js';
import { startServiceProcess } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeEach(async () => (database = await createTestDatabase('seeded')));
afterEach(async () => {
  await killChildren();
  await database.drop();
});

async function papergraph(...args: string[]): Promise<{ end: string; output: string }> {
  const command = startServiceProcess({
    env: { DATABASE_URL: database.url, LOG_LEVEL: 'silent' },
    command: ['dist/src/cli.js', ...args],
  });
  return { end: await command.ended, output: command.output() };
}

it('lists merges with their evidence and undoes one', async () => {
  const listed = await papergraph('merges');
  const merges = listed.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; slug: string; merged: string[]; evidence: object });
  expect(merges.map(({ slug, merged }) => [slug, merged]).sort()).toEqual([
    ['chrisantha-fernando', ['chrisantha thomas fernando']],
    ['jane-x-wang', ['jane wang']],
    ['pedro-a-ortega', ['pedro ortega']],
    ['tom-mcgrath', ['thomas mcgrath']],
  ]);
  const [first] = merges.filter(({ slug }) => slug === 'tom-mcgrath');
  expect(first?.evidence).toEqual({ relation: 'short', sharedCoauthors: 2, samePaper: false });

  expect((await papergraph('undo-merge', first?.id ?? '')).end).toBe('exit 0');
  const [row] = await database.dataSource.query<{ count: number }[]>(
    'select count(*)::int as count from authors',
  );
  expect(row?.count).toBe(163);
});

it('says which merge there is not', async () => {
  expect(await papergraph('undo-merge', '999')).toEqual({
    end: 'exit 1',
    output: expect.stringContaining('There is no merge 999 that could be undone.') as string,
  });
  expect((await papergraph('undo-merge', 'x')).output).toContain('Expected the number of a merge, got x.');
});
