import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { BulkFormat } from '../formats/bulk-format.js';
import { quoteText } from '../formats/json/describe-value.js';
import { parseValue } from '../formats/json/parse-value.js';
import type { BulkRecord } from '../record.js';
import { UserError } from '../user-error.js';

/** A part of a bulk file that holds one value, or cannot be read as one. */
export type Item = { line: number; text: string } | { line: number; refused: string };

/** A line that is no record, to be written down for the file's owner. */
export interface Reject {
  line: number;
  reason: string;
  /** The line as it stands in the file; null where it cannot be told, or is longer than a million characters. */
  text: string | null;
}

/** What was read of a record with doubt. */
export interface ReadDoubt {
  line: number;
  key: string;
  /** Completes the sentence "The record …". */
  doubt: string;
}

/** Some values of a file, read. */
export interface ReadBatch {
  /** No two of one key. */
  records: BulkRecord[];
  /** The lines of the records as they stand in the file, by key; those of more than a million characters are left out. */
  texts: ReadonlyMap<string, string>;
  rejects: Reject[];
  doubts: ReadDoubt[];
  /** Versions of a record that another of the same batch replaces. */
  superseded: number;
  /** Of the lines. */
  characters: number;
  /** How far the file is read after this batch: values, and the SHA-256 of all of them. */
  items: number;
  digest: string;
}

export interface ReadingOptions {
  /** What the file is called, for people. */
  name: string;
  format: BulkFormat;
  /** Values a batch. */
  size: number;
  /** Today; publications may be dated up to two years ahead, as journals do. */
  today: Date;
  /** Where an earlier import was stopped, and how many lines that had rejected. */
  resume: { items: number; digest: string; rejected: number } | null;
  /** One rejected line more ends the reading. */
  maxRejects: number;
  onFault?: OnFault;
}

/** Is given whole what a format's reader has thrown, which is a fault of the reader. */
export type OnFault = (fault: { line: number; error: unknown }) => void;

/** The file is another one of the same name: it does not hold what was imported before. */
export class OtherFileError extends UserError {
  override readonly name = 'OtherFileError';
}

/** More lines than allowed are no records: something must be wrong with the file. */
export class TooManyRejectsError extends UserError {
  override readonly name = 'TooManyRejectsError';

  constructor(file: string, most: number, { line, reason }: Pick<Reject, 'line' | 'reason'>) {
    super(
      `${file}: more than ${most} records are rejected, so the import stops before line ${line}: the record ${reason}.`,
    );
  }
}

/** A batch ends early behind as many characters of the file: 5,000 ordinary works of OpenAlex are half of that. */
export const MOST_CHARACTERS = 64 * 1024 * 1024;

/** Longer lines are not kept for those who mend rejected ones: written down, a line may be six times as long. */
const MOST_KEPT = 1_000_000;

/** Reading lets others have their turn after so many values, which take some milliseconds. */
const YIELD_EVERY = 16;

/**
 * Reads the values of a file and gives them in batches. Values that an earlier import has done are passed over; their
 * digest shows that the file is the same. Where reading fails, the values before the fault are given first.
 *
 * @throws OtherFileError where the file is another one; TooManyRejectsError; what reading throws.
 */
export async function* readBatches(
  items: AsyncIterable<Item>,
  options: ReadingOptions,
): AsyncGenerator<ReadBatch> {
  const file = new FileInReading(options);
  let batch = new BatchInMaking();
  try {
    for await (const item of items) {
      const result = file.read(item);
      if (result === 'done before') continue;
      batch.add(item, result);
      // A batch that is being stored waits for the event loop after each of its statements.
      if (batch.items % YIELD_EVERY === 0) await setImmediate();
      if (batch.items < options.size && batch.characters < MOST_CHARACTERS) continue;
      yield batch.end(file);
      batch = new BatchInMaking();
    }
    file.end();
  } catch (error) {
    if (batch.items > 0) yield batch.end(file);
    throw error;
  }
  if (batch.items > 0) yield batch.end(file);
}

