import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What has to be there before a test file runs: `pure` files need nothing, `programs` start what was built into dist,
 * `database` files ask the PostgreSQL of the run (and may start programs). A file's own imports tell, so that nobody has
 * to sort files, and a run of one pure file starts no server.
 */
export const PROJECTS = ['pure', 'programs', 'database'];

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const LONG = /\.long\.test\.ts$/;
/** Suites with a configuration of their own. */
const APART = ['test/browser/', 'test/large/'];
const DATABASE = 'test/support/test-database.ts';

/** The test files of each project, as jest's patterns. @param long whether the long tests are meant, or all others */
export function testFilesByProject({ long }) {
  const files = readdirSync(join(PROJECT, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name))
    .filter((file) => file.endsWith('.test.ts') && LONG.test(file) === long)
    .filter((file) => !APART.some((folder) => file.startsWith(folder)));
  const byProject = new Map(PROJECTS.map((project) => [project, []]));
  for (const file of files.sort()) byProject.get(projectOf(file)).push(`<rootDir>/${file}`);
  return byProject;
}

function projectOf(file) {
  const needed = testCodeBehind(file);
  if (needed.has(DATABASE)) return 'database';
  return [...needed].some((path) => readText(path).includes('dist/')) ? 'programs' : 'pure';
}

/** The file and all that it imports of test/, or names there to run it, directly or not. */
function testCodeBehind(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const imported of importsOf(file)) if (imported.startsWith('test/')) testCodeBehind(imported, found);
  return found;
}

function importsOf(file) {
  const text = readText(file);
  const imported = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, specifier]) =>
    join(dirname(file), specifier).replace(/\.js$/, '.ts'),
  );
  const named = [...text.matchAll(/'(test\/support\/[^']+\.mjs)'/g)].map(([, path]) => path);
  return [...imported, ...named];
}

const texts = new Map();

function readText(file) {
  if (!texts.has(file)) texts.set(file, readFileSync(join(PROJECT, file), 'utf8'));
  return texts.get(file);
}
