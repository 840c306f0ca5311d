import { findFormat } from '../../src/formats/all-formats.js';
import { killChildren } from '../support/child-process.js';
import { fuzzImport } from '../support/fuzz-import.js';
import { MADE_UP_RECORDS } from '../support/made-up-records.js';

afterEach(killChildren);

/** Formats whose records are JSON: those of text are read from whole files, as their own tests do. */
it.each(Object.keys(MADE_UP_RECORDS))('stores or rejects whatever a record of %s says', async (name) => {
  const format = findFormat(name);
  if (format === null) throw new Error(`no format ${name}`);
  await fuzzImport({ format, records: MADE_UP_RECORDS[name] ?? [], count: 100, seed: 20_261_120 });
});
