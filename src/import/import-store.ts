import type { DataSource } from '../database/data-source.js';
import { splitLines } from '../formats/framing/split-lines.js';
import { deriveUnderivedNames } from '../ingest/derive-underived-names.js';
import { analyzeStore } from '../ingest/maintenance/analyze-store.js';
import { withImportLock } from '../ingest/transaction/import-lock.js';
import { RestoreError, type TextLine, lineError } from '../ingest/restore/read-lines.js';
import { type RestoreSummary, restoreStore } from '../ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../source-kinds.js';
import { openInput } from './open-input.js';

/**
 * Makes the store from a file that `papergraph export --format ndjson` wrote, packed or not. It must be empty.
 *
 * @param onWait is told that another import is at work.
 * @throws RestoreError where the store is not empty or the file is faulty; nothing is restored then.
 */
export async function importStore(
  dataSource: DataSource,
  path: string,
  onWait: () => void,
): Promise<RestoreSummary> {
  const input = await openInput(path);
  try {
    return await withImportLock(dataSource, onWait, async () => {
      const summary = await restoreStore(dataSource, textLines(input.chunks), SOURCE_KIND_NAMES);
      await deriveUnderivedNames(dataSource);
      await analyzeStore(dataSource, 'all');
      return summary;
    });
  } catch (error) {
    if (!(error instanceof RestoreError)) throw error;
    throw new RestoreError(`${input.name}: ${error.message}`);
  } finally {
    await input.close();
  }
}

async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  for await (const item of splitLines(chunks)) {
    if ('refused' in item) throw lineError(item.line, item.refused);
    yield item;
  }
}
