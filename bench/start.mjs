/**
 * How long the service takes to be ready: from `node dist/src/main.js` to /readyz 200, first on an empty
 * folder (initdb, migrations, the five documents), then again with nothing new. Prints milliseconds, the
 * minimum, median and maximum of each, and beside them a bare `node` that loads nothing.
 *
 * npm run bench:start [-- RUNS]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const runs = Number(process.argv[2] ?? 5);
const times = { 'bare node': [], 'first start': [], 'second start': [], 'load of the documents': [] };

for (let run = 0; run < runs; run += 1) {
  const home = await mkdtemp(join(tmpdir(), 'papergraph-bench-'));
  times['bare node'].push(bareNode());
  const first = await start(home);
  times['first start'].push(first.ready);
  times['load of the documents'].push(first.load);
  times['second start'].push((await start(home)).ready);
  await rm(home, { recursive: true, force: true });
}
for (const [name, values] of Object.entries(times)) {
  const sorted = values.toSorted((a, b) => a - b);
  const shown = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((ms) =>
    ms.toFixed(0).padStart(6),
  );
  console.log(`${name.padEnd(22)} min ${shown[0]}  median ${shown[1]}  max ${shown[2]} ms`);
}

function bareNode() {
  const begun = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - begun;
}

async function start(home) {
  const begun = performance.now();
  const env = { ...process.env, PORT: '0', STOP_DELAY_MS: '0', PAPERGRAPH_HOME: home, LOG_LEVEL: 'info' };
  const service = spawn(process.execPath, ['dist/src/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  let output = '';
  service.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  try {
    const url = await until(() => /ready on (http:\/\/[^/]+)\//.exec(output)?.[1]);
    await until(async () => (await fetch(`${url}/readyz`)).status === 200);
    const lines = output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return { ready: performance.now() - begun, load: loadTime(lines) };
  } finally {
    service.kill('SIGTERM');
    await ended;
  }
}

/** From the first line that tells of a document to the one that tells the sum. */
function loadTime(lines) {
  const done = lines.find(({ loadMilliseconds }) => loadMilliseconds !== undefined);
  return done?.loadMilliseconds ?? Number.NaN;
}

async function until(condition) {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const value = await condition();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the service was not ready within 30 s');
}
