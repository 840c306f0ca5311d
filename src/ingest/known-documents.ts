import type { DataSource } from 'typeorm';

/** The fingerprints that the documents of these names were last loaded with. */
export async function readFingerprints(
  dataSource: DataSource,
  names: readonly string[],
): Promise<Map<string, string>> {
  const rows: { name: string; fingerprint: string }[] = await dataSource.query(
    '/* sourceFingerprints */ select name, fingerprint from sources where name = any ($1)',
    [names],
  );
  return new Map(rows.map(({ name, fingerprint }) => [name, fingerprint]));
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
