import { quoteText } from '../json/describe-value.js';
import { ItemBytes } from './item-bytes.js';
import type { SplitItem } from './split-item.js';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** Blank, tab, line feed, carriage return: the white space of JSON. */
const BLANKS: readonly number[] = [0x20, 0x09, LINE_FEED, 0x0d];
/** What may stand between whole values besides: commas, byte order marks, and the separator of RFC 7464. */
const SEPARATORS: readonly number[] = [...BLANKS, COMMA, 0xef, 0xbb, 0xbf, 0x1e];

/** Under these keys the answers of interfaces hold their records: `{"meta": …, "results": [ … ]}`. */
export const LIST_KEYS: ReadonlySet<string> = new Set([
  'results',
  'works',
  'papers',
  'records',
  'items',
  'data',
]);
/** An answer of Crossref names what its `message` is, and holds there a record, or a list of them among other things. */
const MESSAGE = 'message';
const MESSAGE_TYPE = 'message-type';
const LONGEST_KEY = MESSAGE_TYPE.length;

/**
 * Where in a stream of JSON values the reading stands: between two of them, in a list of items, in an object that is an
 * item or holds the list, or in what follows that list. All signs that part values are ASCII, so bytes are told apart
 * alone.
 */
export class ValuesCursor {
  private phase: 'between' | 'list' | 'object' | 'rest' | 'done' = 'between';
  private isBegun = false;
  private line = 1;
  /** The line that the present value began on; null between values. */
  private valueLine: number | null = null;
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** The last text right within the object. */
  private key = '';
  /** Whether what follows is the value of one of the keys of lists. */
  private atListKey = false;
  private inAnswer = false;
  /** Whether the object says of what type its message is. */
  private hasMessageType = false;
  /** Whether what follows is that message; and whether the reading is within one. */
  private atMessage = false;
  private inMessage = false;
  private readonly bytes = new ItemBytes();

  /** Whether nothing that may follow would be read. */
  get isDone(): boolean {
    return this.phase === 'done';
  }

  /** Reads on; gives the items that end in these bytes. */
  *pass(buffer: Buffer): Generator<SplitItem> {
    for (let at = 0; at < buffer.length && !this.isDone;) {
      const stop = this.stopIn(buffer, at);
      const item = stop < buffer.length ? this.meet(buffer, stop) : null;
      if (item !== null) yield item;
      at = stop + 1;
    }
  }

  /** What is to be said where the stream ends. An empty one is fine. */
  *finish(): Generator<SplitItem> {
    if (this.phase === 'list') yield this.refuse('ends in the middle of the array, expected "]" at its end');
    else if (this.phase === 'object' || this.phase === 'rest')
      yield this.refuse('ends in the middle of the object, expected "}" at its end');
  }

  /** Where the next byte stands that says something, or the end of the bytes. */
  private stopIn(buffer: Buffer, from: number): number {
    if (this.phase === 'between') return this.passBlanks(buffer, from, SEPARATORS);
    const isFresh = this.phase === 'list' && this.valueLine === null;
    const start = isFresh ? this.passBlanks(buffer, from, BLANKS) : from;
    if (start === buffer.length) return start;
    const stop = this.phase === 'list' ? this.endOfValue(buffer, start) : this.endOfObject(buffer, start);
    if (stop > start) this.valueLine ??= this.line;
    this.line += countLineFeeds(buffer, start, stop);
    if (this.phase !== 'rest') this.bytes.add(buffer.subarray(start, stop));
    return stop;
  }

  private passBlanks(buffer: Buffer, from: number, blanks: readonly number[]): number {
    let at = from;
    for (; blanks.includes(buffer[at] ?? -1); at += 1) if (buffer[at] === LINE_FEED) this.line += 1;
    return at;
  }

  /** To the comma or bracket that ends the present value of a list. */
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

