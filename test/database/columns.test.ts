import { z } from 'zod';
import { ID, bothColumns, columnsOf, computed, rowShape } from '../../src/database/columns.js';
import { AuthorEntity } from '../../src/database/entities/author.entity.js';
import { ListingEntity } from '../../src/database/entities/listing.entity.js';
import { createRunner } from '../../src/database/runner.js';
import { sql, value } from '../../src/database/sql.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('seeded')));
afterAll(() => database.drop());

it('names the columns of properties as the entity does', () => {
  const { list } = columnsOf(ListingEntity, 'l', ['id', 'publishedOn', 'authorsAsPrinted']);
  expect(list.render().text).toBe(
    'l.id as id, l.published_on as "publishedOn", l.authors_as_printed as "authorsAsPrinted"',
  );
});

it('knows the types of columns as the driver gives them', () => {
  const { shape } = columnsOf(ListingEntity, 'l', ['id', 'sourceId', 'publishedOn', 'authorsAsPrinted']);
  const row = { id: '7', sourceId: 1, publishedOn: '2022-09-30', authorsAsPrinted: ['A. Author'] };
  const wrong = [
    { ...row, id: 7 },
    { ...row, sourceId: '1' },
    { ...row, publishedOn: new Date() },
    { ...row, authorsAsPrinted: null },
    { ...row, more: 1 },
    { id: '7' },
  ];
  expect(shape().safeParse(row).success).toBe(true);
  expect(shape().safeParse({ ...row, publishedOn: null }).success).toBe(true);
  expect(wrong.filter((one) => shape().safeParse(one).success)).toEqual([]);
});

it('puts columns together', () => {
  const counted = computed(sql`count(*)::int as count`, { count: z.int() });
  const { list, shape } = bothColumns(columnsOf(AuthorEntity, 'a', ['slug']), counted);
  expect(list.render().text).toBe('a.slug as slug, count(*)::int as count');
  expect(shape().safeParse({ slug: 'a', count: 1 }).success).toBe(true);
  expect(rowShape(counted, { id: ID })().safeParse({ id: '1', count: 1 }).success).toBe(true);
  expect(rowShape(counted, { id: ID })().safeParse({ id: 1, count: 1 }).success).toBe(false);
});

it('throws for a property without a column', () => {
  expect(() => columnsOf(AuthorEntity, 'a', ['toString' as 'slug'])).toThrow('AuthorEntity has no column');
});

it('fails a statement whose rows are not as its reader expects them, in tests', async () => {
  const runner = createRunner(database.dataSource);
  const statement = sql`select id from papers limit 1`;
  await expect(runner.rows('ids', statement, z.strictObject({ id: ID }))).resolves.toHaveLength(1);
  await expect(runner.rows('ids', statement, z.strictObject({ id: z.int() }))).rejects.toThrow(
    'A row of ids is of another shape',
  );
});

it('sends a value once that stands twice in a statement', async () => {
  const sent: unknown[] = [];
  const runner = createRunner(database.dataSource, { observe: (_, rendered) => sent.push(rendered) });
  const given = value('x', 'text');
  await runner.run('twice', sql`select ${given}, ${given}, ${value('y', 'text')}`);
  expect(sent).toEqual([{ text: '/* twice */ select $1::text, $1::text, $2::text', values: ['x', 'y'] }]);
});
