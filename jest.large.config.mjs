import { baseConfig, withDatabase } from './jest.config.mjs';

/** Plans on 300,000 papers: on those of LARGE_DATABASE_URL, which are only read, else on some made for the run. */
export default {
  ...baseConfig,
  ...withDatabase,
  testMatch: ['<rootDir>/test/large/**/*.test.ts'],
  testTimeout: 120_000,
};
