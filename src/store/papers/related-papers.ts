import { z } from 'zod';
import { ID, rowShape } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { integer, sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import { nearestPapers } from './nearness/nearest-papers.js';
import { type PaperColumn, type PaperRow, columnsOfPapers } from './paper-columns.js';
import { type PaperConditions, paperConditions } from './paper-filter.js';
import { RELATED_REASONS, type RelatedReason } from './related-reasons.js';

/** A paper near to another; of the paper the columns that were asked. */
export type RelatedRow<Column extends PaperColumn = PaperColumn> = PaperRow<Column> & {
  score: number;
  reasons: RelatedReason[];
};

export interface RelatedQuery<Column extends PaperColumn = PaperColumn> {
  /** At most so many for each paper. */
  first: number;
  columns: readonly Column[];
}

/**
 * The papers nearest to each paper, nearest first, in one statement for all of them. Here citations count nothing: of a
 * paper of 300,000 they took four times as long. They do in `recommendedPapers`.
 *
 * What tells a paper from others is weighed by how few papers have it: ln(1 + papers / papers that have it),
 * the inverse document frequency of Spärck Jones (1972), for words, authors, topics and cited works alike. Words are also
 * weighed by how often the paper says them, 1 + ln(times), as in Salton and Buckley (1988), those of the title
 * counted twice; of its words the sixteen that weigh most stand for a paper. Another paper has its share of
 * that weight in common, 0 to 1, and the score is
 *
 *     content   = 0.6 × share of words + 0.3 × share of authors + 0.1 × share of topics
 *     citations = 0.5 × share of cited works + 0.3 × co-citation + 0.1 × cites it + 0.1 × is cited by it
 *     score     = 1 − (1 − content) × (1 − citations)
 *
 * Works that both cite are the coupling of Kessler (1963); co-citation (Small 1973) is the papers that cite both over the
 * geometric mean of those that cite each, Salton's cosine. What it cites counts the less, the more cite that.
 * A reason holds where its share is more than 0. What is compared is bounded, so that three hundred thousand
 * papers cost little more than three thousand: words that 600 papers have between them, works that 1,000 citations are of,
 * the 100 newest papers that cite it, the newest papers of the authors with the fewest, and the newest of the topics, which
 * fill a list that nothing else does. Equal scores go newest first. Weights are rounded: sums of floating point depend on
 * the order of what is added.
 */
export async function relatedByPaperId<Column extends PaperColumn>(
  runner: Runner,
  { first, columns }: RelatedQuery<Column>,
  paperIds: readonly string[],
): Promise<RelatedRow<Column>[][]> {
  const paper = columnsOfPapers(columns);
  const nearest = nearestPapers({
    prefix: 'liked',
    papers: sql`select parent.id as paper_id`,
    count: integer(1),
    several: false,
    cited: false,
    conditions: [],
  });
  const rows = await runner.rows(
    'relatedByPaperId',
    sql`select parent.id as "parentId", near.score, near.reasons, ${paper.list}
      from unnest(${value(paperIds, 'bigint[]')}) parent (id)
      cross join lateral (${nearest} limit ${integer(first)}) near
      join papers p on p.id = near.paper_id
      order by parent.id, near.place`,
    rowShape<PaperRow<Column>, Nearness>(paper, NEARNESS),
  );
  return rowsOfEach(paperIds, rows, ({ parentId }) => parentId);
}

/** What is liked, and what is not; none is both. */
export interface Taste {
  like: readonly string[];
  unlike: readonly string[];
  filter: PaperConditions;
}

/**
 * The papers nearest to all of several at once, as each is to one in `relatedByPaperId`: words, authors, topics and citations
 * of each of them weigh 1 together, and count by their mean, as in the relevance feedback of Rocchio (1971). The same against
 * what is not liked is taken off by half; what is left with nothing is no answer.
 */
export async function recommendedPapers<Column extends PaperColumn>(
  runner: Runner,
  { first, columns }: RelatedQuery<Column>,
  { like, unlike, filter }: Taste,
): Promise<RelatedRow<Column>[]> {
  const paper = columnsOfPapers(columns);
  const sideOf = (prefix: 'liked' | 'unliked', ids: readonly string[]) => ({
    prefix,
    papers: sql`select id as paper_id from unnest(${value(ids, 'bigint[]')}) given (id)`,
    count: sql`${value(ids.length, 'integer')}`,
    several: ids.length > 1,
    cited: true,
    conditions: prefix === 'liked' ? paperConditions(filter) : [],
  });
  const unliked = unlike.length === 0 ? null : sideOf('unliked', unlike);
  return runner.rows(
    'recommendedPapers',
    sql`select near.score, near.reasons, ${paper.list}
      from (${nearestPapers(sideOf('liked', like), unliked)} limit ${integer(first)}) near
      join papers p on p.id = near.paper_id
      order by near.place`,
    rowShape<PaperRow<Column>, Omit<Nearness, 'parentId'>>(paper, SCORED),
  );
}

const SCORED = { score: z.number(), reasons: z.array(z.enum(RELATED_REASONS)) };
const NEARNESS = { parentId: ID, ...SCORED };
type Nearness = z.infer<z.ZodObject<typeof NEARNESS>>;
