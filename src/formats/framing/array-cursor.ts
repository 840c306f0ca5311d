import { quoteText } from '../json/describe-value.js';
import { ItemBytes } from './item-bytes.js';
import type { SplitItem, StreamPlace } from './split-item.js';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** Blank, tab, line feed, carriage return: the white space of JSON. */
const BLANKS: readonly number[] = [0x20, 0x09, LINE_FEED, 0x0d];
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** Where in a JSON array the reading stands. All signs that part values are ASCII, so bytes are told apart alone. */
export class ArrayCursor {
  private phase: 'before' | 'inside' | 'behind' | 'done';
  private offset: number;
  private line: number;
  /** The line that the present value began on; null between values. */
  private valueLine: number | null = null;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private readonly bytes = new ItemBytes();

  constructor({ offset, line }: StreamPlace) {
    this.phase = offset === 0 ? 'before' : 'inside';
    this.offset = offset;
    this.line = line;
  }

  /** Whether nothing that may follow would be read. */
  get isDone(): boolean {
    return this.phase === 'done';
  }

  /** Reads on; gives the values that end in these bytes. */
  *pass(buffer: Buffer): Generator<SplitItem> {
    for (let at = 0; at < buffer.length && !this.isDone;) {
      const stop = this.phase === 'inside' ? this.passValue(buffer, at) : this.passBlanks(buffer, at);
      this.offset += stop - at;
      const item = stop < buffer.length ? this.meet(buffer, stop) : null;
      if (item !== null) yield item;
      at = stop + 1;
    }
  }

  /** What is to be said where the stream ends. An empty one is fine. */
  *finish(): Generator<SplitItem> {
    if (this.phase === 'inside')
      yield this.refuse('ends in the middle of the array, expected "]" at its end');
  }

  private passBlanks(buffer: Buffer, from: number): number {
    let at = from;
    for (; BLANKS.includes(buffer[at] ?? -1); at += 1) if (buffer[at] === LINE_FEED) this.line += 1;
    return at;
  }

  /** To the comma or bracket that ends the present value, or to the end of the bytes. */
  private passValue(buffer: Buffer, from: number): number {
    const start = this.valueLine === null ? this.passBlanks(buffer, from) : from;
    if (start === buffer.length) return start;
    const stop = this.endOfValue(buffer, start);
    if (stop > start) this.valueLine ??= this.line;
    this.line += countLineFeeds(buffer, start, stop);
    this.bytes.add(buffer.subarray(start, stop));
    return stop;
  }

  private endOfValue(buffer: Buffer, from: number): number {
    for (let at = from; at < buffer.length; at += 1) {
      const byte = buffer[at] ?? 0;
      if (this.inString) this.passStringByte(byte);
      else if (byte === QUOTE) this.inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.depth += 1;
      else if (this.depth === 0 && (byte === COMMA || byte === CLOSE_BRACKET)) return at;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.depth = Math.max(0, this.depth - 1);
    }
    return buffer.length;
  }

  private passStringByte(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
  }

  /** What the byte says that blanks or a value end at; the cursor steps behind it. */
  private meet(buffer: Buffer, at: number): SplitItem | null {
    if (this.phase === 'inside') return this.endValue(buffer[at] === COMMA);
    const found = quoteText(buffer.toString('utf8', at, at + 20));
    if (this.phase === 'behind' && buffer[at] !== OPEN_BRACKET)
      return this.stop(`goes on with ${found}, expected nothing but another array behind the array`);
    if (this.offset < 3 && buffer[at] === BYTE_ORDER_MARK[this.offset]) this.offset += 1;
    else if (buffer[at] !== OPEN_BRACKET)
      return this.stop(`begins with ${found}, expected "[", a JSON array`);
    else this.enter();
    return null;
  }

  private enter(): void {
    this.phase = 'inside';
    this.offset += 1;
  }

  /** The end of the last value is before the bracket, so that a run that begins there finds the array's end. */
  private endValue(atComma: boolean): SplitItem | null {
    const { valueLine: line } = this;
    if (!atComma) this.phase = 'behind';
    if (atComma) this.offset += 1;
    const place = { line: line ?? this.line, end: this.offset, endLine: this.line };
    if (!atComma) this.offset += 1;
    this.valueLine = null;
    const read = this.bytes.take();
    if (line !== null) return { ...('text' in read ? { text: read.text.trimEnd() } : read), ...place };
    return atComma ? { refused: 'is missing, expected a value before the comma', ...place } : null;
  }

  private stop(refused: string): SplitItem {
    this.phase = 'done';
    return this.refuse(refused);
  }

  private refuse(refused: string): SplitItem {
    return { refused, line: this.valueLine ?? this.line, end: this.offset, endLine: this.line };
  }
}

function countLineFeeds(buffer: Buffer, from: number, to: number): number {
  const bytes = buffer.subarray(from, to);
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
