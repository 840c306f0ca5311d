import { readdir } from 'node:fs/promises';
import { type DocumentHints, isManifest, readManifest } from './manifest.js';

/** A document of the folder, not read yet. */
export interface ListedDocument {
  name: string;
  /** Its place in the order of precedence; documents that the manifest does not name follow by name. */
  rank: number;
  hints: DocumentHints;
}

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
 * @throws where the folder cannot be read or the manifest is faulty.
 */
export async function listDocuments(folder: string): Promise<DocumentList> {
  const manifest = await readManifest(folder);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && !isManifest(entry.name))
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
