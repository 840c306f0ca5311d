import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../../support/wait-until.js';

/** The built service in a process of its own, as a user starts it. */
export interface Service {
  readonly pid: number;
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly port: number;
  /** All that it wrote. */
  output(): string;
  /** When its event loop was late, oldest first. */
  delays(): readonly LoopDelay[];
  isRunning(): boolean;
  /** `exit 0`, or the signal. */
  readonly ended: Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, and SIGKILL where that takes more than twelve seconds. Gives how it ended. */
  stop(): Promise<string>;
}

export interface LoopDelay {
  /** As Date.now() gives it. */
  readonly at: number;
  readonly lateMs: number;
  /** The part of it in which the process itself worked. */
  readonly heldMs: number;
}

export interface ServiceOptions {
  readonly databaseUrl: string;
  readonly env?: Readonly<Record<string, string>>;
}

const MAIN = 'dist/src/main.js';
const MONITOR = fileURLToPath(new URL('loop-monitor.js', import.meta.url));
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 12_000;
/** What was logged more than so much earlier is forgotten: a long run logs a lot. */
const MOST_OUTPUT = 50_000_000;

const running = new Set<ChildProcess>();

/** @throws Error, with its output, where it does not become ready */
export async function startService({ databaseUrl, env = {} }: ServiceOptions): Promise<Service> {
  const child = spawn(process.execPath, ['--import', MONITOR, MAIN], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: databaseUrl, STOP_DELAY_MS: '500', ...env },
  });
  running.add(child);
  const output = keepOutput(child);
  const delays = keepDelays(child.stdio[3] as Readable);
  let end: string | null = null;
  const ended = endOf(child).then((how) => (end = how));
  const port = () => Number(/ready on http:\/\/[^/]+:(\d+)\//.exec(output())?.[1] ?? 0);
  await waitUntil(() => port() > 0 || end !== null, START_WITHIN_MS).catch(() => undefined);
  if (port() === 0) throw new Error(`The service (${end ?? 'running'}) did not become ready:\n${output()}`);
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port()}`,
    port: port(),
    output,
    delays: () => delays,
    isRunning: () => end === null,
    ended,
    signal: (signal) => void child.kill(signal),
    stop: () => stop(child, ended),
  };
}

/** For the end of the run, however it comes. */
export function killServices(): void {
  for (const child of running) child.kill('SIGKILL');
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<string> {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  const how = await ended;
  clearTimeout(late);
  return how;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(signal ?? `exit ${code}`);
    });
  });
}

function keepOutput(child: ChildProcess): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output = (output + String(chunk)).slice(-MOST_OUTPUT)));
  return () => output;
}

function keepDelays(pipe: Readable): LoopDelay[] {
  const delays: LoopDelay[] = [];
  let rest = '';
  pipe.on('data', (chunk: Buffer) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [lateMs = 0, workedMs = 0] = line.split(' ').map(Number);
      delays.push({ at: Date.now(), lateMs, heldMs: Math.min(lateMs, workedMs) });
    }
  });
  return delays;
}
