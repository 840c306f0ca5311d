import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { waitUntil } from './wait-until.js';

/** A process of a test, with all that it wrote. */
export interface Child {
  pid: number;
  output(): string;
  /** `exit 1`, or the signal. */
  ended: Promise<string>;
  isRunning(): boolean;
  kill(signal?: NodeJS.Signals): void;
  /** Resolves when the output holds the text. @throws Error, with the output, when the process ends before */
  says(text: string | RegExp, timeout?: number): Promise<void>;
}

const running = new Set<ChildProcess>();

export function startChild(command: string, args: readonly string[], options: SpawnOptions = {}): Child {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let end: string | null = null;
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
  running.add(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit ${code}`));
  }).then((how) => {
    running.delete(child);
    return (end = how);
  });
  const says = async (text: string | RegExp, timeout = 30_000) => {
    const said = () => (typeof text === 'string' ? output.includes(text) : text.test(output));
    await waitUntil(() => said() || end !== null, timeout).catch(() => undefined);
    if (!said()) throw new Error(`The process (${end ?? 'running'}) did not say ${String(text)}:\n${output}`);
  };
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    isRunning: () => end === null,
    kill: (signal = 'SIGKILL') => child.kill(signal),
    says,
  };
}

/** For afterEach: ends what the test started and has not ended. */
export async function killChildren(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  await waitUntil(() => running.size === 0);
}
