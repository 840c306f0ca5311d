/** For tests: the reading of a document that must not be refused. */
import { readPage, type PageHints } from '../../src/pages/read-page.js';
import type { PageReading, PaperRecord } from '../../src/record.js';

export function readWhole(document: string | readonly string[], hints?: PageHints): PageReading {
  const reading = readPage(typeof document === 'string' ? document : document.join('\n'), hints);
  if ('refused' in reading) throw new Error(`refused: ${reading.refused.message}`);
  return reading;
}

/** The only entry of a document. */
export function readOnly(document: string | readonly string[], hints?: PageHints): PaperRecord {
  const { entries } = readWhole(document, hints);
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1)
    throw new Error(`expected one entry, but read ${entries.length}`);
  return entry;
}

export function problemLines(reading: PageReading): number[] {
  return reading.problems.map((problem) => problem.line);
}
