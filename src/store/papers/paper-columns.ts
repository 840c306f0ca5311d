import { type Columns, columnsOf } from '../../database/columns.js';
import { PaperEntity } from '../../database/entities/paper.entity.js';

/** What of a paper may be asked for. */
export const PAPER_COLUMNS = [
  'id',
  'slug',
  'title',
  'abstract',
  'publishedOn',
  'primaryTopicId',
  'authorCount',
  'authorsComplete',
  'institutions',
  'hasCode',
  'comment',
  'figureCount',
  'commentCount',
] as const satisfies readonly (keyof PaperEntity)[];

export type PaperColumn = (typeof PAPER_COLUMNS)[number];

/** A paper as it was read: with the columns that were asked and no others. */
export type PaperRow<Column extends PaperColumn = PaperColumn> = Pick<PaperEntity, Column>;

/** These columns of `papers p`. */
export function columnsOfPapers<Column extends PaperColumn>(
  columns: readonly Column[],
): Columns<PaperRow<Column>> {
  return columnsOf(PaperEntity, 'p', columns);
}
