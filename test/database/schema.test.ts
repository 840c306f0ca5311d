import type { DataSource } from 'typeorm';
import { openGraph, type Graph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());

/**
 * TypeORM's schema builder sends statements on one connection without waiting for the answers, which pg is to refuse
 * one day. Here each waits for the one before.
 */
function askOneByOne(dataSource: DataSource): void {
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner);
    let last: Promise<unknown> = Promise.resolve();
    runner.query = (...statement: Parameters<typeof query>) => {
      const answer = last.then(() => query(...statement));
      last = answer.catch(() => undefined);
      return answer;
    };
    return runner;
  };
}

it('leaves the schema builder nothing to do: entities and migrations say the same', async () => {
  askOneByOne(graph.dataSource);
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
