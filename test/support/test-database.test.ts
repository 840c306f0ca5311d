import { Client } from 'pg';
import { createTestDatabase } from './test-database.js';

describe('the databases of the tests', () => {
  it.each(['empty', 'seeded'] as const)(
    'hands out copies of the %s template that do not meet',
    async (template) => {
      const [one, other] = await Promise.all([createTestDatabase(template), createTestDatabase(template)]);
      try {
        await one.dataSource.query('create table only_here ()');
        const found = await other.dataSource.query<unknown[]>(
          `select from pg_class where relname = 'only_here'`,
        );
        expect(found).toHaveLength(0);
      } finally {
        await Promise.all([one.drop(), other.drop()]);
      }
    },
  );

  it('gives a URL that leads to the same database', async () => {
    const database = await createTestDatabase('empty');
    const client = new Client(database.url);
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.end();
    const [own] = await database.dataSource.query<{ name: string }[]>('select current_database() as name');
    await database.drop();
    expect(rows[0]).toEqual(own);
  });
});
