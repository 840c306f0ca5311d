import type { DataSource } from 'typeorm';

/** A document as it was last loaded: what it was read with, as one text to compare. */
export interface KnownDocument {
  name: string;
  fingerprint: string;
}

/** All documents that the store was loaded from. */
export async function readKnownDocuments(dataSource: DataSource): Promise<KnownDocument[]> {
  return dataSource.query('/* knownDocuments */ select name, fingerprint from sources order by id');
}

/** The document is in the folder under another name now. */
export async function renameDocument(dataSource: DataSource, from: string, to: string): Promise<void> {
  await dataSource.query('/* renameDocument */ update sources set name = $2 where name = $1', [from, to]);
}

/** Those of the folded names that some document of the store bears. */
export async function findKnownNames(
  dataSource: DataSource,
  nameKeys: ReadonlySet<string>,
): Promise<string[]> {
  if (nameKeys.size === 0) return [];
  const rows: { nameKey: string }[] = await dataSource.query(
    '/* knownNames */ select name_key as "nameKey" from author_names where name_key = any ($1)',
    [[...nameKeys]],
  );
  return rows.map(({ nameKey }) => nameKey);
}
