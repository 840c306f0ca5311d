import { z } from 'zod';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { DOUBT_KINDS, type DoubtKind } from '../../terms.js';

export interface DoubtRow {
  kind: DoubtKind;
  likelihood: number;
  evidence: string[];
  /** What the two are found by: their slugs. */
  slugs: string[];
}

const DOUBT = z.strictObject({
  kind: z.enum(DOUBT_KINDS),
  likelihood: z.number(),
  evidence: z.array(z.string()),
  slugs: z.array(z.string()),
});

/** The likeliest doubts of some kinds about what is still there. */
export async function likeliestDoubts(
  runner: Runner,
  { kinds, first }: { kinds: readonly DoubtKind[]; first: number },
): Promise<DoubtRow[]> {
  return runner.rows(
    'likeliestDoubts',
    sql`
      select d.kind, d.likelihood, d.evidence,
        array[coalesce(a.slug, p.slug), coalesce(b.slug, q.slug)] as slugs
      from doubts d
      left join authors a on d.kind <> 'SAME_PAPER' and a.id = d.one_id
      left join authors b on d.kind <> 'SAME_PAPER' and b.id = d.other_id
      left join papers p on d.kind = 'SAME_PAPER' and p.id = d.one_id
      left join papers q on d.kind = 'SAME_PAPER' and q.id = d.other_id
      where d.kind = any (${value(kinds, 'text[]')})
        and (a.id is not null and b.id is not null or p.id is not null and q.id is not null)
      order by d.likelihood desc, d.kind, d.one_id, d.other_id
      limit ${value(first, 'integer')}`,
    DOUBT,
  );
}
