import type { DataSource } from '../database/data-source.js';
import { refusalOf } from '../database/refusal.js';
import { type DocumentSummary, loadDocument } from '../ingest/load-document.js';
import { findKnownNames } from '../ingest/sources/known-documents.js';
import { decodeDocument } from '../pages/document/decode-document.js';
import { candidateNames, certainNames } from '../pages/page-names.js';
import { readPage } from '../pages/read-page.js';
import type { PageReading, PageRefusal } from '../record.js';
import type { OpenedDocument } from './document.js';
import { selectDocuments } from './select-documents.js';

/** What the loader tells while it works; pino's loggers fit. */
export interface LoadLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface RefusedDocument {
  name: string;
  line: number;
  message: string;
}

export interface LoadSummary {
  loaded: DocumentSummary[];
  unchanged: number;
  refused: RefusedDocument[];
}

/** Documents whose bytes have been read, and those that could not be. */
export interface DocumentsToLoad {
  opened: readonly OpenedDocument[];
  refused: readonly { name: string; refusal: PageRefusal }[];
}

/** Loads those that are new or changed, each in a transaction of its own, in order. */
export async function loadDocuments(
  dataSource: DataSource,
  { opened, refused: unread }: DocumentsToLoad,
  log: LoadLog,
): Promise<LoadSummary> {
  const summary: LoadSummary = { loaded: [], unchanged: 0, refused: [] };
  const refuse = (name: string, { refused }: PageRefusal) => {
    summary.refused.push({ name, ...refused });
    log.warn({ file: name, ...refused }, 'document refused');
  };
  for (const { name, refusal } of unread) refuse(name, refusal);
  const { changed, unchanged, copies } = await selectDocuments(dataSource, opened);
  summary.unchanged = unchanged;
  for (const { document, refusal } of copies) refuse(document.name, refusal);
  for (const { document, reading } of await readDocuments(dataSource, changed)) {
    const stored =
      'refused' in reading
        ? reading
        : await storeReading(dataSource, document, reading).catch(refusalOrThrow);
    if ('refused' in stored) refuse(document.name, stored);
    else summary.loaded.push(tell(log, stored, reading));
  }
  return summary;
}

interface DocumentReading {
  document: OpenedDocument;
  reading: PageReading | PageRefusal;
}

/**
 * Reads every document twice. The first reading tells the names that are certain, such as those between
 * commas; with them, and with what the store knows of the rest, glued titles and names come apart.
 */
async function readDocuments(
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

function storeReading(
  dataSource: DataSource,
  document: OpenedDocument,
  reading: PageReading,
): Promise<DocumentSummary> {
  return loadDocument(dataSource, {
    name: document.name,
    fingerprint: document.fingerprint,
    manifestRank: document.rank,
    crawledIn: document.hints.crawledIn ?? null,
    reading,
  });
}

/** What PostgreSQL refuses is the document's fault, so the others load all the same. Anything else is thrown again. */
function refusalOrThrow(error: unknown): PageRefusal {
  const reason = refusalOf(error);
  if (reason === null) throw error;
  return { refused: { line: 1, message: `The database cannot hold what the document says: ${reason}.` } };
}

function tell(log: LoadLog, stored: DocumentSummary, reading: PageReading | PageRefusal): DocumentSummary {
  const { name: file, ...figures } = stored;
  const problems = 'refused' in reading ? [] : reading.problems;
  log.info({ file, ...figures, problems: problems.length }, 'document loaded');
  for (const problem of problems) log.warn({ file, ...problem }, 'not read, or in doubt');
  return stored;
}
