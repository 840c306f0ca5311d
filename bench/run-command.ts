import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Bench } from './bench-server.js';

/** A command of Papergraph in a process of its own. */
export interface RunningCommand {
  /** What it has written last. */
  output(): string;
  /** @throws Error, with the output, where it ends with another code than 0 or by a signal */
  ended: Promise<void>;
  hasEnded(): boolean;
  /** The most memory that it has had, in MB; null where the system does not tell. */
  peakMegabytes(): number | null;
  /** Milliseconds of processor that it has used so far; NaN where the system does not tell, and when it has ended. */
  cpuMilliseconds(): number;
  /** Waits for its end, whatever that is. */
  stop(): Promise<void>;
}

const OUTPUT_KEPT = 10_000;
const LOOK_EVERY_MS = 50;
const STOP_WITHIN_MS = 12_000;

/**
 * Starts `papergraph ARGS` on a database. The bench's teardown ends it, if it has not ended.
 *
 * @param folder the checkout whose command it is: this one, unless given.
 */
export function startCommand(
  bench: Bench,
  databaseUrl: string,
  args: readonly string[],
  folder = process.cwd(),
): RunningCommand {
  const env = {
    ...process.env,
    ...{
      DATABASE_URL: databaseUrl,
      SEEDS_DIR: bench.noSeeds,
      HOST: '127.0.0.1',
      PORT: '0',
      STOP_DELAY_MS: '0',
      LOG_LEVEL: 'info',
    },
  };
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, ['dist/src/cli.js', ...args], { cwd: folder, env, stdio });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output = (output + piece.toString()).slice(-OUTPUT_KEPT)));
  const memory = watchMemory(child.pid);
  let how: string | null = null;
  const closed = new Promise<void>((resolve) => {
    child.once('error', (error) => (output += error.message));
    child.once('close', (code, signal) => {
      how = signal ?? `exit code ${code}`;
      memory.stop();
      resolve();
    });
  });
  const ended = closed.then(() => {
    if (how !== 'exit code 0') throw new Error(`papergraph ${args.join(' ')}: ${how}\n${output}`);
  });
  ended.catch(() => undefined);
  const stop = async () => {
    if (how === null) child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await closed;
    clearTimeout(late);
  };
  bench.teardown.defer(`papergraph ${args.join(' ')}`, stop, 2 * STOP_WITHIN_MS);
  return {
    output: () => output,
    ended,
    hasEnded: () => how !== null,
    peakMegabytes: memory.peak,
    cpuMilliseconds: () => cpuOf(child.pid),
    stop,
  };
}

/** Of Linux' /proc, which counts in hundredths of a second: fields 14 and 15, behind the name in brackets. */
function cpuOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** Linux alone tells the most that a process has had, and only while it runs: what it takes last is not seen. */
function watchMemory(pid: number | undefined): { peak: () => number | null; stop: () => void } {
  let peak: number | null = null;
  const look = () => {
    const kibibytes = /^VmHWM:\s*(\d+) kB/m.exec(readStatus(pid))?.[1];
    if (kibibytes !== undefined) peak = (Number(kibibytes) * 1024) / 1e6;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return { peak: () => peak, stop: () => clearInterval(timer) };
}

function readStatus(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
