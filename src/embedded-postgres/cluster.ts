import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { EmbeddedBinaries } from './binaries.js';
import { makeSocketFolder } from './socket.js';
import { startSupervised } from './supervised-process.js';
import { chooseAccount, type Account } from './run-as-user.js';
import { unusableHome } from './unusable-home.js';

const run = promisify(execFile);

/** The role that owns everything in the cluster. */
export const SUPERUSER = 'papergraph';

/** A data folder that is ready to be served, and what it takes to serve it. */
export interface Cluster {
  dataFolder: string;
  socketFolder: string;
  binaries: EmbeddedBinaries;
  account: Account;
}

/**
 * Makes the folder if need be; gives its path without links, which is how the kernel names it.
 *
 * @throws UserError that names the setting where there can be no such folder.
 */
export async function ensureHome(home: string): Promise<string> {
  try {
    await makeFolder(home);
    return await realpath(home);
  } catch (error) {
    throw unusableHome(home, error);
  }
}

/** Node's own way of making parents never ends below a folder in which nothing can be made, such as `/proc`. */
async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path).catch((error: NodeJS.ErrnoException) => error);
  if (made === undefined) return;
  if (made.code === 'EEXIST' && (await isFolder(path))) return;
  const parent = dirname(path);
  if (made.code !== 'ENOENT' || (await isFolder(parent))) throw made;
  await makeFolder(parent);
  await mkdir(path);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Makes the cluster on first use. For the holder of the folder's lock.
 *
 * @param sync false: do not wait for the disk, for tests
 * @throws Error when the programs do not run here, or the data are of another major version or another user's
 */
export async function openCluster(home: string, sync: boolean): Promise<Cluster> {
  const dataFolder = join(home, 'data');
  const { account, binaries, major } = await chooseAccount(home, dataFolder);
  const cluster = {
    dataFolder,
    binaries,
    account,
    socketFolder: await makeSocketFolder(home, account.owner),
  };
  if ((await ownerOf(dataFolder)) === null) await initialise(home, cluster, sync);
  await assertVersion(dataFolder, major);
  await handOver(dataFolder, account.owner);
  return cluster;
}

/** Works beside the data folder and moves the result there whole: a start that is killed leaves no half cluster. */
async function initialise(home: string, cluster: Cluster, sync: boolean): Promise<void> {
  const unfinished = (await readdir(home)).filter((name) => name.startsWith('data.new-'));
  await Promise.all(
    unfinished.map((name) => rm(join(home, name), { recursive: true, force: true, maxRetries: 5 })),
  );
  const folder = join(home, `data.new-${process.pid}-${Date.now()}`);
  await mkdir(folder, { mode: 0o700 });
  await handOver(folder, cluster.account.owner);
  await runInitdb(folder, cluster, sync);
  await rename(folder, cluster.dataFolder);
}

/** What counts as a letter, for trigrams; with C itself only ASCII does. The second is for systems without the first. */
const CHARACTER_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

async function runInitdb(folder: string, { binaries, account }: Cluster, sync: boolean): Promise<void> {
  for (const locale of CHARACTER_LOCALES) {
    const initdb = startSupervised({
      command: binaries.initdb,
      args: initdbArguments(folder, locale, sync),
      account,
      env: binaries.env,
    });
    const how = await initdb.ended;
    if (how === 'exit status 0') return;
    if (!initdb.tail().includes('invalid locale name')) {
      throw new Error(`PostgreSQL's initdb failed (${how}):\n${initdb.tail()}`);
    }
  }
}

function initdbArguments(folder: string, characterLocale: string, sync: boolean): string[] {
  return [
    ...['--pgdata', folder, '--username', SUPERUSER, '--auth-local=trust', '--auth-host=reject'],
    // The same order of text on every system, whatever its locales.
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['--locale=C', `--lc-ctype=${characterLocale}`, '--no-instructions', ...(sync ? [] : ['--no-sync'])],
  ];
}

async function assertVersion(dataFolder: string, major: number): Promise<void> {
  const found = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8').catch(() => 'nothing')).trim();
  if (found === String(major)) return;
  throw new Error(
    `${dataFolder} holds data of PostgreSQL ${found}, but the installed package brings PostgreSQL ${major}. ` +
      'Move the folder away to begin anew (the documents are loaded again), or install the earlier version of Papergraph.',
  );
}

/** Root gives the data to the account that needs them; nobody else can. */
async function handOver(folder: string, owner: Account['owner']): Promise<void> {
  const wanted = owner?.uid ?? process.getuid?.();
  const found = await ownerOf(folder);
  if (found === wanted) return;
  if (owner === null || process.getuid?.() !== 0) {
    throw new Error(
      `${folder} belongs to user ${found}, but this process is user ${wanted}: start it as that user.`,
    );
  }
  await run('chown', ['-R', `${owner.uid}:${owner.gid}`, folder]);
}

async function ownerOf(folder: string): Promise<number | null> {
  return stat(folder).then(
    ({ uid }) => uid,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
}
