import { Any, type DataSource } from 'typeorm';
import { AuthorNameEntity } from '../../database/entities/author-name.entity.js';
import { SourceEntity } from '../../database/entities/source.entity.js';
import { createRunner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';

/** A document as it was last loaded: what it was read with, as one text to compare. */
export type KnownDocument = Pick<SourceEntity, 'id' | 'name' | 'fingerprint'>;

/** All documents that the store was loaded from, in the order in which they came. */
export async function readKnownDocuments(dataSource: DataSource): Promise<KnownDocument[]> {
  return dataSource.getRepository(SourceEntity).find({
    select: { id: true, name: true, fingerprint: true },
    order: { id: 'ASC' },
    comment: 'knownDocuments',
  });
}

/** The document is in the folder under another name now. */
export async function renameDocument(dataSource: DataSource, from: string, to: string): Promise<void> {
  await createRunner(dataSource).run(
    'renameDocument',
    sql`update sources set name = ${value(to, 'text')} where name = ${value(from, 'text')}`,
  );
}

/** Those of the folded names that some document of the store bears. */
export async function findKnownNames(
  dataSource: DataSource,
  nameKeys: ReadonlySet<string>,
): Promise<string[]> {
  if (nameKeys.size === 0) return [];
  const names = await dataSource.getRepository(AuthorNameEntity).find({
    select: { id: true, nameKey: true },
    where: { nameKey: Any([...nameKeys]) },
    comment: 'knownNames',
  });
  return names.map(({ nameKey }) => nameKey);
}
