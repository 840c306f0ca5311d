import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningService {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** The built service with the seeds, on a database of its own that is removed in the end. */
export async function runService(): Promise<RunningService> {
  const home = await mkdtemp(join(tmpdir(), 'papergraph-browser-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { ...process.env, PORT: String(port), STOP_DELAY_MS: '0', PAPERGRAPH_HOME: home, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${String(port)}`;
  await untilReady(url, child);
  return { url, stop: () => stop(child, home) };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const ready = await fetch(`${url}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  child.kill();
  throw new Error(`The service was not ready in time; exit code: ${String(child.exitCode)}`);
}

async function stop(child: ChildProcess, home: string): Promise<number | null> {
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.kill('SIGTERM');
  const [code] = await exited;
  await rm(home, { recursive: true, force: true });
  return code;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
