import { baseConfig } from './jest.config.mjs';

export default { ...baseConfig, testMatch: ['<rootDir>/test/browser/**/*.test.ts'], testTimeout: 60_000 };
