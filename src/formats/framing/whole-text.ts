/** Files that are read whole, since their parts name each other, and in whatever encoding programs have written them. */

/** Larger ones are refused: ten times the largest bibliography that is published as one file would not be. */
export const LARGEST_WHOLE = 64 * 1024 * 1024;

/** The text of a stream of bytes, or why there is none: `refused` completes the sentence "The record …". */
export async function wholeText(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ text: string } | { refused: string }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LARGEST_WHOLE)
      return {
        refused: `stands in a file of more than ${LARGEST_WHOLE} bytes, expected at most that many (64 MB)`,
      };
    parts.push(chunk);
  }
  return { text: decodeText(Buffer.concat(parts)) };
}

/**
 * Text in UTF-8 or UTF-16, with or without a byte order mark; in what is neither, each byte is a character of Windows-1252,
 * which older programs write.
 */
export function decodeText(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(withoutCutEnd(bytes, encoding));
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What is cut within a character is decoded up to that: at most its three last bytes are left out. */
function withoutCutEnd(bytes: Buffer, encoding: string): Buffer {
  if (encoding !== 'utf-8') return bytes;
  const start = Math.max(0, bytes.length - 3);
  const at = bytes.subarray(start).findLastIndex((byte) => byte >= 0xc0);
  if (at === -1) return bytes;
  const first = bytes[start + at] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return start + at + length > bytes.length ? bytes.subarray(0, start + at) : bytes;
}

/** Without a mark, noughts tell UTF-16: the signs that formats are made of have one each. */
function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 100);
  const noughts = (from: number) => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  if (noughts(1) > head.length / 4) return 'utf-16le';
  return noughts(0) > head.length / 4 ? 'utf-16be' : 'utf-8';
}
