import { BULK_FORMATS } from '../../src/formats/all-formats.js';
import { killChildren } from '../support/child-process.js';
import { fuzzImport, readRecords } from '../support/fuzz-import.js';
import { MADE_UP_RECORDS } from '../support/made-up-records.js';

afterEach(killChildren);

/** `npm run fuzz:import -- FOLDER [ROUNDS] [SEED]` gives these: real files, which are not part of the project. */
const { FUZZ_FOLDER, FUZZ_ROUNDS = '1', FUZZ_SEED = '1' } = process.env;

const madeUp = new Map(
  BULK_FORMATS.flatMap((format) => {
    const records = MADE_UP_RECORDS[format.name];
    return records === undefined ? [] : [[format, records] as const];
  }),
);
const recordsByFormat = FUZZ_FOLDER === undefined ? madeUp : readRecords(FUZZ_FOLDER);
/** Real files are asked for by hand, and get more. */
const count = FUZZ_FOLDER === undefined ? 120 : 400;
const rounds = Array.from({ length: Number(FUZZ_ROUNDS) }, (_, at) => Number(FUZZ_SEED) + at);

it.each([...recordsByFormat].map(([format, records]) => [format.name, format, records] as const))(
  'stores or rejects whatever a record of %s says, round after round',
  async (_, format, records) => {
    for (const seed of rounds) await fuzzImport({ format, records, count, seed });
  },
  24 * 3_600_000,
);
