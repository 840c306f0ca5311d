import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createHttpServer, type HttpServerOptions } from '../../src/http/server.js';
import { SAMPLE_SDL, sampleSchema } from './sample-schema.js';

export interface TestServer {
  readonly app: FastifyInstance;
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** What was logged, parsed, oldest first. */
  readonly lines: readonly LogLine[];
  query(query: string, init?: { variables?: unknown; headers?: Record<string, string> }): Promise<Answer>;
}

export type LogLine = Record<string, unknown> & { readonly level: number; readonly msg: string };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
  /** What the answer says of itself besides: its cost. */
  readonly extensions: unknown;
}

/** The end of an answer to a query that reads no rows. */
export const NO_COST = '"extensions":{"cost":{"requested":0,"allowed":500000,"used":0}}}\n';

export interface AnswerBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown>; path?: unknown[] }[];
}

interface TestServerOptions extends Partial<HttpServerOptions<object>> {
  /** Of the log; debug unless given. */
  readonly level?: string;
}

/** The service's server with the sample schema, listening on a free port of this machine. */
export async function startServer({
  level = 'debug',
  ...options
}: TestServerOptions = {}): Promise<TestServer> {
  const lines: LogLine[] = [];
  const app = await createHttpServer({
    schema: sampleSchema(),
    createContext: () => ({}),
    checkReadiness: () => Promise.resolve(),
    sdl: SAMPLE_SDL,
    log: pino({ level }, linesTo(lines)),
    ...options,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    url,
    lines,
    query: (query, init) => post(url, { query, variables: init?.variables }, init?.headers),
  };
}

/** Sends the body as JSON and reads the answer. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return read(
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
}

export async function read(response: Response): Promise<Answer> {
  const { extensions, ...body } = (await response.json()) as AnswerBody & { extensions?: unknown };
  return { status: response.status, headers: response.headers, body, extensions };
}

function linesTo(lines: LogLine[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as LogLine);
      done();
    },
  });
}
