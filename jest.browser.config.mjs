import { baseConfig, withPrograms } from './jest.config.mjs';

export default {
  ...baseConfig,
  ...withPrograms,
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testTimeout: 60_000,
};
