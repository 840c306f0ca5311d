// `npm run build`: compiles src and migrations into dist, and puts the files of GraphQL Playground beside them.
//
// The compiler runs only when a source has changed since the last build, so that a start and a single test begin at
// once. A list of all sources with their sizes and times tells; a list, unlike the newest time, also shows a source
// that was deleted, or came with an earlier time out of another branch.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE_FOLDERS = ['src', 'migrations'];
const SOURCE_FILES = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
const STAMP = join(PROJECT, 'dist', 'built-from.txt');
const COMPILER = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const ASSETS_SCRIPT = fileURLToPath(new URL('playground-assets.mjs', import.meta.url));

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = build({ onBegin: sayBuilding });
  if (problems !== null) {
    console.error(problems);
    process.exit(1);
  }
}

/**
 * Brings dist up to date with the sources.
 *
 * @param onBegin called where the compiler has something to do, before it does
 * @returns {string | null} what the compiler has against the sources; null where all is well
 */
export function build(options) {
  return compileWhatChanged(options) ?? placeAssets();
}

function placeAssets() {
  const { status, error } = spawnSync(process.execPath, [ASSETS_SCRIPT], { cwd: PROJECT, stdio: 'inherit' });
  return status === 0 ? null : `The files of GraphQL Playground are not in place: ${error ?? status}`;
}

function compileWhatChanged({ onBegin = () => {} } = {}) {
  const sources = describeSources();
  if (isBuiltFrom(sources)) return null;
  onBegin();
  rmSync(STAMP, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMPILER, '-p', 'tsconfig.build.json'], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  if (status !== 0) return `${stdout}${stderr}`.trim() || `The compiler ended with status ${status}.`;
  writeFileSync(STAMP, sources);
  return null;
}

function isBuiltFrom(sources) {
  if (!existsSync(join(PROJECT, 'dist', 'src', 'main.js'))) {
    // The compiler believes its own list, and would not write again what was deleted by hand.
    rmSync(join(PROJECT, 'dist', 'tsconfig.tsbuildinfo'), { force: true });
    return false;
  }
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources;
}

/** A checksum over the path, size and time of every source. */
function describeSources() {
  const files = SOURCE_FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  );
  const hash = createHash('sha256');
  for (const file of [...SOURCE_FILES, ...files].sort()) {
    const stats = statSync(join(PROJECT, file));
    if (stats.isFile()) hash.update(`${file} ${stats.size} ${stats.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function sayBuilding() {
  if (process.stdout.isTTY) console.log('Building Papergraph (the first time takes some ten seconds) …');
}
