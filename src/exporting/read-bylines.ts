import { z } from 'zod';
import { ID } from '../database/columns.js';
import { BYLINE_PRECEDENCE } from '../database/listing-precedence.js';
import { type Sql, sql, value } from '../database/sql.js';
import { groupRows } from './group-rows.js';
import type { ExportedPaper } from './read-papers.js';
import type { Snapshot } from './snapshot.js';

/** A name of a byline, to the letter. */
export interface BylineName {
  printed: string;
  /** The folded family name that the name is known by; empty where nobody bears it. */
  familyKey: string;
}

/** A paper with the byline that gives its authors their positions: all names of it, also where two are one person's. */
export interface PaperWithByline extends ExportedPaper {
  byline: BylineName[];
}

export async function* withBylines(
  snapshot: Snapshot,
  pages: AsyncIterable<readonly ExportedPaper[]>,
): AsyncGenerator<PaperWithByline[]> {
  for await (const papers of pages) {
    const ids = papers.map(({ id }) => id);
    const bylineOf = groupRows(await snapshot.rows('exportBylines', bylinesOf(ids), NAME));
    yield papers.map((paper) => ({ ...paper, byline: bylineOf(paper.id) }));
  }
}

function bylinesOf(paperIds: readonly string[]): Sql {
  return sql`
    with bylines as (
      select distinct on (l.paper_id) l.paper_id, l.authors_as_printed, l.author_ids, l.author_parts
      from listings l join sources s on s.id = l.source_id
      where l.paper_id = any (${value(paperIds, 'bigint[]')}) and cardinality(l.authors_as_printed) > 0
      order by l.paper_id, ${BYLINE_PRECEDENCE}
    )
    select b.paper_id as "ownerId", printed.spelling as printed, coalesce(known.family_key, '') as "familyKey"
    from bylines b
    cross join lateral unnest(b.authors_as_printed) with ordinality printed (spelling, place)
    left join lateral (
      select n.family_key
      from author_spellings s join author_names n on n.id = s.author_name_id
      where s.spelling = printed.spelling and s.stated = coalesce(b.author_parts[printed.place], '')
        and n.identity = coalesce(b.author_ids[printed.place], '')
      order by n.id limit 1
    ) known on true
    order by b.paper_id, printed.place`;
}

const NAME: z.ZodType<BylineName & { ownerId: string }> = z.strictObject({
  ownerId: ID,
  printed: z.string(),
  familyKey: z.string(),
});
