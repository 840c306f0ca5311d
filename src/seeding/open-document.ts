import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ListedDocument, OpenedDocument } from './document.js';
import type { PageRefusal } from '../record.js';

/** Raised whenever a page would be read otherwise than before: every document is then loaded anew. */
const PARSER_VERSION = 4;

export const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/** Reads a document of the folder, or says why it is none. */
export async function openDocument(
  folder: string,
  document: ListedDocument,
): Promise<OpenedDocument | PageRefusal> {
  const file = path.join(folder, document.name);
  const reason = await reasonAgainst(file);
  if (reason !== null) return { refused: { line: 1, message: reason } };
  return documentOf(document, await readFile(file));
}

/** A document whose bytes have been read. */
export function documentOf(document: ListedDocument, bytes: Buffer): OpenedDocument {
  const checksum = createHash('sha256').update(bytes).digest('hex');
  const { layout, owner, crawledIn } = document.hints;
  const fingerprint = JSON.stringify([checksum, PARSER_VERSION, document.rank, layout, owner, crawledIn]);
  return { ...document, bytes, checksum, fingerprint };
}

/** Before it is read: a pipe would never end, and a file of gigabytes fills the memory. */
async function reasonAgainst(file: string): Promise<string | null> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return 'Expected a file.';
    return found.size > LARGEST_DOCUMENT
      ? `Expected at most ${LARGEST_DOCUMENT} bytes, got ${found.size}.`
      : null;
  } catch (error) {
    return `The file cannot be read: ${(error as Error).message}.`;
  }
}
