// `npm test`: style, types and all tests but the long ones. `npm test -- keyset` runs the tests whose path says so, and
// nothing else: whoever works on one file runs it often.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const patterns = process.argv.slice(2);

// Each of the two keeps one core busy.
if (patterns.length === 0) exitUnless(await Promise.all([npm('lint'), npm('types')]));
exitUnless([await run(process.execPath, ['node_modules/jest/bin/jest.js', ...patterns])]);

function npm(script) {
  return run('npm', ['run', '--silent', script]);
}

/** Gives the exit status. */
function run(command, args) {
  const child = spawn(command, args, { cwd: PROJECT, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function exitUnless(statuses) {
  const failed = statuses.find((status) => status !== 0);
  if (failed !== undefined) process.exit(failed);
}
