import { z } from 'zod';
import { sql } from '../database/sql.js';
import { type ExportScope, belongsTo } from './export-scope.js';
import type { Snapshot } from './snapshot.js';

/** A venue or an institution, with its addresses; all else is computed from what listings say. */
interface ExportedBody {
  /** What makes it one: its ISSN or ROR id, else `NAME:` with its folded name. */
  key: string;
  slug: string;
  formerSlugs: string[];
  name: string;
}

const BODY = z.strictObject({
  key: z.string(),
  slug: z.string(),
  formerSlugs: z.array(z.string()),
  name: z.string(),
});

/** The venues of the scope's papers, in the order in which they came. */
export function readVenues(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedBody[]> {
  return snapshot.pages(
    'exportVenues',
    sql`select b.key, b.slug, array(select s.slug from venue_slugs s where s.venue_id = b.id order by 1) as "formerSlugs", b.name
      from venues b where ${belongsTo(scope, sql`b.id`, sql`venue_id from paper_venues`)} order by b.id`,
    BODY,
  );
}

/** The institutions of the scope's papers, likewise. */
export function readInstitutions(snapshot: Snapshot, scope: ExportScope): AsyncGenerator<ExportedBody[]> {
  return snapshot.pages(
    'exportInstitutions',
    sql`select b.key, b.slug,
        array(select s.slug from institution_slugs s where s.institution_id = b.id order by 1) as "formerSlugs", b.name
      from institutions b where ${belongsTo(scope, sql`b.id`, sql`institution_id from paper_institutions`)} order by b.id`,
    BODY,
  );
}
