import type { DataSource } from 'typeorm';
import { fillGenerated } from '../support/generated.js';
import { plainCitations } from '../support/plain-citations.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let store: DataSource;
beforeAll(async () => {
  database = await createTestDatabase('empty');
  store = database.dataSource;
  await fillGenerated(database, 2_000);
});
afterAll(() => database.drop());

const count = async (sql: string) => {
  const [row] = await store.query<{ count: number }[]>(`select count(*)::int as count from (${sql}) rows`);
  return row?.count ?? Number.NaN;
};

/** One text for the content of a table, whatever the order of its rows. */
const digestOf = async (source: DataSource, table: string) => {
  const [row] = await source.query<{ digest: string }[]>(
    `select md5(string_agg(md5(t::text), '' order by md5(t::text))) as digest from ${table} t`,
  );
  return row?.digest;
};

const tablesOf = async (source: DataSource) => {
  const rows = await source.query<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by 1`,
  );
  return rows.map(({ name }) => name);
};

it('fills every table but those of merges, doubts, separations, former slugs, venues, institutions and imports', async () => {
  const empty: string[] = [];
  for (const table of await tablesOf(store)) {
    if ((await count(`select from ${table} limit 1`)) === 0) empty.push(table);
  }
  expect(empty).toEqual([
    'author_identifiers',
    'author_merges',
    'deferred_indexes',
    'doubts',
    'import_checkpoints',
    'institution_names',
    'institution_slugs',
    'institutions',
    'paper_institutions',
    'paper_separations',
    'paper_slugs',
    'paper_venues',
    'unmatched_authors',
    'venue_names',
    'venue_slugs',
    'venues',
  ]);
  expect(await count('select from papers')).toBe(2_000);
});

it('has ties, nulls, accents, cut bylines and a consortium', async () => {
  expect(await count('select from papers where published_on is null')).toBeGreaterThan(10);
  expect(await count('select published_on from papers group by 1 having count(*) > 2')).toBeGreaterThan(10);
  expect(await count('select title_key from papers group by 1 having count(*) > 1')).toBeGreaterThan(0);
  expect(await count('select from papers where has_code is null or comment_count is null')).toBeGreaterThan(
    1_000,
  );
  expect(await count(`select from authors where name ~ '[^ -~]'`)).toBeGreaterThan(100);
  expect(await count(`select from papers where title ~ '[^ -~]'`)).toBeGreaterThan(5);
  expect(await count('select from papers where not authors_complete')).toBeGreaterThan(20);
  expect(await count('select paper_id from authorships group by 1 having count(*) > 100')).toBe(1);
});

it('keeps alike what the store keeps twice', async () => {
  const counted = 'select count(*) from authorships s where s.author_id = a.id';
  expect(await count(`select from authors a where paper_count <> (${counted}) or paper_count = 0`)).toBe(0);
  expect(
    await count(
      'select from topics t where paper_count <> (select count(*) from paper_topics p where p.topic_id = t.id)',
    ),
  ).toBe(0);
  expect(
    await count(
      'select from sources s where listing_count <> (select count(*) from listings l where l.source_id = s.id)',
    ),
  ).toBe(0);
  for (const table of ['authorships', 'paper_topics']) {
    expect(
      await count(
        `select from ${table} x join papers p on p.id = x.paper_id
         where x.sort_date <> coalesce(p.published_on, '-infinity')`,
      ),
    ).toBe(0);
  }
  expect(
    await count(
      `select from papers p join listings l on l.paper_id = p.id
       where (p.title_key, p.title_folded, p.abstract, p.has_code) is distinct from (l.title_key, l.title_folded, l.abstract, l.has_code)`,
    ),
  ).toBe(0);
});

it('counts each spelling as often as bylines and heads of pages print it', async () => {
  expect(
    await count(
      `select from author_spellings s
       where seen_count <> (select count(*) from authorships where name_as_printed = s.spelling)
         + (select count(*) from sources where owner_name = s.spelling)`,
    ),
  ).toBe(0);
});

it('cites as the store derives it from what the listings print', async () => {
  const { stored, expected } = await plainCitations(store);
  const computed = new Set(expected);
  const wrong = stored.filter((line) => !computed.has(line)).map((line) => line.slice(0, 80));
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(stored).toHaveLength(expected.length);
  const edges = await count('select from citations');
  expect(edges).toBeGreaterThan(25 * 2_000);
  const outside = await count(
    'select from citations c join cited_works w on w.id = c.work_id where w.paper_id is null',
  );
  expect(outside / edges).toBeGreaterThan(0.3);
  expect(outside / edges).toBeLessThan(0.5);
});

it('makes no references where none are wanted', async () => {
  const plain = await createTestDatabase('empty');
  try {
    await fillGenerated(plain, 200, 0);
    expect(await plain.dataSource.query('select from citations limit 1')).toEqual([]);
    expect(await plain.dataSource.query(`select from listings where cited_references <> '{}'`)).toEqual([]);
  } finally {
    await plain.drop();
  }
});

it('leaves every index and key as the migrations made it', async () => {
  const plain = await createTestDatabase('empty');
  try {
    const shape = `select indexdef as definition from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace order by 1`;
    expect(await store.query(shape)).toEqual(await plain.dataSource.query(shape));
  } finally {
    await plain.drop();
  }
});

it('lets the next rows be numbered', async () => {
  const [row] = await store.query<{ id: string }[]>(
    `insert into papers (slug, title, title_key, title_folded, sort_date, authors_complete)
     values ('a-new-one', 'A new one', 'a new one', 'a new one', 'today', true) returning id`,
  );
  expect(row?.id).toBe('2001');
  await store.query('delete from papers where id = 2001');
});

it('refuses a database that holds papers', async () => {
  await expect(fillGenerated(database, 10)).rejects.toThrow('holds papers already');
});

it('makes the same rows of the same seed', async () => {
  const again = await createTestDatabase('empty');
  try {
    await fillGenerated(again, 2_000);
    for (const table of await tablesOf(store)) {
      expect([table, await digestOf(again.dataSource, table)]).toEqual([table, await digestOf(store, table)]);
    }
  } finally {
    await again.drop();
  }
});
