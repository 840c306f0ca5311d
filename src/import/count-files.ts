import { compareBatch, previewBatch } from '../ingest/import-batch.js';
import type { ImportCounts } from '../ingest/sources/import-checkpoint.js';
import type { FailedFiles } from './failed-files.js';
import { BATCH_SIZE, type ImportOptions, type ImportSummary, ZERO_COUNTS } from './import-options.js';
import type { OpenedFile } from './open-file.js';
import { type ReadBatch, readBatches } from './read-batches.js';
import { doubtSentences } from './tell-doubts.js';
import { previewSentences } from './tell-previews.js';

/** A dry run: reads the files, counts what an import would find in them, and tells every line
 * that is no record, every doubt, and of bibliographies what would come of each entry. */
export async function countFiles(
  options: ImportOptions,
  opened: readonly OpenedFile[],
  failed: FailedFiles,
): Promise<Omit<ImportSummary, 'failed'>> {
  const files: ImportSummary['files'] = [];
  for (const file of opened) {
    options.watch.begin(file, ZERO_COUNTS);
    const counts = await failed
      .unless(file.name, () => countFile(options, file))
      .finally(() => options.watch.end());
    if (counts !== null) files.push({ name: file.name, counts, rejectsPath: null });
    await file.close();
  }
  return { files, mergedPersons: 0 };
}

async function countFile(
  { dataSource, format, watch, maxRejects, onFault, batchSize = BATCH_SIZE }: ImportOptions,
  file: OpenedFile,
): Promise<ImportCounts> {
  let counts = ZERO_COUNTS;
  const reading = {
    ...{ name: file.name, format, size: batchSize, today: new Date(), resume: null, maxRejects },
    ...(onFault && { onFault }),
  };
  for await (const batch of readBatches(file.items(), reading)) {
    counts = addCompared(counts, batch, await compareBatch(dataSource, format.name, batch.records));
    for (const { line, reason } of batch.rejects)
      watch.tell(`${file.name}: line ${line}: the record ${reason}.`);
    for (const sentence of doubtSentences(batch, file.name)) watch.tell(sentence);
    if (format.tellsEach === true) await tellEach({ dataSource, format, watch }, file.name, batch);
    watch.advance(counts);
  }
  return counts;
}

async function tellEach(
  { dataSource, format, watch }: Pick<ImportOptions, 'dataSource' | 'format' | 'watch'>,
  name: string,
  { records }: ReadBatch,
): Promise<void> {
  const previews = await previewBatch(dataSource, {
    collection: { name: format.name, kind: format.kind },
    records,
  });
  for (const sentence of previewSentences(records, previews, name)) watch.tell(sentence);
}

function addCompared(
  counts: ImportCounts,
  batch: ReadBatch,
  compared: { created: number; changed: number; unchanged: number },
): ImportCounts {
  return {
    created: counts.created + compared.created,
    changed: counts.changed + compared.changed,
    unchanged: counts.unchanged + compared.unchanged + batch.superseded,
    rejected: counts.rejected + batch.rejects.length,
    newPapers: 0,
  };
}
