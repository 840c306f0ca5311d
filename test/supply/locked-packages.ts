import { readFileSync } from 'node:fs';

/** One copy of a package that package-lock.json holds. */
export interface LockedPackage {
  name: string;
  /** Where it is installed, such as `node_modules/ajv/node_modules/fast-uri`. */
  path: string;
  version: string;
  /** Whether the service itself has no need of it. */
  dev: boolean;
  optional: boolean;
  /** As its author writes it, such as `MIT`. */
  license: string | undefined;
  hasInstallScript: boolean;
  /** The address that it is fetched from, if the lock says so. */
  resolved: string | undefined;
  integrity: string | undefined;
}

interface LockEntry {
  version: string;
  name?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  license?: string;
  hasInstallScript?: boolean;
  resolved?: string;
  integrity?: string;
}

/** Every copy of every package but this one. */
export function lockedPackages(): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      path,
      version: entry.version,
      dev: entry.dev === true,
      optional: entry.optional === true || entry.devOptional === true,
      license: entry.license,
      hasInstallScript: entry.hasInstallScript === true,
      resolved: entry.resolved,
      integrity: entry.integrity,
    }));
}
