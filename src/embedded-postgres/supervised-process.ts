import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Account } from './run-as-user.js';

/** A program that never outlives this process. */
export interface SupervisedProcess {
  /** How it ended, in words: `exit status 1`. Never rejects. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  /** The last lines that it wrote to standard error. */
  tail(): string;
  /** Interrupts it, more firmly after some seconds; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface SupervisedOptions {
  command: string;
  args: readonly string[];
  account: Account;
  env: Readonly<Record<string, string>>;
  onLine?: (line: string) => void;
}

/**
 * The shell stands between this process and the program, and holds the reading end of a pipe that only this
 * process writes to. The pipe ends when this process does, `kill -9` included, or when it asks for a stop:
 * then the shell interrupts the program (SIGINT is PostgreSQL's fast shutdown), and after some seconds
 * aborts and kills it; a halted one is woken first. Where the kernel can signal a child at its parent's death, that covers the shell's own
 * end too. The program is made the last thing that sets credentials, as those clear that signal.
 */
const SUPERVISOR = `
exec 4<&0 </dev/null
setpriv --pdeathsig INT true 2>/dev/null && set -- setpriv --pdeathsig INT "$@"
"$@" 4<&- &
program=$!
(
  trap '' INT TERM HUP
  read -r line <&4
  kill -CONT $program
  kill -INT $program
  tries=0
  while kill -0 $program && [ $tries -lt 40 ]; do sleep 0.1; tries=$((tries + 1)); done
  kill -QUIT $program
  sleep 1
  kill -KILL $program
) >/dev/null 2>&1 &
watch=$!
exec 4<&-
trap '' INT TERM HUP
wait $program
status=$?
kill -KILL $watch 2>/dev/null
exit $status
`;

const TAIL_LINES = 30;
const STOP_TIMEOUT_MS = 6_000;

/** Starts the program under the account, in a session of its own so that a terminal's Ctrl-C passes it by. */
export function startSupervised({
  command,
  args,
  account,
  env,
  onLine,
}: SupervisedOptions): SupervisedProcess {
  const [file, ...rest] = [
    ...account.prefix,
    '/bin/sh',
    '-c',
    SUPERVISOR,
    'papergraph-supervisor',
    command,
    ...args,
  ];
  const child = spawn(file ?? '/bin/sh', rest, {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
    cwd: '/',
    env,
    ...account.ids,
  });
  const lines: string[] = [];
  readLines(child.stderr, (line) => {
    lines.push(line);
    if (lines.length > TAIL_LINES) lines.shift();
    onLine?.(line);
  });
  return supervisedProcess(child, child.stdin, () => lines.join('\n'));
}

function supervisedProcess(child: ChildProcess, pipe: Writable, tail: () => string): SupervisedProcess {
  let over = false;
  // A pipe that breaks means that the program has ended, which `ended` tells.
  pipe.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit status ${code}`));
  }).then((how) => {
    over = true;
    // Were the shell killed alone, its watcher would still wait for this.
    pipe.destroy();
    return how;
  });
  const stop = async () => {
    pipe.destroy();
    const timer = setTimeout(() => killGroup(child), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
  return { ended, hasEnded: () => over, tail, stop };
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has gone meanwhile.
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, 10_000);
    for (const line of lines) onLine(line);
  });
}
