import { Any, type DataSource } from 'typeorm';
import { AuthorMergeEntity } from '../../database/entities/author-merge.entity.js';
import { AuthorNameEntity } from '../../database/entities/author-name.entity.js';
import { inTransaction } from '../transaction/transaction.js';
import { readIdentifierUnions } from './identifier-unions.js';

/** Two persons who were found to be one. */
export interface MergedPersons {
  id: string;
  /** The person they are now. */
  slug: string;
  /** The folded names of the one who stayed and of the one who came in. */
  kept: string[];
  merged: string[];
  evidence: object;
  /** Null where the two came as one. */
  mergedAt: Date | null;
  undoneAt: Date | null;
}

/**
 * All merges with their evidence, in the order they were made, and behind them the names that were somebody's by an
 * identifier when they came. A name that is printed with several identifiers is no merge of itself.
 */
export async function listMerges(dataSource: DataSource): Promise<MergedPersons[]> {
  const written = await listWrittenMerges(dataSource);
  return [...written.filter((merge) => !isOfOneName(merge)), ...(await listIdentifierUnions(dataSource))];
}

/** Of a common name that is what evidence says, and what somebody has undone is shown as it was. */
function isOfOneName({ kept, merged, evidence, undoneAt }: MergedPersons): boolean {
  const isByIdentifier = 'relation' in evidence && evidence.relation === 'identifier';
  return isByIdentifier && undoneAt === null && new Set([...kept, ...merged]).size === 1;
}

async function listIdentifierUnions(dataSource: DataSource): Promise<MergedPersons[]> {
  const unions = await inTransaction(dataSource, readIdentifierUnions);
  return unions.map(({ id, slug, kept, merged }) => ({
    id,
    slug,
    evidence: { relation: 'identifier' },
    mergedAt: null,
    undoneAt: null,
    kept: [kept],
    merged: [merged],
  }));
}

async function listWrittenMerges(dataSource: DataSource): Promise<MergedPersons[]> {
  const merges = await dataSource
    .getRepository(AuthorMergeEntity)
    .find({ relations: { author: true }, order: { id: 'ASC' }, comment: 'listMerges' });
  const names = await namesById(
    dataSource,
    merges.flatMap(({ keptNameIds, mergedNameIds }) => [...keptNameIds, ...mergedNameIds]),
  );
  const namesOf = (ids: readonly string[]) =>
    ids.toSorted((one, other) => Number(BigInt(one) - BigInt(other))).flatMap((id) => names.get(id) ?? []);
  return merges.map(({ id, author, evidence, mergedAt, undoneAt, keptNameIds, mergedNameIds }) => ({
    id,
    slug: author.slug,
    evidence,
    mergedAt,
    undoneAt,
    kept: namesOf(keptNameIds),
    merged: namesOf(mergedNameIds),
  }));
}

/** The folded names that there still are. */
async function namesById(dataSource: DataSource, ids: readonly string[]): Promise<Map<string, string>> {
  const names = await dataSource
    .getRepository(AuthorNameEntity)
    .find({ where: { id: Any(ids) }, comment: 'namesOfMerges' });
  return new Map(names.map(({ id, nameKey }) => [id, nameKey]));
}
