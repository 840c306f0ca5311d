import type { DataSource } from '../database/data-source.js';
import { findKnownNames } from '../ingest/sources/known-documents.js';
import { decodeDocument } from '../pages/document/decode-document.js';
import { candidateNames, certainNames } from '../pages/page-names.js';
import { readPage } from '../pages/read-page.js';
import type { PageReading, PageRefusal } from '../record.js';
import type { OpenedDocument } from './document.js';

export interface DocumentReading {
  document: OpenedDocument;
  reading: PageReading | PageRefusal;
}

/**
 * Reads every document twice. The first reading tells the names that are certain, such as those between
 * commas; with them, and with what the store knows of the rest, glued titles and names come apart.
 */
export async function readDocuments(
  dataSource: DataSource,
  documents: readonly OpenedDocument[],
): Promise<DocumentReading[]> {
  const texts = documents.map((document) => ({ document, text: decodeDocument(document.bytes) }));
  const knownNames = new Set<string>();
  const candidates = new Set<string>();
  for (const { document, text } of texts) {
    if (typeof text !== 'string') continue;
    const reading = readPage(text, document.hints);
    if ('refused' in reading) continue;
    for (const name of certainNames(reading)) knownNames.add(name);
    for (const name of candidateNames(text)) candidates.add(name);
  }
  for (const nameKey of await findKnownNames(dataSource, candidates)) knownNames.add(nameKey);
  return texts.map(({ document, text }) => ({
    document,
    reading: typeof text === 'string' ? readPage(text, { ...document.hints, knownNames }) : text,
  }));
}
