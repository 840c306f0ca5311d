import type { SourceKind } from '../terms.js';

/** The file of a folder that tells of its documents; it is none itself. */
export const MANIFEST = 'manifest.json';

/** What the manifest says of a document that the page itself does not. */
export interface DocumentHints {
  file: string;
  layout?: SourceKind;
  owner?: string;
  crawledIn?: number;
}

/** A document of the folder, not read yet. */
export interface ListedDocument {
  name: string;
  /** Its place in the order of precedence; documents that the manifest does not name follow by name. */
  rank: number;
  hints: DocumentHints;
}

export interface OpenedDocument extends ListedDocument {
  bytes: Buffer;
  checksum: string;
  /** The checksum, the readers' version and the hints. */
  fingerprint: string;
}
