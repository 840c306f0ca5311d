import type { DataSource } from '../database/data-source.js';
import { listDocuments } from './list-documents.js';
import { type DocumentSummary, loadDocument } from '../ingest/load-document.js';
import type { PageReading, PageRefusal } from '../record.js';
import type { OpenedDocument } from './document.js';
import { readManifest } from './manifest.js';
import { openDocument } from './open-document.js';
import { readDocuments } from './read-documents.js';
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

/**
 * Loads the documents of a folder that are new or changed, each in a transaction of its own, in the order
 * of the manifest. A document that cannot be read is refused, with line and reason, and the others load; one
 * that is no longer in the folder is left alone.
 *
 * @throws where the folder or its manifest cannot be read, or the database fails.
 */
export async function loadFolder(dataSource: DataSource, folder: string, log: LoadLog): Promise<LoadSummary> {
  const { documents, missing } = await listDocuments(folder, await readManifest(folder));
  for (const file of missing) log.warn({ file }, 'the manifest names a document that is not in the folder');
  const refused: { name: string; refusal: PageRefusal }[] = [];
  const opened: OpenedDocument[] = [];
  for (const document of documents) {
    const result = await openDocument(folder, document);
    if ('refused' in result) refused.push({ name: document.name, refusal: result });
    else opened.push(result);
  }
  return loadDocuments(dataSource, { opened, refused }, log);
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
      'refused' in reading ? reading : await storeReading(dataSource, document, reading).catch(refusalOf);
    if ('refused' in stored) refuse(document.name, stored);
    else summary.loaded.push(tell(log, stored, reading));
  }
  return summary;
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

/**
 * A text that PostgreSQL cannot hold is the document's fault, so the others load all the same: its classes
 * 22 (data exception) and 54 (program limit exceeded). Anything else is thrown again.
 */
function refusalOf(error: unknown): PageRefusal {
  const { code = '', message } = error as { code?: string; message: string };
  if (!/^(22|54)/.test(code)) throw error;
  return { refused: { line: 1, message: `The database cannot hold what the document says: ${message}.` } };
}

function tell(log: LoadLog, stored: DocumentSummary, reading: PageReading | PageRefusal): DocumentSummary {
  const { name: file, ...figures } = stored;
  const problems = 'refused' in reading ? [] : reading.problems;
  log.info({ file, ...figures, problems: problems.length }, 'document loaded');
  for (const problem of problems) log.warn({ file, ...problem }, 'not read, or in doubt');
  return stored;
}