  /** To the brace that ends the object, or the bracket that begins its list of records. */
  private endOfObject(buffer: Buffer, from: number): number {
    for (let at = from; at < buffer.length; at += 1) {
      const byte = buffer[at] ?? 0;
      if (this.inString) this.passKeyByte(byte);
      else if (byte === QUOTE) this.beginString();
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (this.isHeldBegun(byte)) return at;
        this.depth += 1;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (this.depth === 1) return at;
        this.depth -= 1;
      } else if (this.depth === 1) this.passSign(byte);
    }
    return buffer.length;
  }

  /** Whether the list or the message begins that the records are in. */
  private isHeldBegun(byte: number): boolean {
    if (this.phase !== 'object' || this.depth !== 1) return false;
    return byte === OPEN_BRACKET ? this.atListKey : this.atMessage;
  }

  private passSign(byte: number): void {
    if (byte === COLON) this.atKey();
    else if (byte === COMMA) this.atListKey = this.atMessage = false;
  }

  private atKey(): void {
    this.atListKey = LIST_KEYS.has(this.key);
    if (this.key === MESSAGE_TYPE) this.hasMessageType = true;
    this.atMessage = this.key === MESSAGE && this.hasMessageType && !this.inMessage;
  }

  private beginString(): void {
    this.inString = true;
    if (this.depth === 1) this.key = '';
  }

  private passKeyByte(byte: number): void {
    this.passStringByte(byte);
    if (this.depth === 1 && this.inString && this.key.length < LONGEST_KEY)
      this.key += String.fromCharCode(byte);
  }

  private passStringByte(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
  }

  /** What the byte says that blanks or a value end at; the cursor steps behind it. */
  private meet(buffer: Buffer, at: number): SplitItem | null {
    if (this.phase === 'list') return this.endValue(buffer[at] === COMMA);
    if (this.phase === 'object' && buffer[at] === OPEN_BRACKET) return this.enterList(true);
    if (this.phase === 'object' && buffer[at] === OPEN_BRACE)
      return this.enterMessage(buffer.subarray(at, at + 1));
    if (this.phase === 'object') return this.endObject(buffer.subarray(at, at + 1));
    if (this.phase === 'rest') return this.leave();
    if (buffer[at] === OPEN_BRACKET) return this.enterList(false);
    if (buffer[at] === OPEN_BRACE) return this.enterObject(buffer.subarray(at, at + 1));
    const found = quoteText(buffer.toString('utf8', at, at + 20));
    const how = this.isBegun ? 'goes on' : 'begins';
    return this.stop(`${how} with ${found}, expected "[" or "{" of another value in JSON`);
  }

  /** What stood before the list in an answer is no record. */
  private enterList(inAnswer: boolean): null {
    this.bytes.take();
    this.inAnswer = inAnswer;
    this.valueLine = null;
    this.depth = 0;
    this.phase = 'list';
    this.isBegun = true;
    return null;
  }

  private enterObject(brace: Buffer): null {
    this.phase = 'object';
    this.valueLine = this.line;
    this.depth = 1;
    this.atListKey = false;
    this.hasMessageType = false;
    this.atMessage = false;
    this.inMessage = false;
    this.bytes.add(brace);
    this.isBegun = true;
    return null;
  }

  /** What stood before the message is no record; the message is read as if it stood alone. */
  private enterMessage(brace: Buffer): null {
    this.bytes.take();
    this.enterObject(brace);
    this.inMessage = true;
    return null;
  }

  private endObject(brace: Buffer): SplitItem {
    const line = this.valueLine ?? this.line;
    this.bytes.add(brace);
    this.leave();
    if (this.inMessage) this.passRest(1);
    return { ...this.bytes.take(), line };
  }

  /** What follows within so many objects is no record. */
  private passRest(depth: number): void {
    this.phase = 'rest';
    this.depth = depth;
  }

  private leave(): null {
    this.phase = 'between';
    this.valueLine = null;
    return null;
  }

  private endValue(atComma: boolean): SplitItem | null {
    const { valueLine: line } = this;
    if (!atComma) this.leaveList();
    this.valueLine = null;
    const read = this.bytes.take();
    if (line !== null) return { ...('text' in read ? { text: read.text.trimEnd() } : read), line };
    return atComma ? { refused: 'is missing, expected a value before the comma', line: this.line } : null;
  }

  private leaveList(): void {
    if (this.inAnswer) this.passRest(this.inMessage ? 2 : 1);
    else this.phase = 'between';
  }

  private stop(refused: string): SplitItem {
    this.phase = 'done';
    return this.refuse(refused);
  }

  private refuse(refused: string): SplitItem {
    return { refused, line: this.valueLine ?? this.line };
  }
}

function countLineFeeds(buffer: Buffer, from: number, to: number): number {
  const bytes = buffer.subarray(from, to);
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
