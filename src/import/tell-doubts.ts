import type { ReadBatch } from './read-batches.js';

/** Of one file; a dry run tells all. */
const MOST_TOLD = 100;

/** The batches of a file as they are; what was read of them with doubt is told in sentences that name file, line and key. */
export async function* tellingDoubts(
  batches: AsyncIterable<ReadBatch>,
  name: string,
  tell: (sentence: string) => void,
): AsyncGenerator<ReadBatch> {
  let count = 0;
  for await (const batch of batches) {
    for (const sentence of doubtSentences(batch, name).slice(0, Math.max(0, MOST_TOLD - count)))
      tell(sentence);
    count += batch.doubts.length;
    yield batch;
  }
  if (count > MOST_TOLD) tell(`${name}: ${count - MOST_TOLD} more doubts; a dry run tells all.`);
}

/** Each doubt of a batch, in the order of the file. */
export function doubtSentences({ doubts }: Pick<ReadBatch, 'doubts'>, name: string): string[] {
  return doubts.map(({ line, key, doubt }) => `${name}: line ${line}: the record ${key} ${doubt}.`);
}
