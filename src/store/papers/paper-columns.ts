import { type Columns, columnsOf } from '../../database/columns.js';
import { PaperEntity } from '../../database/entities/paper.entity.js';
import { SURVIVING_NAMES, type SurvivingValues } from '../../listing-fields.js';

/** What of a paper may be asked for. */
export const PAPER_COLUMNS = [
  'id',
  'slug',
  ...SURVIVING_NAMES,
  'primaryTopicId',
  'authorCount',
  'authorsComplete',
  'institutions',
  'addedAt',
] as const satisfies readonly (keyof PaperEntity)[];

export type PaperColumn = (typeof PAPER_COLUMNS)[number];

/** A paper as it was read: with the columns that were asked and no others. */
export type PaperRow<Column extends PaperColumn = PaperColumn> = Pick<PaperEntity, Column>;

type ColumnsOfValues = { readonly [Name in keyof SurvivingValues]: readonly [Name] };

/** Values that papers have of their listings: each needs the column of its name. */
export const COLUMNS_OF_VALUES = Object.fromEntries(
  SURVIVING_NAMES.map((field) => [field, [field]]),
) as unknown as ColumnsOfValues;

/** These columns of `papers p`. */
export function columnsOfPapers<Column extends PaperColumn>(
  columns: readonly Column[],
): Columns<PaperRow<Column>> {
  return columnsOf(PaperEntity, 'p', columns);
}