type ReadResult = BulkRecord | { rejected: string };

/** A file that is being read: how far, and what is known of an earlier reading. */
class FileInReading {
  items = 0;
  private readonly hash = createHash('sha256');
  private readonly latestDay: string;
  private rejected: number;

  constructor(private readonly options: ReadingOptions) {
    this.latestDay = dayInTwoYears(options.today);
    this.rejected = options.resume?.rejected ?? 0;
  }

  get digest(): string {
    return this.hash.copy().digest('hex');
  }

  read(item: Item): ReadResult | 'done before' {
    const { resume } = this.options;
    const isDone = resume !== null && this.items < resume.items;
    const result = isDone ? 'done before' : readItem(item, this.options, this.latestDay);
    if (typeof result === 'object' && 'rejected' in result) this.reject(item, result.rejected);
    this.hash.update('text' in item ? item.text : item.refused).update('\n');
    this.items += 1;
    if (this.items === resume?.items && this.digest !== resume.digest) {
      throw new OtherFileError('The file is another one than that whose import was stopped.');
    }
    return result;
  }

  end(): void {
    if (this.items < (this.options.resume?.items ?? 0)) {
      throw new OtherFileError('The file is shorter than it was.');
    }
  }

  /** A run that allows more rejected lines goes on with the line that is one too many, so that line is not done. */
  private reject({ line }: Item, reason: string): void {
    const { name, maxRejects } = this.options;
    this.rejected += 1;
    if (this.rejected > maxRejects) throw new TooManyRejectsError(name, maxRejects, { line, reason });
  }
}

class BatchInMaking {
  items = 0;
  /** Of the lines. */
  characters = 0;
  private readonly records = new Map<string, BulkRecord>();
  private readonly texts = new Map<string, string>();
  private readonly rejects: Reject[] = [];
  private readonly doubts: ReadDoubt[] = [];
  private superseded = 0;

  add(item: Item, result: ReadResult): void {
    const text = 'text' in item && item.text.length <= MOST_KEPT ? item.text : null;
    this.items += 1;
    this.characters += 'text' in item ? item.text.length : 0;
    if ('rejected' in result) {
      this.rejects.push({ line: item.line, reason: result.rejected, text });
      return;
    }
    const { doubts = [], ...record } = result;
    const { key, line } = record;
    this.doubts.push(...doubts.map((doubt) => ({ line, key, doubt })));
    const other = this.records.get(key);
    if (other !== undefined) this.superseded += 1;
    if (other !== undefined && isOlder(record, other)) return;
    this.records.set(key, record);
    if (text !== null) this.texts.set(key, text);
  }

  end({ items, digest }: Pick<ReadBatch, 'items' | 'digest'>): ReadBatch {
    return {
      records: [...this.records.values()],
      texts: this.texts,
      rejects: this.rejects,
      doubts: this.doubts,
      superseded: this.superseded,
      characters: this.characters,
      items,
      digest,
    };
  }
}

function isOlder(one: BulkRecord, other: BulkRecord): boolean {
  return one.updatedOn !== null && other.updatedOn !== null && one.updatedOn < other.updatedOn;
}

function readItem(item: Item, { format, onFault }: ReadingOptions, latestDay: string): ReadResult {
  if ('refused' in item) return { rejected: item.refused };
  const parsed = parseValue(item.text);
  if ('refused' in parsed) return { rejected: parsed.refused };
  try {
    return format.read(parsed.value, { line: item.line, latestDay });
  } catch (error) {
    // A fault of the reader, which no format should have: it costs this record, not the import.
    onFault?.({ line: item.line, error });
    return { rejected: `cannot be read: ${messageOf(error)}` };
  }
}

function messageOf(error: unknown): string {
  return quoteText(error instanceof Error ? error.message : String(error));
}

function dayInTwoYears(today: Date): string {
  return `${today.getUTCFullYear() + 2}-12-31`;
}
