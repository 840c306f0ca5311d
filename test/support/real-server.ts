import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createRequestRunners } from '../../src/database/request-runner.js';
import { createRunner } from '../../src/database/runner.js';
import { createContext } from '../../src/graphql/context.js';
import { buildPapergraphSchema } from '../../src/graphql/schema.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/limit-settings.js';
import { createHttpServer } from '../../src/http/server.js';
import { servedPapers } from '../../src/service/served-papers.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';
import { createTestDatabase } from './test-database.js';

/** The real schema behind the real server, on the seeds, in this process. */
export interface RealServer {
  url: string;
  dataSource: DataSource;
  ask(query: string, variables?: Record<string, unknown>): Promise<RealAnswer>;
  close(): Promise<void>;
}

interface RealAnswer {
  status: number;
  data: unknown;
  errors: { message: string; extensions: Record<string, unknown> }[];
}

export async function startRealServer(limits: Partial<Limits> = {}): Promise<RealServer> {
  const database = await createTestDatabase('seeded');
  const schema = await buildPapergraphSchema(SOURCE_KINDS);
  const runner = createRunner(database.dataSource, { prepared: true });
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  const runners = createRequestRunners(database.dataSource, { limits: allLimits });
  const app = await createHttpServer({
    schema,
    createContext: () => createContext(runner),
    checkReadiness: () => Promise.resolve(),
    sdl: '',
    log: pino({ level: 'silent' }),
    limits,
    papers: servedPapers(runners, schema, allLimits),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    dataSource: database.dataSource,
    ask: (query, variables) => ask(url, { query, variables }),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

async function ask(url: string, body: object): Promise<RealAnswer> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { data, errors = [] } = (await response.json()) as Partial<RealAnswer>;
  return { status: response.status, data, errors };
}
