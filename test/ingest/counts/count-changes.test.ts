import { checkInvariants } from '../../support/check-invariants.js';
import { ARXIV, arxivRecord, emptyStore, importWhole } from '../../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
beforeEach(() => emptyStore(database.dataSource));
afterAll(() => database.drop());

/** One paper of each, all with the same two co-authors. */
function papersOf(...names: string[]) {
  return names.map((name, place) =>
    arxivRecord(`2401.0000${place}`, `On Rivers, part ${place}`, [name, 'Ola Berg', 'Ute Kern'], {
      topicLabels: place % 2 === 0 ? ['cs.LG'] : ['cs.LG', 'math.CO'],
    }),
  );
}

async function counts(): Promise<string[]> {
  const rows = await database.dataSource.query<{ line: string }[]>(`
    select a.slug || ': ' || a.paper_count || ', ' || string_agg(t.code || ' ' || c.paper_count, ', ' order by t.code)
      as line
    from authors a join author_topics c on c.author_id = a.id join topics t on t.id = c.topic_id
    group by a.id order by 1`);
  return rows.map(({ line }) => line);
}

it.each([
  {
    whom: 'two who are one',
    names: ['Mara Lind', 'Mara Katrin Lind'],
    counted: 'mara-lind: 2, cs.LG 2, math.CO 1',
  },
  {
    whom: 'one into whom another went before',
    names: ['M. Lind', 'Mara Lind', 'Mara Katrin Lind'],
    counted: 'm-lind: 3, cs.LG 3, math.CO 1',
  },
])('moves the counts of $whom', async ({ names, counted }) => {
  expect(await importWhole(database.dataSource, ARXIV, papersOf(...names))).toBe(names.length - 1);
  await checkInvariants(database.dataSource);
  expect((await counts()).filter((line) => line.includes('lind'))).toEqual([counted]);
});
