import { spawn } from 'node:child_process';
import { LIMIT_SETTINGS } from '../../../src/limit-settings.js';
import type { Attack } from '../row.js';

const ENDED_WITHIN_MS = 1_000;
const SECRET = 'hunter2-of-the-settings';

/** Settings that are wrong together; all of them have to be named. */
const CASES: readonly Readonly<Record<string, string>>[] = [
  { DATABASE_URL: `postgres://u:${SECRET}@h` },
  { DATABASE_URL: `postgres://u:${SECRET}%zz@h/papers` },
  { DATABASE_URL: `mysql://u:${SECRET}@h/papers` },
  { DATABASE_URL: SECRET },
  { REDIS_URL: `http://u:${SECRET}@h` },
  { CLIENT_TOKENS: SECRET },
  { PORT: '70000', HOST: 'a b', LOG_LEVEL: 'loud', LOG_FORMAT: 'x', TRUSTED_PROXIES: '10.0.0.0/99' },
  {
    SEEDS_DIR: '/nowhere/at/all',
    PAPERGRAPH_HOME: '/etc/passwd',
    STOP_DELAY_MS: '-1',
    SLOW_REQUEST_MS: '1e9',
  },
  { LOG_VARIABLES: 'perhaps', DATABASE_URL: `postgres://u:${SECRET}@h`, PORT: 'x' },
  Object.fromEntries(Object.values(LIMIT_SETTINGS).map(({ setting }) => [setting, 'many'])),
  Object.fromEntries(Object.values(LIMIT_SETTINGS).map(({ setting, most }) => [setting, String(most + 1)])),
  Object.fromEntries(Object.values(LIMIT_SETTINGS).map(({ setting }) => [setting, '-5'])),
];

export const wrongSettings: Attack = {
  kind: 'attack',
  store: null,
  async run({ note }) {
    const problems: string[] = [];
    const times: number[] = [];
    for (const env of CASES) {
      const run = await startWith(env);
      times.push(run.ms);
      problems.push(...problemsOf(env, run));
    }
    note(
      `each start was given up after ${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} ms`,
    );
    return {
      tried: 'settings that are missing, malformed or out of range, alone and together',
      times: CASES.length,
      problems,
    };
  },
};

interface Run {
  readonly how: string;
  readonly output: string;
  readonly ms: number;
}

function startWith(env: Readonly<Record<string, string>>): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const late = setTimeout(() => child.kill('SIGKILL'), 10 * ENDED_WITHIN_MS);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(late);
      resolve({ how: signal ?? `exit ${code}`, output, ms: performance.now() - begun });
    });
  });
}

function problemsOf(env: Readonly<Record<string, string>>, { how, output, ms }: Run): string[] {
  const names = Object.keys(env);
  const unnamed = names.filter((name) => !output.includes(`${name}: `));
  return [
    ...(how === 'exit 1' ? [] : [`${names.join()}: it ended with ${how}`]),
    ...(ms > ENDED_WITHIN_MS ? [`${names[0]}: it took ${Math.round(ms)} ms`] : []),
    ...(unnamed.length > 0 ? [`not named: ${unnamed.join(', ')}`] : []),
    ...(output.includes(SECRET) ? [`${names[0]}: a secret was printed`] : []),
  ];
}
