import { join } from 'node:path';
import { type Child, startChild } from './child-process.js';

export interface ImportProcessOptions {
  /** DATABASE_URL, or where there is none, PAPERGRAPH_HOME. */
  on: { url: string } | { home: string };
  /** Where reject files go. */
  folder: string;
  /** A file whose bytes come through a pipe. */
  input?: string;
}

/** `papergraph import` as a user runs it. Ended by `killChildren()`, if the test has not done so. */
export function startImport(args: readonly string[], { on, folder, input }: ImportProcessOptions): Child {
  const project = process.cwd();
  const command = [process.execPath, join(project, 'dist/src/cli.js'), 'import', ...args];
  const place = 'url' in on ? { DATABASE_URL: on.url } : { PAPERGRAPH_HOME: on.home };
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...place };
  const [program = '', ...rest] =
    input === undefined ? command : ['sh', '-c', 'cat "$0" | "$@"', input, ...command];
  return startChild(program, rest, { cwd: folder, env });
}
