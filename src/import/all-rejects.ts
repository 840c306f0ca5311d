import type { BatchSummary } from '../ingest/import-batch.js';
import type { ReadBatch, Reject } from './read-batches.js';

/** With what PostgreSQL refuses, in the order of the file. */
export function allRejects({ rejects, texts }: ReadBatch, { refused }: BatchSummary): Reject[] {
  const more = refused.map(({ record: { line, key }, reason }) => ({
    line,
    reason: `is refused by PostgreSQL: ${reason}`,
    text: texts.get(key) ?? null,
  }));
  return more.length === 0 ? rejects : [...rejects, ...more].sort((one, other) => one.line - other.line);
}
