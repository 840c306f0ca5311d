import { arxivLine, idOf, manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { importHere } from '../support/import-here.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { rowVersions, storeChecksum } from '../support/store-checksum.js';
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

it.each(['empty', 'seeded'] as const)(
  'writes no row when the same file comes again: %s',
  async (template) => {
    const own = await createTestDatabase(template);
    const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(300));
    const first = await importHere(own, [file], { batchSize: 120 }).summary;
    expect(first.files[0]?.counts).toMatchObject({ created: 300, changed: 0, unchanged: 0 });
    const [rows, content] = [await rowVersions(own.dataSource), await storeChecksum(own.dataSource)];
    const second = await importHere(own, [file], { batchSize: 90 }).summary;
    expect(second).toMatchObject({
      mergedPersons: 0,
      files: [{ counts: { created: 0, changed: 0, unchanged: 300 } }],
    });
    expect(await rowVersions(own.dataSource)).toEqual(rows);
    expect(await storeChecksum(own.dataSource)).toEqual(content);
    await own.drop();
  },
);

it('updates what a newer file says otherwise, and only that', async () => {
  const older = [1, 2, 3, 4, 5].map((number) => arxivLine(number));
  const newer = [
    arxivLine(1),
    arxivLine(2, { title: 'Another title', update_date: '2020-01-01' }),
    arxivLine(3, { authors_parsed: [['Cole', 'Carla', '']], update_date: '2020-01-01' }),
    arxivLine(4, { update_date: '2020-01-01' }),
    arxivLine(5),
    arxivLine(6),
  ];
  const olderFile = writeLines(scratch, 'older.jsonl', older);
  const newerFile = writeLines(scratch, 'newer.jsonl', newer);
  await importHere(database, [olderFile]).summary;
  const before = await papers();
  const { files } = await importHere(database, [newerFile]).summary;
  expect(files[0]?.counts).toEqual({ created: 1, changed: 3, unchanged: 2, rejected: 0, newPapers: 1 });
  const after = await papers();
  expect(after).toEqual([
    before[0],
    { ...before[1], title: 'Another title' },
    { ...before[2], authors: ['Carla Cole'] },
    before[3],
    before[4],
    {
      arxiv: idOf(6),
      slug: 'a-made-up-paper-about-g',
      title: 'A made-up paper about g',
      authors: ['Anng Bellg'],
    },
  ]);
  const [{ count } = { count: 0 }] = await database.dataSource.query<{ count: number }[]>(
    `select count(*)::int as count from authors where name = 'Annd Belld'`,
  );
  expect(count).toBe(0);

  const [rows, content] = [await rowVersions(database.dataSource), await storeChecksum(database.dataSource)];
  const back = await importHere(database, [olderFile]).summary;
  expect(back.files[0]?.counts).toMatchObject({ created: 0, changed: 0, unchanged: 5 });
  expect(await rowVersions(database.dataSource)).toEqual(rows);
  expect(await storeChecksum(database.dataSource)).toEqual(content);
});

it('comes to the store that the newer file alone would make, but for the slugs of what had another name', async () => {
  const older = manyArxivLines(300);
  const newer = older.map((line, index) => (index % 4 === 0 ? changed(line) : line));
  await importHere(database, [writeLines(scratch, 'older.jsonl', older)]).summary;
  const { files } = await importHere(database, [writeLines(scratch, 'newer.jsonl', newer)], {
    batchSize: 100,
  }).summary;
  expect(files[0]?.counts).toMatchObject({ created: 0, changed: 75, unchanged: 225 });
  const fresh = await createTestDatabase('empty');
  await importHere(fresh, [writeLines(scratch, 'newer.jsonl', newer)]).summary;
  const [one, other] = [await storeChecksum(database.dataSource), await storeChecksum(fresh.dataSource)];
  for (const table of ['topics', 'author_spellings', 'lexemes', 'sources'])
    expect([table, one[table]]).toEqual([table, other[table]]);
  await fresh.drop();
});

/** Another title and other people, of the same day: of equals, what comes later is newer. */
function changed(line: string): string {
  const record = JSON.parse(line) as { title: string };
  const authors_parsed = [['Cole', 'Carla', '']];
  return JSON.stringify({ ...record, title: `${record.title}, revised`, authors_parsed });
}

it.each([
  ['in one batch', 10],
  ['in two that follow each other', 2],
  ['far from each other', 1],
])('keeps the newest version of a record that a file has several times: %s', async (_, batchSize) => {
  const version = (number: number, title: string, update_date: string) =>
    arxivLine(number, { title, update_date });
  const file = writeLines(scratch, 'papers.jsonl', [
    version(1, 'The first of one', '2018-01-01'),
    version(2, 'The newest of two', '2020-01-01'),
    arxivLine(3),
    version(1, 'The newest of one', '2019-01-01'),
    arxivLine(4),
    version(2, 'The first of two', '2018-01-01'),
    version(1, 'The newest of one', '2019-01-01'),
  ]);
  const { files } = await importHere(database, [file], { batchSize }).summary;
  const { created, changed, unchanged } = files[0]?.counts ?? { created: 0, changed: 0, unchanged: 0 };
  expect([created, created + changed + unchanged]).toEqual([4, 7]);
  expect((await papers()).slice(0, 2)).toMatchObject([
    { title: 'The newest of one' },
    { title: 'The newest of two' },
  ]);
  const again = await importHere(database, [file], { batchSize }).summary;
  expect(again.files[0]?.counts).toMatchObject({ created: 0, changed: 0, unchanged: 7 });
});

async function papers(): Promise<{ arxiv: string; slug: string; title: string; authors: string[] }[]> {
  return database.dataSource.query(`
    select i.value as arxiv, p.slug, p.title,
      array(select a.name from authorships s join authors a on a.id = s.author_id where s.paper_id = p.id) as authors
    from papers p join paper_identifiers i on i.paper_id = p.id and i.scheme = 'ARXIV'
    order by i.value`);
}
