import { type ExportOptions, exportStore } from '../exporting/export-store.js';
import { writeToFile, writeToStream } from '../exporting/write-output.js';
import { runOnDatabase } from './on-database.js';
import type { PaperConditions } from '../store/papers/paper-filter.js';

/** Where the text goes; to standard output where there is no file. */
export interface ExportTarget extends ExportOptions {
  out: string | undefined;
}

/** The whole of `papergraph export`. The log goes to standard error: standard output is the export's. */
export async function runExport({ out, ...options }: ExportTarget): Promise<void> {
  await runOnDatabase(
    ({ dataSource }) =>
      exportStore(dataSource, options, (pieces) =>
        out === undefined ? writeToStream(pieces, process.stdout) : writeToFile(pieces, out),
      ),
    { logTo: 'stderr' },
  );
}

/**
 * The filter of `--filter`. The schema is built for it alone.
 *
 * @throws Error that says what is wrong with it
 */
export async function readFilter(text: string): Promise<PaperConditions> {
  const { buildPapergraphSchema } = await import('../graphql/schema.js');
  const { parsePaperFilter } = await import('../graphql/paper/parse-filter.js');
  const { SOURCE_KINDS } = await import('../source-kinds.js');
  return parsePaperFilter(await buildPapergraphSchema(SOURCE_KINDS), text);
}
