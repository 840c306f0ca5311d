import { spawn, spawnSync } from 'node:child_process';
import { waitUntil } from './support/wait-until.js';

/** What a client may put into a path, a name or a value that an error quotes. */
const FORGED = 'a\n[12:00:00]: Stopped\r\u001b[2J\u0000\u007f\u009b31m\u2028\u202egnp\u2066';

/** What the built log writes for the value, wherever it stands in a line. */
function written(format: string): string {
  const script = `
    import { createLog } from '${process.cwd()}/dist/src/log.js';
    const forged = ${JSON.stringify(FORGED)};
    const log = createLog('info', { format: '${format}' });
    log.info({ path: forged, nested: [{ [forged]: forged }] }, forged);
    log.error({ err: Object.assign(new Error(forged), { detail: forged }) }, 'a field failed');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return stdout;
}

const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

it('writes what a client has forged as one line of JSON, which says the same', () => {
  const lines = written('json').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines.filter((line) => UNSEEN.test(line))).toEqual([]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    path: FORGED,
    nested: [{ [FORGED]: FORGED }],
    msg: FORGED,
  });
});

it('lets nothing that a client has forged begin a line for people, or move their terminal', () => {
  const lines = written('pretty').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => UNSEEN.test(line))).toEqual([]);
  // Errors are printed on several lines, all of them set back.
  const begun = lines.filter((line) => !line.startsWith('    '));
  expect(begun.map((line) => line.replace(/^\[\d\d:\d\d:\d\d\]/, '').slice(0, 8))).toEqual([
    ': a\\u000',
    ' ERROR: ',
  ]);
});

describe('where lines are gathered', () => {
  /** What is written by a process that logs, and then does what the script says. */
  function start(script: string) {
    const imports = `import { createLog } from '${process.cwd()}/dist/src/log.js';
      const log = createLog('info', { format: 'json', gathered: true });
      const count = (to) => { for (let line = 1; line <= to; line += 1) log.info({ line }, 'counted'); };`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', `${imports}${script}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    return { child, closed, lines: () => output.split('\n').slice(0, -1) };
  }

  it.each(['process.exit(3)', 'throw new Error("unhandled")', ''])(
    'loses no line of a process that ends (%s)',
    async (end) => {
      const { closed, lines } = start(`count(2_000); ${end}`);
      await closed;
      const numbers = lines().map((line) => (JSON.parse(line) as { line: number }).line);
      expect(numbers).toEqual(Array.from({ length: 2_000 }, (_none, place) => place + 1));
    },
  );

  it('writes an error at once, and what came before it', async () => {
    const { closed, lines } = start(`count(3); log.error('failed'); process.kill(process.pid, 'SIGKILL');`);
    await closed;
    expect(lines().map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'counted',
      'counted',
      'counted',
      'failed',
    ]);
  });

  it('writes the last lines by itself', async () => {
    const { child, closed, lines } = start(`count(3); setInterval(() => undefined, 1_000);`);
    await waitUntil(() => lines().length === 3);
    child.kill();
    await closed;
  });
});
