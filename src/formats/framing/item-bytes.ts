import { LONGEST_ITEM } from './split-item.js';

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes of one item, gathered from the chunks that it goes through; of one too long, only their number. */
export class ItemBytes {
  private parts: Buffer[] = [];
  private size = 0;

  add(part: Buffer): void {
    this.size += part.length;
    if (this.size <= LONGEST_ITEM) this.parts.push(part);
    else this.parts = [];
  }

  get length(): number {
    return this.size;
  }

  /** Takes the gathered item out: its text, or why there is none. */
  take(): { text: string } | { refused: string } {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    if (size > LONGEST_ITEM) {
      return { refused: `is ${size} bytes long, expected at most ${LONGEST_ITEM} (32 MB)` };
    }
    return decode(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
  }
}

function decode(bytes: Buffer): { text: string } | { refused: string } {
  try {
    return { text: DECODER.decode(bytes) };
  } catch {
    return { refused: 'holds bytes that are no UTF-8, expected text in UTF-8' };
  }
}
