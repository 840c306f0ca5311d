import type { DataSource } from '../database/data-source.js';
import { type KnownDocument, readKnownDocuments, renameDocument } from '../ingest/sources/known-documents.js';
import type { PageRefusal } from '../record.js';
import type { OpenedDocument } from './document.js';

export interface Selection {
  /** New, or otherwise than when they were loaded. */
  changed: OpenedDocument[];
  unchanged: number;
  /** Copies of another document of the folder. */
  copies: { document: OpenedDocument; refusal: PageRefusal }[];
}

/** What there is to do. A document is known by its checksum: one that was renamed is renamed here too. */
export async function selectDocuments(
  dataSource: DataSource,
  documents: readonly OpenedDocument[],
): Promise<Selection> {
  const known = await renameMoved(dataSource, await readKnownDocuments(dataSource), documents);
  const fingerprints = new Map(known.map(({ name, fingerprint }) => [name, fingerprint]));
  const selection: Selection = { changed: [], unchanged: 0, copies: [] };
  const originals = new Map<string, string>();
  for (const document of [...documents].sort(
    (a, b) => Number(fingerprints.has(b.name)) - Number(fingerprints.has(a.name)),
  )) {
    const original = originals.get(document.checksum);
    if (original !== undefined) selection.copies.push({ document, refusal: sameAs(original) });
    else if (fingerprints.get(document.name) === document.fingerprint) selection.unchanged += 1;
    else selection.changed.push(document);
    originals.set(document.checksum, original ?? document.name);
  }
  selection.changed.sort((a, b) => documents.indexOf(a) - documents.indexOf(b));
  return selection;
}

/** A source whose file has gone, while a new file says the same to the letter, has been renamed. */
async function renameMoved(
  dataSource: DataSource,
  known: readonly KnownDocument[],
  documents: readonly OpenedDocument[],
): Promise<KnownDocument[]> {
  const present = new Set(documents.map(({ name }) => name));
  const names = new Set(known.map(({ name }) => name));
  const moved = new Map<string, string>();
  for (const { name, fingerprint } of documents) {
    if (names.has(name)) continue;
    const former = known.find(
      (one) => one.fingerprint === fingerprint && !present.has(one.name) && !moved.has(one.name),
    );
    if (!former) continue;
    moved.set(former.name, name);
    await renameDocument(dataSource, former.name, name);
  }
  return known.map((one) => ({ ...one, name: moved.get(one.name) ?? one.name }));
}

function sameAs(name: string): PageRefusal {
  return { refused: { line: 1, message: `The document is the same as ${name}.` } };
}
