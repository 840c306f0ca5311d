import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lockedPackages } from './locked-packages.js';

/** Licences that ask for no more than that their text is kept. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'PostgreSQL',
  'Unlicense',
];

const production = lockedPackages().filter(({ dev }) => !dev);

it('has only packages with permissive licences to run on', () => {
  const others = production.filter(({ license = '' }) => !isPermissive(license));
  expect(others.map(({ name, license }) => ({ name, license }))).toEqual([]);
});

it('lists them in docs/licences.md as `npm run licences` does', () => {
  const printed = execFileSync(process.execPath, ['scripts/licences.mjs'], { encoding: 'utf8' });
  expect(readFileSync('docs/licences.md', 'utf8')).toBe(printed);
  for (const { name, version, license } of production)
    expect(printed).toMatch(
      new RegExp(`^\\| \`${name}\`.* \\| ${version} \\| ${escaped(license ?? '')} \\|$`, 'm'),
    );
});

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['(MIT AND BSD-3-Clause)', true],
  ['MIT AND GPL-3.0', false],
  ['GPL-3.0', false],
  ['', false],
  ['SEE LICENSE IN LICENSE.txt', false],
])('takes %j for permissive: %s', (license, expected) => {
  expect(isPermissive(license)).toBe(expected);
});

/** All of what must be taken, and one of what may be chosen, of an SPDX expression without brackets within it. */
function isPermissive(license: string): boolean {
  const expression = license.replaceAll(/^\(|\)$/g, '');
  return expression
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => PERMISSIVE.includes(one)));
}

function escaped(text: string): string {
  return text.replaceAll(/[.()]/g, '\\$&');
}
