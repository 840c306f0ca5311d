import { createHash } from 'node:crypto';
import { lchown, lstat, mkdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './run-as-user.js';

/** The number in the socket's name; nothing listens on a network port. */
export const SOCKET_PORT = 5432;

/** A socket's path takes 103 bytes on macOS, 107 on Linux. */
const MAX_PATH_BYTES = 103;

/**
 * Makes the private folder for PostgreSQL's socket: in `home`, or below the system's folder for temporary
 * files when that path is too long for a socket. There the name is known to everyone, so a folder that another user
 * made first, or can look into, is refused.
 *
 * @throws Error when no folder is short enough and private
 */
export async function makeSocketFolder(home: string, owner: Account['owner']): Promise<string> {
  const folder = socketFolderOf(home);
  await mkdir(folder, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    await assertPrivate(folder, owner);
  });
  if (owner !== null) await lchown(folder, owner.uid, owner.gid);
  return folder;
}

/**
 * Where the socket of the home's PostgreSQL is.
 *
 * @throws Error when no folder is short enough
 */
export function socketFolderOf(home: string): string {
  const name = `papergraph-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  const folders = [join(home, 'socket'), join(tmpdir(), name), join('/tmp', name)];
  const folder = folders.find((path) => Buffer.byteLength(socketPath(path)) <= MAX_PATH_BYTES);
  if (folder === undefined)
    throw new Error('No folder has a path that is short enough for a socket: set TMPDIR.');
  return folder;
}

/** Removes what a killed server left: its lock file names a process number that may be someone else's by now. */
export async function removeSocket(folder: string): Promise<void> {
  await rm(socketPath(folder), { force: true });
  await rm(`${socketPath(folder)}.lock`, { force: true });
}

/** After a stop; a folder that something else was put into stays. */
export async function removeSocketFolder(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}

function socketPath(folder: string): string {
  return join(folder, `.s.PGSQL.${SOCKET_PORT}`);
}

async function assertPrivate(folder: string, owner: Account['owner']): Promise<void> {
  const stats = await lstat(folder);
  const mine = stats.uid === process.getuid?.() || stats.uid === owner?.uid;
  if (!stats.isDirectory() || !mine || (stats.mode & 0o077) !== 0) {
    throw new Error(
      `${folder}, meant for the socket of PostgreSQL, is not a private folder of this user: remove it.`,
    );
  }
}
