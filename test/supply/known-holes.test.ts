import { KNOWN_HOLES, type KnownHole } from './known-holes.js';
import { lockedPackages } from './locked-packages.js';

const packages = lockedPackages();

it.each(Object.entries(KNOWN_HOLES))('has no copy of %s with a known hole', (name, holes) => {
  const open = packages
    .filter((one) => one.name === name)
    .flatMap(({ path, version }) =>
      holes
        .filter((hole) => !isMended(version, hole))
        .map(({ advisory, mended }) => `${path} ${version}: ${advisory}, mended in ${mended.join(', ')}`),
    );
  expect(open).toEqual([]);
});

it('names each hole once, by the id of its advisory', () => {
  const ids = Object.values(KNOWN_HOLES).flatMap((holes) => holes.map(({ advisory }) => advisory));
  expect(ids.filter((id) => !/^GHSA(-[2-9cfghjmpqrvwx]{4}){3}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each([
  ['3.15.1', ['3.15.2', '4.3.2'], false],
  ['3.15.2', ['3.15.2', '4.3.2'], true],
  ['4.3.1', ['3.15.2', '4.3.2'], false],
  ['4.10.0', ['3.15.2', '4.3.2'], true],
  ['5.0.0', ['3.15.2', '4.3.2'], true],
  ['2.9.9', ['3.15.2', '4.3.2'], false],
  ['18.4.0-beta.17', ['18.4.0'], false],
  ['18.4.1-beta.1', ['18.4.0'], true],
])('compares %s with %j', (version, mended, expected) => {
  expect(isMended(version, { advisory: '', what: '', mended })).toBe(expected);
});

/** Whether a version is at least the mended one of its major line, or of a line above all that were mended. */
function isMended(version: string, { mended }: KnownHole): boolean {
  const line = mended.filter((good) => majorOf(good) <= majorOf(version)).at(-1);
  return line !== undefined && compare(version, line) >= 0;
}

function majorOf(version: string): number {
  return Number(version.split('.')[0]);
}

/** A version before a release, such as 1.0.0-beta.1, comes before the release. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => (version.split('-')[0] ?? '').split('.').map(Number));
  const place = [0, 1, 2].find((index) => left?.[index] !== right?.[index]);
  if (place !== undefined) return (left?.[place] ?? 0) - (right?.[place] ?? 0);
  return Number(b.includes('-')) - Number(a.includes('-'));
}
