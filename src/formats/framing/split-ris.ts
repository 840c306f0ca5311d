import type { SplitItem } from './split-item.js';
import { wholeText } from './whole-text.js';

/** A record of RIS as its reader is given it, in JSON. */
export interface RisRecord {
  /** Tags and what stands behind them, in order; lines without a tag are joined to the one before. */
  tags: [tag: string, value: string][];
  /** Of the records before it that hold the same, as many. */
  again: number;
}

const TAG = /^\s{0,3}([A-Z][A-Z0-9])\s{1,2}-(?:\s|$)(.*)$/s;

/**
 * The records of a stream of bytes that is RIS, each as JSON: `{ ris: RisRecord }`. A record ends with `ER`, or where the
 * next begins. What stands before the first, and between two, is no record.
 */
export async function* splitRis(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SplitItem> {
  const whole = await wholeText(chunks);
  if ('refused' in whole) {
    yield { line: 1, refused: whole.refused };
    return;
  }
  const seen = new Map<string, number>();
  for (const { line, tags } of risRecords(whole.text)) {
    const identity = tags.filter(([tag]) => IDENTITY.includes(tag)).join('\n');
    const again = seen.get(identity) ?? 0;
    seen.set(identity, again + 1);
    yield { line, text: JSON.stringify({ ris: { tags, again } satisfies RisRecord }) };
  }
}

/** What tells records apart. */
const IDENTITY: readonly string[] = ['ID', 'DO', 'TI', 'T1', 'CT', 'BT', 'AU', 'A1', 'PY', 'Y1', 'DA'];

interface LinedRecord {
  line: number;
  tags: RisRecord['tags'];
}

function* risRecords(text: string): Generator<LinedRecord> {
  let record: LinedRecord | null = null;
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    const [, tag, value = ''] = TAG.exec(line) ?? [];
    if (tag === 'TY') {
      if (record !== null) yield record;
      record = { line: number, tags: [[tag, value.trim()]] };
    } else if (tag === 'ER') {
      if (record !== null) yield record;
      record = null;
    } else if (record !== null) addLine(record.tags, { tag, value, line });
  }
  if (record !== null) yield record;
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const feed = nextFeed(text, start);
    yield text.slice(start, feed);
    start = feed + (text.startsWith('\r\n', feed) ? 2 : 1);
  }
}

/** Lines end with LF, CR LF, or CR alone. */
function nextFeed(text: string, from: number): number {
  FEED.lastIndex = from;
  return FEED.exec(text)?.index ?? text.length;
}

const FEED = /[\r\n]/g;

function addLine(
  tags: RisRecord['tags'],
  { tag, value, line }: { tag: string | undefined; value: string; line: string },
): void {
  if (tag !== undefined) {
    tags.push([tag, value.trim()]);
    return;
  }
  const last = tags.at(-1);
  if (last !== undefined && line.trim() !== '') last[1] = `${last[1]} ${line.trim()}`;
}
