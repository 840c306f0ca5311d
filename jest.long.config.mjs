import { configOf } from './jest.config.mjs';

/** Tests that take minutes (`*.long.test.ts`): thousands of made-up cases, and imports that are killed again and again. */
export default configOf({ long: true });
