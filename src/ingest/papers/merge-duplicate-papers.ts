import { rememberCounts } from '../counts/count-changes.js';
import type { Transaction } from '../transaction/transaction.js';

/** Two papers of the store that are one. */
export interface PaperPair {
  kept: string;
  gone: string;
}

/**
 * Makes papers one, such as an arXiv paper and a published one when a record gives both identifiers: the one takes
 * over listings, identifiers and slugs, and the other, then unlisted, is deleted by the merge.
 *
 * @param pairs in order: whoever is kept in a pair may be gone in a later one.
 */
export async function mergeDuplicatePapers(
  transaction: Transaction,
  pairs: readonly PaperPair[],
): Promise<void> {
  for (const pair of pairs) {
    const values = [JSON.stringify([pair])];
    await transaction.query('noteUnitedPapers', NOTE, values);
    await rememberCounts(transaction);
    for (const [name, sql] of STEPS) await transaction.query(name, sql, values);
  }
}

const PAIRS = `jsonb_to_recordset($1::jsonb) as pair (kept bigint, gone bigint)`;

const NOTE = `
  insert into affected_papers
  select paper_id from ${PAIRS} cross join lateral (values (pair.kept), (pair.gone)) papers (paper_id)
  on conflict do nothing`;

/** What the one that is gone was the former paper of has been the other one's all along. */
const STEPS = [
  [
    'uniteStagedRecords',
    `update staged_records r set paper_id = pair.kept from ${PAIRS} where r.paper_id = pair.gone`,
  ],
  [
    'uniteFormerPapers',
    `update staged_records r set former_paper_id = pair.kept from ${PAIRS} where r.former_paper_id = pair.gone`,
  ],
  ['uniteListings', `update listings l set paper_id = pair.kept from ${PAIRS} where l.paper_id = pair.gone`],
  [
    'dropSharedIdentifiers',
    `delete from paper_identifiers i using ${PAIRS}, paper_identifiers k
     where i.paper_id = pair.gone and k.paper_id = pair.kept and k.scheme = i.scheme and k.value = i.value`,
  ],
  [
    'uniteIdentifiers',
    `update paper_identifiers i set paper_id = pair.kept from ${PAIRS} where i.paper_id = pair.gone`,
  ],
  [
    'uniteFormerSlugs',
    `update paper_slugs s set paper_id = pair.kept from ${PAIRS} where s.paper_id = pair.gone`,
  ],
  [
    'keepUnitedSlugs',
    `insert into paper_slugs (slug, paper_id)
     select p.slug, pair.kept from ${PAIRS} join papers p on p.id = pair.gone`,
  ],
] as const;
