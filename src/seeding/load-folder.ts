import type { DataSource } from '../database/data-source.js';
import type { PageRefusal } from '../record.js';
import type { OpenedDocument } from './document.js';
import { listDocuments } from './list-documents.js';
import { type LoadLog, type LoadSummary, loadDocuments } from './load-documents.js';
import { readManifest } from './manifest.js';
import { openDocument } from './open-document.js';

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
