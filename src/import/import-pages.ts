import { basename } from 'node:path';
import type { DataSource } from '../database/data-source.js';
import { readKnownDocuments } from '../ingest/sources/known-documents.js';
import { UNRANKED } from '../seeding/list-documents.js';
import {
  type DocumentsToLoad,
  type LoadLog,
  type LoadSummary,
  loadDocuments,
} from '../seeding/load-documents.js';
import type { OpenedDocument } from '../seeding/document.js';
import { LARGEST_DOCUMENT, documentOf } from '../seeding/open-document.js';
import type { PageRefusal } from '../record.js';
import { InputError } from './input-error.js';
import { openInput } from './open-input.js';

/**
 * Imports saved pages, packed or not, each a document of its own like those of the folder that is loaded at the start.
 * A page that the store has already, under whatever name, is unchanged. A file that cannot be read, or holds no page, is
 * refused, and the others load.
 */
export async function importPages(dataSource: DataSource, paths: readonly string[]): Promise<LoadSummary> {
  const documents: DocumentsToLoad & {
    opened: OpenedDocument[];
    refused: { name: string; refusal: PageRefusal }[];
  } = {
    opened: [],
    refused: [],
  };
  const known = await knownChecksums(dataSource);
  let unchanged = 0;
  for (const path of paths) {
    const document = await readPageFile(path);
    if ('refusal' in document) documents.refused.push(document);
    else if (known.has(document.checksum)) unchanged += 1;
    else if (documents.opened.some(({ name }) => name === document.name))
      documents.refused.push(sameName(path));
    else documents.opened.push(document);
  }
  const summary = await loadDocuments(dataSource, documents, SILENT);
  return { ...summary, unchanged: summary.unchanged + unchanged };
}

/** Nothing is logged, since the summary says what came of each page. */
const SILENT: LoadLog = { info: () => undefined, warn: () => undefined };

/** A fingerprint begins with the checksum of the bytes. */
async function knownChecksums(dataSource: DataSource): Promise<Set<string>> {
  const known = await readKnownDocuments(dataSource);
  return new Set(known.map(({ fingerprint }) => /^\["([0-9a-f]{64})"/.exec(fingerprint)?.[1] ?? ''));
}

/** A document is known by its name, so one of two that have the same would be lost. */
function sameName(name: string): { name: string; refusal: PageRefusal } {
  const message = 'A file of the same name stands before it: a document is known by its name.';
  return { name, refusal: { refused: { line: 1, message } } };
}

async function readPageFile(path: string): Promise<OpenedDocument | { name: string; refusal: PageRefusal }> {
  const bytes = await readBytes(path).catch(inputErrorMessage);
  const named = basename(path).replace(/\.gz$/, '');
  if (typeof bytes === 'string')
    return { name: named, refusal: { refused: { line: 1, message: `${bytes}.` } } };
  const document = documentOf({ name: named, rank: UNRANKED, hints: { file: named } }, bytes);
  // A page on standard input has no name of its own.
  return path === '-' ? { ...document, name: `standard-input-${document.checksum.slice(0, 12)}` } : document;
}

function inputErrorMessage(error: unknown): string {
  if (error instanceof InputError) return error.message;
  throw error;
}

/** The file's bytes, or the reason why there are none. */
async function readBytes(path: string): Promise<Buffer | string> {
  const input = await openInput(path);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of input.chunks) {
      length += chunk.length;
      if (length > LARGEST_DOCUMENT) return `Expected at most ${LARGEST_DOCUMENT} bytes`;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    await input.close();
  }
}
