/** Bytes of a document as text, or the reason why they are none. */
import type { PageRefusal } from '../../record.js';

const MAX_BYTES = 64 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Of a pile of accents the first 30 are kept, as many as Unicode allows for in what it calls stream-safe text: putting
 * 100,000 of them in order takes ten seconds.
 */
const PILE = /(\p{M}{30})\p{M}+/gu;

/** UTF-8 without its byte order mark, lines ended by LF, letters composed (NFC), with 30 accents at most. */
export function decodeDocument(bytes: Uint8Array): string | PageRefusal {
  if (bytes.length > MAX_BYTES) {
    return refusal(1, `expected at most ${MAX_BYTES} bytes (64 MB), but the document has ${bytes.length}`);
  }
  const text = decodeUtf8(bytes);
  if (text === null) return refuseEncoding(bytes);
  const document = text.replaceAll(/\r\n?/g, '\n').replaceAll(PILE, '$1').normalize('NFC');
  return findControlCharacter(document) ?? document;
}

/** Null where the bytes are no UTF-8. The decoder takes the byte order mark off. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuseEncoding(bytes: Uint8Array): PageRefusal {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refusal(1, 'expected UTF-8, but the document is UTF-16');
  }
  return refusal(lineOfFirstBadByte(bytes), 'expected UTF-8, but this line holds bytes that are none');
}

/** UTF-8 never cuts a character at a line feed, so each line can be decoded alone. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, start);
    const stop = end === -1 ? bytes.length : end;
    if (decodeUtf8(bytes.subarray(start, stop)) === null) return line;
    start = stop + 1;
  }
  return line;
}

/** Tab, line feed and form feed are space; other control characters mean that this is no page of text. */
function findControlCharacter(document: string): PageRefusal | null {
  // eslint-disable-next-line no-control-regex
  const at = document.search(/[\u0000-\u0008\u000B\u000E-\u001F\u007F]/);
  if (at === -1) return null;
  const code = document.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  const line = document.slice(0, at).split('\n').length;
  return refusal(line, `expected text, but this line holds the control character U+${code}`);
}

function refusal(line: number, message: string): PageRefusal {
  return { refused: { line, message } };
}
