import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockedPackages } from './locked-packages.js';

/** The files of the package, as `npm pack` lists them. dist is taken as it is. */
export function packInto(folder: string): { file: string; files: string[] } {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const answer = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' })) as unknown;
  const [packed] = Object.values(answer as Record<string, { filename: string; files: { path: string }[] }>);
  if (packed === undefined) throw new Error('npm pack listed no package.');
  return { file: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}

/**
 * What `npm install --omit=dev --omit=optional` makes of a packed file in an empty folder, without the registry: the
 * package beside the packages of this project that it depends on. Any user may read it. Gives the command's path.
 */
export function installInto(folder: string, packed: string): string {
  const modules = join(folder, 'node_modules');
  chmodSync(folder, 0o755);
  mkdirSync(join(modules, 'papergraph'), { recursive: true });
  execFileSync('tar', ['-xzf', packed, '-C', join(modules, 'papergraph'), '--strip-components=1']);
  for (const path of dependencyPaths()) linkFolder(path, join(folder, path));
  return join(modules, 'papergraph', 'dist', 'src', 'cli.js');
}

/** Nested copies come along with the folder that they stand in. */
function dependencyPaths(): string[] {
  return lockedPackages()
    .filter(({ dev, optional }) => !dev && !optional)
    .map(({ path }) => path)
    .filter((path) => path.lastIndexOf('node_modules/') === 0);
}

/** Hard links take no time; another file system wants copies. */
function linkFolder(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    execFileSync('cp', ['-a', from, to]);
  }
}
