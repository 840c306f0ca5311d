import { spawnSync } from 'node:child_process';

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
