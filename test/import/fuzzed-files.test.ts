import { BULK_FORMATS } from '../../src/formats/all-formats.js';
import { killChildren } from '../support/child-process.js';
import { fuzzImport } from '../support/fuzz-import.js';
import { MADE_UP_RECORDS } from '../support/made-up-records.js';

afterEach(killChildren);

it.each(BULK_FORMATS.map((format) => [format.name, format] as const))(
  'stores or rejects whatever a record of %s says',
  async (name, format) => {
    await fuzzImport({ format, records: MADE_UP_RECORDS[name] ?? [], count: 300, seed: 20_261_120 });
  },
);
