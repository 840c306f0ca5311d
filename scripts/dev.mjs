// `npm run dev`: the service, started again after every change of src that compiles.
//
// The compiler watches and says when it is done; then the service is stopped and started. Were node told to watch
// dist itself, it would start while half of the files are written.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const COMPILER = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const COMPILED = /Found 0 errors\. Watching for file changes\./;

let service = null;
/** The restarts, one after another. */
let restarts = Promise.resolve();
let isStopping = false;

console.log('Building Papergraph …');
const compiler = run(
  [COMPILER, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  ['ignore', 'pipe', 'inherit'],
);
createInterface({ input: compiler.stdout }).on('line', (line) => {
  if (line.trim() !== '') console.log(line);
  if (COMPILED.test(line)) restarts = restarts.then(restart);
});
compiler.once('exit', (code, signal) => void stop(code ?? 0, { isSignalled: signal === 'SIGINT' }));
process.on('SIGTERM', () => void stop(0));
// Ctrl-C at a terminal reaches the children as well; a second signal would cut the stop of the service short.
process.on('SIGINT', () => void stop(0, { isSignalled: process.stdin.isTTY }));

async function restart() {
  if (isStopping) return;
  await end(service);
  if (service === null) await ended(run(['scripts/playground-assets.mjs'], 'inherit'));
  if (!isStopping) service = run(['dist/src/main.js'], 'inherit');
}

async function stop(code, { isSignalled = false } = {}) {
  if (isStopping) return;
  isStopping = true;
  await restarts;
  const close = isSignalled ? ended : end;
  await Promise.all([close(compiler), service && close(service)]);
  process.exit(code);
}

function run(args, stdio) {
  // No balancer has to notice that the service goes.
  const env = { STOP_DELAY_MS: '0', ...process.env };
  return spawn(process.execPath, args, { cwd: PROJECT, stdio, env });
}

async function end(child) {
  if (child === null || hasEnded(child)) return;
  child.kill('SIGTERM');
  await ended(child);
}

function ended(child) {
  return new Promise((resolve) => (hasEnded(child) ? resolve() : child.once('exit', resolve)));
}

function hasEnded({ exitCode, signalCode }) {
  return exitCode !== null || signalCode !== null;
}
