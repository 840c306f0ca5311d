import type { DataSource } from '../database/data-source.js';
import type { PaperConditions } from '../store/papers/paper-filter.js';
import { type ExportScope, exportScope } from './export-scope.js';
import { citations } from '../citing/citation.js';
import { readCitable } from './read-citable.js';
import { readPapers } from './read-papers.js';
import { type Snapshot, inSnapshot } from './snapshot.js';
import { csvLines } from './write-csv.js';
import { ndjsonLines } from './write-ndjson.js';

export const EXPORT_FORMATS = ['ndjson', 'csv', 'bibtex', 'ris', 'csl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  format: ExportFormat;
  /** Which papers; null for the whole store. */
  filter: PaperConditions | null;
}

/**
 * Gives the store as text, piece by piece, to `write`, which takes the next piece when it has room for it. All of it
 * is one state of the store, however long it takes and whatever is written to the store meanwhile.
 */
export async function exportStore(
  dataSource: DataSource,
  { format, filter }: ExportOptions,
  write: (pieces: AsyncIterable<string>) => Promise<void>,
): Promise<void> {
  const scope = exportScope(filter);
  await inSnapshot(dataSource, async (snapshot) => {
    const pieces = exportPieces(snapshot, format, scope);
    try {
      await write(pieces);
    } finally {
      // A reader who has enough does not wait for the statement that runs: the snapshot must.
      await pieces.return(undefined);
    }
  });
}

/** The scope's papers and what belongs to them as text, piece by piece. */
export function exportPieces(
  snapshot: Snapshot,
  format: ExportFormat,
  scope: ExportScope,
): AsyncGenerator<string> {
  return WRITERS[format](snapshot, scope);
}

const WRITERS: Record<ExportFormat, (snapshot: Snapshot, scope: ExportScope) => AsyncGenerator<string>> = {
  ndjson: ndjsonLines,
  csv: (snapshot, scope) => csvLines(readPapers(snapshot, scope)),
  bibtex: (snapshot, scope) => citations(readCitable(snapshot, scope), 'BIBTEX'),
  ris: (snapshot, scope) => citations(readCitable(snapshot, scope), 'RIS'),
  csl: (snapshot, scope) => citations(readCitable(snapshot, scope), 'CSL_JSON'),
};
