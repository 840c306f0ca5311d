/** Text that clients hand back as they got it: URL-safe, and nothing to read anything into. */
export function encodeToken(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** Characters; a key has at most 500 of up to four bytes, so no token is half as long. */
const LONGEST_TOKEN = 8_000;

/** The parts again; null where the text is none of ours, or was cut or changed on the way. */
export function decodeToken(text: string): string[] | null {
  if (text.length > LONGEST_TOKEN || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const parts = parseParts(Buffer.from(text, 'base64url').toString('utf8'));
  return parts !== null && encodeToken(parts) === text ? parts : null;
}

function parseParts(json: string): string[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : null;
  } catch {
    return null;
  }
}
