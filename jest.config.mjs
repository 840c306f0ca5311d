import { testFilesByProject } from './test/support/projects.mjs';

export const baseConfig = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // These packages have ES modules alone, which jest runs as CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(?:any-ascii|entities)/)'],
  transform: {
    '\\.ts$|/(?:any-ascii|entities)/.*\\.js$': [
      '@swc/jest',
      {
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
      },
    ],
  },
};

/** On a clean checkout: src is built before anything of it is started. */
export const withPrograms = { globalSetup: '<rootDir>/test/support/build-setup.mjs' };

/** The same, and one PostgreSQL for the run. */
export const withDatabase = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

const NEEDS = { pure: {}, programs: withPrograms, database: withDatabase };

/** Every project's setup runs only where one of its files does. @param long whether the long tests are meant */
export function configOf({ long }) {
  const projects = [...testFilesByProject({ long })].filter(([, files]) => files.length > 0);
  return {
    projects: projects.map(([name, files]) => ({
      ...baseConfig,
      ...NEEDS[name],
      displayName: name,
      testMatch: files,
      setupFiles: ['<rootDir>/test/support/fast-check-seed.ts', '<rootDir>/test/support/check-row-shapes.ts'],
    })),
    testSequencer: '<rootDir>/test/support/longest-first.mjs',
    testTimeout: long ? 600_000 : 120_000,
    // Jest leaves one core out; much of a test is waiting for PostgreSQL.
    maxWorkers: '100%',
  };
}

export default configOf({ long: false });
