import { type Hash, createHash } from 'node:crypto';
import type { BulkFormat } from '../formats/bulk-format.js';
import type { BulkRecord } from '../record.js';

/** A part of a bulk file that holds one value, or cannot be read as one. */
export type Item = { line: number; text: string } | { line: number; refused: string };

/** A line that is no record, to be written down for its owner. */
export interface Reject {
  line: number;
  reason: string;
  /** As it stands in the file; null where it cannot be told, as when it is too long. */
  text: string | null;
}

/** Some values of a file, read. */
export interface ReadBatch {
  /** No two of one key. */
  records: BulkRecord[];
  rejects: Reject[];
  /** Versions of a record that another of the same batch replaces. */
  superseded: number;
  /** How far the file is read after this batch: values, and the SHA-256 of all of them. */
  items: number;
  digest: string;
}

export interface ReadingOptions {
  format: BulkFormat;
  /** Values a batch. */
  size: number;
  /** Today; publications may be dated up to two years ahead, as journals do. */
  today: Date;
  /** Where an earlier import was stopped. */
  resume: { items: number; digest: string } | null;
}

/** What was imported before is not in this file: it is another one of the same name. */
export class OtherFileError extends Error {
  override readonly name = 'OtherFileError';
}

/**
 * Reads the values of a file and gives them in batches. What an earlier import has done is passed over, once its
 * digest has shown that it is the same.
 *
 * @throws OtherFileError where it is not.
 */
export async function* readBatches(
  items: AsyncIterable<Item>,
  { format, size, today, resume }: ReadingOptions,
): AsyncGenerator<ReadBatch> {
  const digest = createHash('sha256');
  const latestDay = dayInTwoYears(today);
  let passed = 0;
  let batch = new BatchInMaking();
  for await (const item of items) {
    digest.update('text' in item ? item.text : item.refused).update('\n');
    passed += 1;
    if (resume !== null && passed <= resume.items) {
      if (passed === resume.items) assertSame(digest, resume.digest);
      continue;
    }
    batch.add(item, readItem(item, format, latestDay));
    if (batch.items < size) continue;
    yield batch.end(passed, digest);
    batch = new BatchInMaking();
  }
  if (resume !== null && passed < resume.items) throw new OtherFileError('The file is shorter than it was.');
  if (batch.items > 0) yield batch.end(passed, digest);
}

class BatchInMaking {
  items = 0;
  private readonly records = new Map<string, BulkRecord>();
  private readonly rejects: Reject[] = [];
  private superseded = 0;

  add(item: Item, result: BulkRecord | { rejected: string }): void {
    this.items += 1;
    if ('rejected' in result) {
      this.rejects.push({
        line: item.line,
        reason: result.rejected,
        text: 'text' in item ? item.text : null,
      });
      return;
    }
    const other = this.records.get(result.key);
    if (other !== undefined) this.superseded += 1;
    if (other === undefined || !isOlder(result, other)) this.records.set(result.key, result);
  }

  end(items: number, digest: Hash): ReadBatch {
    return {
      records: [...this.records.values()],
      rejects: this.rejects,
      superseded: this.superseded,
      items,
      digest: digest.copy().digest('hex'),
    };
  }
}

function isOlder(one: BulkRecord, other: BulkRecord): boolean {
  return one.updatedOn !== null && other.updatedOn !== null && one.updatedOn < other.updatedOn;
}

function readItem(item: Item, format: BulkFormat, latestDay: string): BulkRecord | { rejected: string } {
  if ('refused' in item) return { rejected: item.refused };
  const value = parse(item.text);
  if (value === undefined)
    return { rejected: `expected JSON, got ${JSON.stringify(item.text.slice(0, 80))}` };
  return format.read(value, { line: item.line, latestDay });
}

/** Undefined where the text is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function assertSame(digest: Hash, expected: string): void {
  if (digest.copy().digest('hex') !== expected) {
    throw new OtherFileError('The file is another one than that whose import was stopped.');
  }
}

function dayInTwoYears(today: Date): string {
  return `${today.getUTCFullYear() + 2}-12-31`;
}
