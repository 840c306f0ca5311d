import type { DataSource } from 'typeorm';
import { type DocumentSummary, loadDocument } from '../../src/ingest/load-document.js';
import { EMPTY_RECORD } from '../../src/listing-fields.js';
import type { PaperRecord } from '../../src/record.js';

/** An entry of a bulk file: what is not given, it does not say. */
export type GivenRecord = Partial<PaperRecord> & Pick<PaperRecord, 'title'>;

/** Loads one document of entries that no page prints, such as those with identifiers. */
export async function loadRecords(
  dataSource: DataSource,
  name: string,
  records: readonly GivenRecord[],
): Promise<DocumentSummary> {
  return loadDocument(dataSource, {
    name,
    fingerprint: JSON.stringify(records),
    manifestRank: 0,
    crawledIn: null,
    reading: {
      kind: 'OPENALEX_WORKS',
      owner: null,
      metrics: null,
      entries: records.map((record, index) => ({
        ...EMPTY_RECORD,
        ...record,
        position: index + 1,
        line: index + 1,
      })),
      problems: [],
    },
  });
}
