import { readdir } from 'node:fs/promises';
import { type DocumentHints, type ListedDocument, MANIFEST } from './document.js';

export interface DocumentList {
  documents: ListedDocument[];
  /** Files that the manifest names and the folder does not hold. */
  missing: string[];
}

/** All documents share this rank that the manifest does not name: among them the name decides. */
export const UNRANKED = 1_000_000;

/**
 * The documents of a folder, the manifest's first and in its order. Hidden files, subfolders and the
 * manifest itself are none.
 *
 * @throws where the folder cannot be read.
 */
export async function listDocuments(
  folder: string,
  manifest: readonly DocumentHints[],
): Promise<DocumentList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== MANIFEST)
    .map((entry) => entry.name);
  const ranks = new Map(manifest.map((hints, rank) => [hints.file, { rank, hints }] as const));
  const documents = names.map((name) => ({
    name,
    ...(ranks.get(name) ?? { rank: UNRANKED, hints: { file: name } }),
  }));
  return {
    documents: documents.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)),
    missing: manifest.map(({ file }) => file).filter((file) => !names.includes(file)),
  };
}
