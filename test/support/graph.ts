import { type ExecutionResult, graphql } from 'graphql';
import type { DataSource } from 'typeorm';
import { createRequestRunners } from '../../src/database/request-runner.js';
import { createContext } from '../../src/graphql/context.js';
import { RequestBudget } from '../../src/graphql/limits/request-budget.js';
import { buildPapergraphSchema } from '../../src/graphql/schema.js';
import { DEFAULT_LIMITS } from '../../src/limit-settings.js';
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
  const observe = (name: string) => statements.push(name);
  const runners = createRequestRunners(dataSource, { limits: DEFAULT_LIMITS, observe, prepared: true });
  const query: Graph['query'] = async (source, variableValues) => {
    statements.length = 0;
    const contextValue = createContext(runners.for(new RequestBudget()));
    const result = await graphql({ schema, source, variableValues, contextValue });
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
