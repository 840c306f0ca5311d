import { z } from 'zod';
import { sql } from '../database/sql.js';
import { type ExportScope, belongsTo } from './export-scope.js';
import type { Snapshot } from './snapshot.js';

interface ExportedDoubt {
  kind: string;
  /** Slugs of two persons, or of two papers where the kind is `SAME_PAPER`. */
  subjects: string[];
  likelihood: number;
  evidence: string[];
}

/** What is in doubt between two of the scope's authors, or papers. */
export function readDoubts(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedDoubt[]> {
  const authors = sql`author_id from authorships`;
  return snapshot.pages(
    'exportDoubts',
    sql`
      select kind, subjects, likelihood, evidence
      from (
        select d.kind, array[a.slug, b.slug] as subjects, d.likelihood, d.evidence
        from doubts d join authors a on a.id = d.one_id join authors b on b.id = d.other_id
        where d.kind <> 'SAME_PAPER' and ${belongsTo(scope, sql`a.id`, authors)} and ${belongsTo(scope, sql`b.id`, authors)}
        union all
        select d.kind, array[p.slug, q.slug], d.likelihood, d.evidence
        from doubts d
        join (select id, slug from papers p where ${scope.condition}) p on p.id = d.one_id
        join (select id, slug from papers p where ${scope.condition}) q on q.id = d.other_id
        where d.kind = 'SAME_PAPER'
      ) doubts
      order by kind, subjects`,
    DOUBT,
  );
}

const DOUBT = () =>
  z.strictObject({
    kind: z.string(),
    subjects: z.array(z.string()),
    likelihood: z.number(),
    evidence: z.array(z.string()),
  });
