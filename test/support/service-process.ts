import { join } from 'node:path';
import { startChild, type Child } from './child-process.js';
import { waitUntil } from './wait-until.js';

/** The service as a user runs it: `node dist/src/main.js`, in a process of its own. */
export interface ServiceProcess extends Child {
  /** Resolves when /readyz is 200. Gives the address, such as `http://127.0.0.1:40123`. */
  ready(timeout?: number): Promise<string>;
}

export interface ServiceProcessOptions {
  /** PAPERGRAPH_HOME. */
  home?: string;
  /** Other settings. PORT is one that the system chooses unless given. */
  env?: Record<string, string>;
  /** Default: dist/src/main.js without arguments. */
  command?: readonly string[];
}

/** The process is ended by `killChildren()`, if the test has not done so. */
export function startServiceProcess({ home, env = {}, command }: ServiceProcessOptions = {}): ServiceProcess {
  const [script = '', ...args] = command ?? ['dist/src/main.js'];
  const child = startChild(process.execPath, [join(process.cwd(), script), ...args], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      STOP_DELAY_MS: '0',
      ...(home === undefined ? {} : { PAPERGRAPH_HOME: home }),
      ...env,
    },
  });
  return { ...child, ready: (timeout = 60_000) => ready(child, timeout) };
}

/** The status of an answer, or null where there is none. */
export async function statusOf(url: string): Promise<number | null> {
  return fetch(url).then(
    async (response) => {
      await response.body?.cancel();
      return response.status;
    },
    () => null,
  );
}

export async function askGraphql(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

async function ready(child: Child, timeout: number): Promise<string> {
  await child.says('Papergraph is ready on', timeout);
  const port = /ready on http:\/\/[^/]+:(\d+)\//.exec(child.output())?.[1];
  const url = `http://127.0.0.1:${port}`;
  await waitUntil(async () => (await statusOf(`${url}/readyz`)) === 200, timeout);
  return url;
}
