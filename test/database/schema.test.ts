import { openGraph, type Graph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());

it('leaves the schema builder nothing to do: entities and migrations say the same', async () => {
  const { upQueries } = await graph.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

it('goes down again to nothing', async () => {
  for (let left = graph.dataSource.migrations.length; left > 0; left -= 1) {
    await graph.dataSource.undoLastMigration();
  }
  const tables = await graph.dataSource.query<{ name: string }[]>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  expect(tables).toEqual([{ name: 'migrations' }]);
  await graph.dataSource.runMigrations();
});
