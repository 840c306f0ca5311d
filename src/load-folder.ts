import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { createDataSource } from './database/data-source.js';
import { candidateNames, certainNames } from './pages/page-names.js';
import { decodeDocument } from './pages/decode-document.js';
import { readPage } from './pages/read-page.js';
import type { PageReading, PageRefusal } from './record.js';
import { findKnownNames, readFingerprints } from './ingest/known-documents.js';
import { type ListedDocument, UNRANKED, listDocuments } from './ingest/list-documents.js';
import { type DocumentSummary, loadDocument } from './ingest/load-document.js';

type DataSource = ReturnType<typeof createDataSource>;

/** Raised whenever a page would be read otherwise than before: every document is then loaded anew. */
const PARSER_VERSION = 1;

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

interface OpenedDocument extends ListedDocument {
  bytes: Buffer;
  fingerprint: string;
}

/**
 * Loads the documents of a folder that are new or changed, each in a transaction of its own, in the order
 * of the manifest. A document that cannot be read is refused, with line and reason, and the others load; one
 * that is no longer in the folder is left alone.
 *
 * @throws where the folder or its manifest cannot be read, or the database fails.
 */
export async function loadFolder(dataSource: DataSource, folder: string, log: LoadLog): Promise<LoadSummary> {
  const { documents, missing } = await listDocuments(folder);
  for (const file of missing) log.warn({ file }, 'the manifest names a document that is not in the folder');
  const opened = await Promise.all(documents.map((document) => openDocument(folder, document)));
  const changed = await changedDocuments(dataSource, opened);
  const refuse = ({ name }: OpenedDocument, { refused }: PageRefusal) => {
    summary.refused.push({ name, ...refused });
    log.warn({ file: name, ...refused }, 'document refused');
  };
  const summary: LoadSummary = { loaded: [], unchanged: opened.length - changed.length, refused: [] };
  for (const { document, reading } of await readDocuments(dataSource, changed)) {
    if ('refused' in reading) {
      refuse(document, reading);
    } else {
      const stored = await storeReading(dataSource, document, reading, log).catch(refusalOf);
      if ('refused' in stored) refuse(document, stored);
      else summary.loaded.push(stored);
    }
  }
  return summary;
}

async function openDocument(folder: string, document: ListedDocument): Promise<OpenedDocument> {
  const bytes = await readFile(path.join(folder, document.name));
  const checksum = createHash('sha256').update(bytes).digest('hex');
  const { layout, owner, crawledIn } = document.hints;
  const fingerprint = JSON.stringify([checksum, PARSER_VERSION, document.rank, layout, owner, crawledIn]);
  return { ...document, bytes, fingerprint };
}

async function changedDocuments(
  dataSource: DataSource,
  documents: OpenedDocument[],
): Promise<OpenedDocument[]> {
  const fingerprints = await readFingerprints(
    dataSource,
    documents.map(({ name }) => name),
  );
  return documents.filter(({ name, fingerprint }) => fingerprints.get(name) !== fingerprint);
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
  documents: OpenedDocument[],
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

/**
 * A text that PostgreSQL cannot hold is the document's fault, so the others load all the same: its classes
 * 22 (data exception) and 54 (program limit exceeded). Anything else is thrown again.
 */
function refusalOf(error: unknown): PageRefusal {
  const { code = '', message } = error as { code?: string; message: string };
  if (!/^(22|54)/.test(code)) throw error;
  return { refused: { line: 1, message: `The database cannot hold what the document says: ${message}.` } };
}

async function storeReading(
  dataSource: DataSource,
  document: OpenedDocument,
  reading: PageReading,
  log: LoadLog,
): Promise<DocumentSummary> {
  const loaded = await loadDocument(dataSource, {
    name: document.name,
    fingerprint: document.fingerprint,
    manifestRank: Math.min(document.rank, UNRANKED),
    crawledIn: document.hints.crawledIn ?? null,
    reading,
  });
  log.info({ file: document.name, ...loaded, problems: reading.problems.length }, 'document loaded');
  for (const problem of reading.problems)
    log.warn({ file: document.name, ...problem }, 'not read, or in doubt');
  return loaded;
}
