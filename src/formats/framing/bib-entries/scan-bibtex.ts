/**
 * The entries of a BibTeX file, taken apart into fields that are still typed for TeX. Reads what people have made of the
 * format: text and comments between entries, missing commas and braces, names of fields with blanks in them. Reads each
 * character once or twice, whatever the text.
 */

/** A part of a value: what stands between braces, quotation marks, or a bare word, which may name a string. */
export interface ValuePiece {
  kind: 'text' | 'word';
  text: string;
}

/** An entry or `@string`, as it stands in the file. */
export interface ScannedEntry {
  /** In lower case: `article`, `string`. */
  type: string;
  key: string;
  /** From 1. */
  line: number;
  /** By name, in lower case; the first of a name counts. */
  fields: Map<string, ValuePiece[]>;
  /** What was read with doubt; each completes "The entry …". */
  doubts: string[];
}

/** Reads all entries and strings; comments and preambles are passed over. */
export function* scanBibtex(text: string): Generator<ScannedEntry> {
  const scanner = new BibtexScanner(text);
  for (let entry = scanner.next(); entry !== null; entry = scanner.next()) yield entry;
}

const TYPE = /@[ \t]*([A-Za-z][\w:+-]*)[ \t\r\n]*([{(])/y;
const LINE_COMMENT = /@[ \t]*comment\b(?![ \t\r\n]*[{(])/iy;
const BLANKS = /[\s,]+/y;
const PERCENT_LINE = /%[^\n]*/y;
const FIELD_NAME = /[^\s=,{}()"#%@][^=,{}"#@\n]{0,100}?(?=\s{0,20}=)/y;
const EQUALS = /\s*=\s*/y;
const JOINT = /\s*#\s*/y;
const WORD = /[^\s,#{}()"=%]+/y;
const KEY = /\s{0,100}([^,{}"=\n]{0,500}?)[ \t\r]{0,20}(?=[,}\n]|$)/y;
const KEY_IN_BRACKETS = /\s{0,100}([^,{}()"=\n]{0,500}?)[ \t\r]{0,20}(?=[,)\n]|$)/y;
/** Behind a brace that closed too much. */
const MORE_FIELDS = /\s*,\s*(?=[a-z][\w-]{0,30}\s{0,20}=\s{0,20}[{"\d])/iy;
/** Where a value that is not closed may have been meant to end. */
const NEXT_FIELD = /[}"]?[ \t]{0,20},?[ \t\r]{0,20}\n\s{0,40}[a-z][\w+-]{0,30}\s{0,20}=\s{0,20}[{"\w]/i;
/** At the start of a line nothing else looks like this, so an entry before it that has not ended has lost its brace. */
const NEXT_ENTRY =
  /\n@(?:article|book|booklet|collection|conference|dataset|inbook|incollection|inproceedings|inreference|manual|mastersthesis|misc|mvbook|mvcollection|online|patent|periodical|phdthesis|proceedings|report|software|string|techreport|thesis|unpublished|electronic|www)\s{0,4}[{(]\s{0,4}[^\s,{}"=]{0,200}\s*[,=]/iy;

class BibtexScanner {
  private at = 0;
  private line = 1;
  /** The end of the line that is counted last. */
  private lineEnd: number;
  /** Comments that end nowhere are looked at so often, each of which takes the whole text. */
  private patience = 20;

  constructor(private readonly text: string) {
    this.lineEnd = this.endOfLine(0);
  }

  next(): ScannedEntry | null {
    for (;;) {
      const start = this.text.indexOf('@', this.at);
      if (start === -1) return null;
      this.at = start;
      const entry = this.isCommentedOut(start) ? this.skipLine() : this.readAt();
      if (entry !== null) return entry;
    }
  }

  /** Only what stands before it on its line, behind the entry before, can make it a comment, or a part of a word. */
  private isCommentedOut(start: number): boolean {
    const before = this.text.slice(Math.max(0, start - 200), start);
    return /^[ \t]*%/.test(before.slice(before.lastIndexOf('\n') + 1));
  }

  private skipLine(): null {
    this.at = this.endOfLine(this.at);
    return null;
  }

  private readAt(): ScannedEntry | null {
    if (this.match(LINE_COMMENT) !== null) return this.skipLine();
    const line = this.lineAt(this.at);
    const found = this.match(TYPE);
    if (found === null) {
      this.at += 1;
      return null;
    }
    const [, type = '', open] = found;
    const closer = open === '{' ? '}' : ')';
    if (/^(?:comment|preamble)$/i.test(type)) return this.skipBlock(closer);
    return this.readEntry({ type: type.toLowerCase(), key: '', line, fields: new Map(), doubts: [] }, closer);
  }

  /** A block that ends nowhere is a comment of one line. */
  private skipBlock(closer: string): null {
    const end = this.patience > 0 ? endOfBlock(this.text, this.at, closer) : -1;
    if (end === -1) {
      this.patience -= 1;
      return this.skipLine();
    }
    this.at = end + 1;
    return null;
  }

  private readEntry(entry: ScannedEntry, closer: string): ScannedEntry {
    if (entry.type !== 'string') this.readKey(entry, closer === '}' ? KEY : KEY_IN_BRACKETS);
    for (;;) {
      this.match(BLANKS);
      const sign = this.text[this.at];
      if (sign === '%') this.match(PERCENT_LINE);
      else if (sign === closer) {
        this.at += 1;
        if (this.match(MORE_FIELDS) === null) return entry;
        entry.doubts.push('is closed by a brace before its end');
      } else if (sign === undefined || this.isAtNextEntry()) {
        entry.doubts.push('is not closed by a brace');
        return entry;
      } else this.readField(entry);
    }
  }

  /** A key may be left out; then what stands in its place is a field. */
  private readKey(entry: ScannedEntry, pattern: RegExp): void {
    const start = this.at;
    const [, key = ''] = this.match(pattern) ?? [];
    const isKey = this.text[this.at] !== '=' && !key.includes('=');
    if (isKey) entry.key = key.trim();
    else this.at = start;
  }

  private readField(entry: ScannedEntry): void {
    const name = this.match(FIELD_NAME)?.[0].trim().replaceAll(/\s+/g, ' ').toLowerCase();
    if (name === undefined || this.match(EQUALS) === null) return this.skipStray(entry);
    const value = this.readValue(entry, name);
    if (entry.fields.has(name)) entry.doubts.push(`has ${name} twice: the first counts`);
    else entry.fields.set(name, value);
  }

  /** Passes over what is no field, up to the next comma or brace. */
  private skipStray(entry: ScannedEntry): void {
    const start = this.at;
    const sign = this.text[this.at] ?? '';
    this.at += 1;
    if (sign === '{') this.at = Math.max(endOfBlock(this.text, this.at, '}', 500) + 1, this.at);
    while (this.at < this.text.length && !/[,{}()\n]/.test(this.text[this.at] ?? '')) this.at += 1;
    const stray = this.text.slice(start, Math.min(this.at, start + 40)).trim();
    if (stray !== '' && entry.doubts.length < MOST_DOUBTS)
      entry.doubts.push(`has ${JSON.stringify(stray)}, which is no field`);
  }

  private readValue(entry: ScannedEntry, name: string): ValuePiece[] {
    const pieces: ValuePiece[] = [];
    do {
      const piece = this.readPiece(entry, name);
      if (piece !== null) pieces.push(piece);
    } while (this.match(JOINT) !== null);
    return pieces;
  }

  private readPiece(entry: ScannedEntry, name: string): ValuePiece | null {
    const sign = this.text[this.at];
    if (sign !== '{' && sign !== '"') {
      const [text] = this.match(WORD) ?? [];
      return text === undefined ? null : { kind: 'word', text };
    }
    this.at += 1;
    const start = this.at;
    const closed = sign === '{' ? this.passBraces() : this.passQuotes();
    if (!closed) return { kind: 'text', text: this.unclosedValue(entry, { name, start }) };
    this.at += 1;
    return { kind: 'text', text: this.text.slice(start, this.at - 1) };
  }

  /** A value that is closed nowhere ends before what looks like the next field. */
  private unclosedValue(entry: ScannedEntry, { name, start }: { name: string; start: number }): string {
    const rest = this.text.slice(start, this.at);
    const next = entry.doubts.length < MOST_DOUBTS ? NEXT_FIELD.exec(rest) : null;
    entry.doubts.push(`has no end of its ${name}`);
    if (next === null) return rest;
    this.at = start + next.index + (/^[}"]/.test(next[0]) ? 1 : 0);
    return rest.slice(0, next.index);
  }

  /** To the brace that closes; false where the next entry, or the end, comes before it. */
  private passBraces(): boolean {
    let depth = 1;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
      else if (sign === '\n' && this.isAtNextEntry()) return false;
      if (depth === 0) return true;
    }
    return false;
  }

  /** To the quotation mark outside of braces. One behind a backslash is an accent, unless the value must end there. */
  private passQuotes(): boolean {
    let depth = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === '{') depth += 1;
      else if (sign === '}') depth = Math.max(0, depth - 1);
      else if (sign === '\n' && this.isAtNextEntry()) return false;
      else if (sign === '"' && depth === 0 && !this.isAccent()) return true;
    }
    return false;
  }

  private isAccent(): boolean {
    return (
      this.text[this.at - 1] === '\\' &&
      /^(?:\\|\{|\p{L})/u.test(this.text.slice(this.at + 1, this.at + 3).trimStart())
    );
  }

  private isAtNextEntry(): boolean {
    NEXT_ENTRY.lastIndex = this.text[this.at] === '\n' ? this.at : this.at - 1;
    return NEXT_ENTRY.test(this.text);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  private lineAt(at: number): number {
    for (; this.lineEnd < at; this.line += 1) this.lineEnd = this.endOfLine(this.lineEnd + 1);
    return this.line;
  }

  private endOfLine(from: number): number {
    const feed = this.text.indexOf('\n', from);
    return feed === -1 ? this.text.length : feed;
  }
}

/** Of one entry; more would only say the same. */
const MOST_DOUBTS = 20;

/** Where the brace or bracket is that closes the block from a place on; -1 where none is, or none so near. */
function endOfBlock(text: string, from: number, closer: string, most = Infinity): number {
  const opener = closer === '}' ? '{' : '(';
  const last = Math.min(text.length, from + most);
  let depth = 1;
  for (let at = from; at < last; at += 1) {
    if (text[at] === opener) depth += 1;
    else if (text[at] === closer) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
