import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';

/** What a checkout needs to make the package; the files of GraphQL Playground are there, so that no network is needed. */
const PARTS = [
  ...['src', 'migrations', 'schema', 'seeds', 'scripts', 'dist/playground'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
  ...['README.md', 'LICENSE', 'CHANGELOG.md'],
];

const scratch = makeScratchFolder();
afterAll(() => {
  removeScratchFolder(scratch);
});

it('packs what is compiled from the sources of now, whatever an earlier build has left', () => {
  for (const part of PARTS) cpSync(part, join(scratch, part), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(scratch, 'node_modules'));
  mkdirSync(join(scratch, 'dist', 'src'));
  writeFileSync(join(scratch, 'dist', 'src', 'gone.js'), '');
  const output = execFileSync('npm', ['pack'], { cwd: scratch, encoding: 'utf8', stdio: 'pipe' });
  const packed = join(scratch, output.trim().split('\n').at(-1) ?? '');
  const files = execFileSync('tar', ['-tzf', packed], { encoding: 'utf8' }).split('\n');
  expect(files).toEqual(
    expect.arrayContaining(['package/dist/src/cli.js', 'package/dist/playground/middleware.js']),
  );
  expect(files).not.toContain('package/dist/src/gone.js');
});
