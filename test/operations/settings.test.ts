import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { LIMIT_SETTINGS } from '../../src/limit-settings.js';

/** The tables are compared with what the scripts print, which read what was built into dist/. */
const operations = readFileSync('docs/operations.md', 'utf8');
const section = (heading: string) => operations.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

it('has every setting in the table of settings, and no other', () => {
  const config = readFileSync('src/config.ts', 'utf8').split('const SETTINGS = ')[1]?.split('\n});')[0] ?? '';
  const declared = [...config.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
  const cells = [...section('Settings').matchAll(/^\| (`[A-Z].*?) \|/gm)].map(([, cell = '']) => cell);
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
  expect(declared.length).toBeGreaterThan(10);
  expect(named.sort()).toEqual(declared.sort());
});

it('has every limit in the table that `npm run limits` prints', () => {
  const printed = execFileSync(process.execPath, ['scripts/limits-table.mjs'], { encoding: 'utf8' });
  const [, table = ''] = /<!-- limits: begin -->\n\n([^]*?\n)\n<!-- limits: end -->/.exec(operations) ?? [];
  expect(table).toBe(printed);
  for (const { setting } of Object.values(LIMIT_SETTINGS)) expect(table).toContain(`| \`${setting}\` |`);
});

it('says of every code of an error what it asks of whoever runs the service', () => {
  const codes = new Set<string>();
  for (const file of ['src/graphql/errors/errors.ts', 'docs/api.md'])
    for (const [, code = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?: {2}\| '|\| `)([A-Z]+(?:_[A-Z]+)+)['`]/gm,
    ))
      codes.add(code);
  expect(codes.size).toBeGreaterThan(8);
  expect([...codes].filter((code) => !section('What it tells').includes(`\`${code}\``))).toEqual([]);
});

it('makes a token of which the service takes the digest', () => {
  const [, script = ''] = /```sh\n(token=[^]*?)```/.exec(operations) ?? [];
  const output = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  const [, token = '', digest = ''] = /client: +(\w{64})\n.*: (\w{64})\n/.exec(output) ?? [];
  expect(execFileSync('sha256sum', { input: token, encoding: 'utf8' })).toContain(digest);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
});
