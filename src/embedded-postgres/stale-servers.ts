import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PATIENCE_MS = 3_000;

/**
 * Waits until no PostgreSQL of an earlier run works on the folder, and after some seconds kills those that
 * do. Only for the holder of the folder's lock: then whatever runs here belongs to nobody any more.
 */
export async function clearStaleServers(dataFolder: string, patience = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patience;
  for (let pids = await serversOn(dataFolder); pids.length > 0; pids = await serversOn(dataFolder)) {
    if (Date.now() > deadline) for (const pid of pids) kill(pid);
    await sleep(20);
  }
  // It would stop the start if its process number had been given to another program meanwhile.
  // Against servers that still use the data, PostgreSQL also looks at the shared memory of the folder.
  await rm(join(dataFolder, 'postmaster.pid'), { force: true });
}

/** The PostgreSQL processes, of whatever kind, that have the folder open. */
export async function serversOn(dataFolder: string): Promise<number[]> {
  return platform() === 'linux' ? serversByProc(dataFolder) : serverByPidFile(dataFolder);
}

/** Every process of PostgreSQL stays in the data folder. */
async function serversByProc(dataFolder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => isServerOn(`/proc/${pid}`, dataFolder)));
  return pids.filter((_, index) => found[index]).map(Number);
}

async function isServerOn(process: string, dataFolder: string): Promise<boolean> {
  const folder = await readlink(`${process}/cwd`).catch(() => null);
  if (folder !== dataFolder) return false;
  const program = await readlink(`${process}/exe`).catch(() => '');
  return /^postgres\b/.test(basename(program));
}

/** Elsewhere the number that PostgreSQL left has to do, if the program that has it was started for the folder. */
async function serverByPidFile(dataFolder: string): Promise<number[]> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0)) return [];
  const answer = await run('/bin/ps', ['-o', 'command=', '-p', String(pid)]).catch(() => null);
  return answer?.stdout.includes(dataFolder) ? [pid] : [];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone meanwhile.
  }
}
