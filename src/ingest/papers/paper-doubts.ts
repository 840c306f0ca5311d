import { z } from 'zod';
import { sql } from '../../database/sql.js';
import { deleteDoubts, insertDoubts } from '../doubts/write-doubts.js';
import { stagedRecords, titleCandidates } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { COMMON, FIRST_VETO } from './paper-vetoes.js';
import { isApart } from './separations.js';

/**
 * Writes down where a staged record bears the title of another paper and people in common, and a veto keeps the two apart.
 * What somebody has decided is no doubt.
 */
export async function writePaperDoubts(transaction: Transaction, sourceId: number): Promise<void> {
  const compared = sql`
    select r.paper_id from ${titleCandidates} c join ${stagedRecords} r on r.position = c.position`;
  const some = await transaction.run('findTitleCandidate', sql`select from ${titleCandidates} limit 1`);
  if (some === 0) return;
  await deleteDoubts(transaction, 'SAME_PAPER', compared);
  const found = await transaction.rows('findPaperDoubts', vetoedPairs(sourceId), VETOED);
  await insertDoubts(
    transaction,
    'SAME_PAPER',
    found.map(({ one, other, people, inFull, veto }) => ({
      one,
      other,
      likelihood: inFull ? 0.6 : 0.3,
      evidence: [
        'They bear one title.',
        people === 1
          ? 'One person may stand on both bylines.'
          : `${people} people may stand on both bylines.`,
        ...(inFull ? ['A name in full stands on both.'] : []),
        `Against it: ${veto}.`,
      ],
    })),
  );
}

const VETOED = z.object({
  one: z.string(),
  other: z.string(),
  people: z.int(),
  inFull: z.boolean(),
  veto: z.string(),
});

const vetoedPairs = (sourceId: number) => sql`
  select r.paper_id::text as one, p.id::text as other, common.people::integer as people, common.in_full as "inFull",
    ${FIRST_VETO} as veto
  from ${titleCandidates} c
  join ${stagedRecords} r on r.position = c.position
  join papers p on p.id = c.paper_id
  cross join lateral ${COMMON} common
  where p.id <> r.paper_id and common.people > 0 and ${FIRST_VETO} is not null and not ${isApart(sourceId)}`;
