// Imports changed copies of real records, of which none may stop an import: see test/support/fuzz-import.ts.
//
//     npm run fuzz:import -- FOLDER [ROUNDS] [SEED]
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const [folder, rounds = '10', seed = '1'] = process.argv.slice(2);
if (folder === undefined || !/^[1-9]\d*$/.test(rounds) || !/^\d+$/.test(seed)) {
  console.error(
    'Expected FOLDER [ROUNDS] [SEED]: a folder with bulk files, and how often they are changed anew.',
  );
  process.exit(1);
}
const env = { ...process.env, FUZZ_FOLDER: resolve(folder), FUZZ_ROUNDS: rounds, FUZZ_SEED: seed };
const args = ['--config', 'jest.long.config.mjs', 'test/import/fuzzed-files.long.test.ts'];
spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...args], { stdio: 'inherit', env }).once(
  'exit',
  (code) => (process.exitCode = code ?? 1),
);
