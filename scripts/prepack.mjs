// What `npm pack` does first: builds from nothing, so that no file of a source that is gone gets into the package, and
// insists on the files of GraphQL Playground, which a build may leave out.
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
for (const folder of ['src', 'migrations']) rmSync(`${dist}${folder}`, { recursive: true, force: true });

const problems =
  build() ??
  (existsSync(`${dist}playground/middleware.js`) ? null : 'A package has GraphQL Playground in it.');
if (problems !== null) {
  console.error(problems);
  process.exit(1);
}
