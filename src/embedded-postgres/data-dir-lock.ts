import { spawn } from 'node:child_process';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unusableHome } from './unusable-home.js';

/** The right to use a folder. */
export interface DataDirLock {
  release(): Promise<void>;
}

/** Another process holds the folder. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';
}

/** Two programs that lock the open file they inherit as descriptor 3; exit status 1: another process holds it. */
const LOCKERS: readonly (readonly [string, ...string[]])[] = [
  ['flock', '-n', '3'],
  ['perl', '-MFcntl=:flock', '-e', 'open(F, "+<&=3") or exit 2; exit(flock(F, LOCK_EX|LOCK_NB) ? 0 : 1)'],
];

/**
 * Takes the folder for this process. The lock is the kernel's and lies on the open file, not on its content:
 * it goes with the process, however that ends, and no process number that was given again can be mistaken
 * for the holder.
 *
 * @throws DataDirInUseError when another process holds the folder, naming both; UserError where no file can be there.
 */
export async function lockDataDir(home: string): Promise<DataDirLock> {
  const file = await openLockFile(join(home, 'service.lock')).catch((error: unknown) => {
    throw unusableHome(home, error);
  });
  try {
    if (!(await tryLock(file))) throw new DataDirInUseError(await describeHolder(home, file));
    await file.truncate();
    await file.write(`${process.pid}\n`, 0);
    return { release: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** 'a+' makes the file, and never empties what the holder wrote. */
async function openLockFile(path: string): Promise<FileHandle> {
  await (await open(path, 'a+', 0o600)).close();
  return open(path, 'r+');
}

/** The lock that a child takes on an inherited descriptor belongs to the parent's open file as well. */
async function tryLock(file: FileHandle): Promise<boolean> {
  for (const [command, ...args] of LOCKERS) {
    const status = await statusOf(command, args, file.fd);
    if (status === 0 || status === 1) return status === 0;
  }
  throw new Error(
    `Cannot lock the folder: neither ${LOCKERS.map(([name]) => name).join(' nor ')} works here.`,
  );
}

function statusOf(command: string, args: readonly string[], fd: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', fd] });
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
}

async function describeHolder(home: string, file: FileHandle): Promise<string> {
  const holder = (await readPid(file)) ?? 'unknown';
  return (
    `${home} is in use by another Papergraph service (process ${holder}). ` +
    'Stop that one, or set PAPERGRAPH_HOME to a folder of its own.'
  );
}

/** A holder that has just begun has not written its number yet. */
async function readPid(file: FileHandle): Promise<number | null> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
    const pid = Number(buffer.subarray(0, bytesRead).toString('utf8'));
    if (pid > 0 && isAlive(pid)) return pid;
    await sleep(20);
  }
  return null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
