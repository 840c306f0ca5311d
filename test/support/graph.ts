import { type ExecutionResult, graphql } from 'graphql';
import type { DataSource } from 'typeorm';
import { createRunner } from '../../src/database/runner.js';
import { createContext } from '../../src/graphql/context.js';
import { buildPapergraphSchema } from '../../src/graphql/schema.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';
import { type TestDatabase, createTestDatabase } from './test-database.js';

/** The real schema on a database of the test's own, with the statements that each query runs. */
export interface Graph {
  dataSource: DataSource;
  database: TestDatabase;
  /** Runs a query as one request. */
  query(
    source: string,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult & { statements: string[] }>;
  /** The data of a query that must succeed. */
  data<Data>(source: string, variables?: Record<string, unknown>): Promise<Data>;
  close(): Promise<void>;
}

export async function openGraph(template: 'empty' | 'seeded'): Promise<Graph> {
  const database = await createTestDatabase(template);
  return graphOn(database);
}

async function graphOn(database: TestDatabase): Promise<Graph> {
  const { dataSource } = database;
  const schema = await buildPapergraphSchema(SOURCE_KINDS);
  const statements: string[] = [];
  const runner = createRunner(dataSource, { observe: (name) => statements.push(name), prepared: true });
  const query: Graph['query'] = async (source, variableValues) => {
    statements.length = 0;
    const result = await graphql({ schema, source, variableValues, contextValue: createContext(runner) });
    return { ...result, statements: [...statements] };
  };
  return {
    dataSource,
    database,
    query,
    async data<Data>(source: string, variables?: Record<string, unknown>) {
      const { data, errors } = await query(source, variables);
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
      return data as Data;
    },
    close: () => database.drop(),
  };
}
