import { sql, value } from '../../database/sql.js';
import { affectPapers } from '../counts/affect-papers.js';
import { stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/** Two papers of the store that are one. */
export interface PaperPair {
  kept: string;
  gone: string;
}

/**
 * Makes papers one, such as an arXiv paper and a published one when a record gives both identifiers: the one takes
 * over listings, identifiers and slugs, and the other, then unlisted, is deleted when papers are derived.
 *
 * @param pairs in order: whoever is kept in a pair may be gone in a later one.
 */
export async function mergeDuplicatePapers(
  transaction: Transaction,
  pairs: readonly PaperPair[],
): Promise<void> {
  for (const pair of pairs) {
    const [kept, gone] = [value(pair.kept, 'bigint'), value(pair.gone, 'bigint')];
    await affectPapers(
      transaction,
      'affectDuplicatePapers',
      sql`
      select paper_id from (values (${kept}), (${gone})) pair (paper_id)`,
    );
    for (const [name, statement] of moves({ kept, gone })) await transaction.run(name, statement);
  }
}

/** What the one that is gone was the former paper of has been the other one's all along. */
const moves = ({ kept, gone }: Record<keyof PaperPair, ReturnType<typeof value>>) =>
  [
    [
      'keepEarliestTime',
      sql`update papers p set added_at = least(p.added_at, g.added_at) from papers g
        where p.id = ${kept} and g.id = ${gone} and g.added_at < p.added_at`,
    ],
    ['moveStagedRecords', sql`update ${stagedRecords} set paper_id = ${kept} where paper_id = ${gone}`],
    [
      'moveFormerPapers',
      sql`update ${stagedRecords} set former_paper_id = ${kept} where former_paper_id = ${gone}`,
    ],
    ['moveListings', sql`update listings set paper_id = ${kept} where paper_id = ${gone}`],
    [
      'deleteSharedIdentifiers',
      sql`
        delete from paper_identifiers i using paper_identifiers k
        where i.paper_id = ${gone} and k.paper_id = ${kept} and k.scheme = i.scheme and k.value = i.value`,
    ],
    ['moveIdentifiers', sql`update paper_identifiers set paper_id = ${kept} where paper_id = ${gone}`],
    ['moveFormerSlugs', sql`update paper_slugs set paper_id = ${kept} where paper_id = ${gone}`],
    [
      'keepDuplicateSlugs',
      sql`insert into paper_slugs (slug, paper_id) select slug, ${kept} from papers where id = ${gone}`,
    ],
  ] as const;
