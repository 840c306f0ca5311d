import type { Reader } from '../../database/reader.js';
import { DIMENSION_SQL, type PaperDimension, dimensionColumns, dimensionText } from './paper-dimensions.js';
import { type PaperConditions, paperConditions } from './paper-filter.js';
import { Parameters } from '../parameters.js';

/** How many papers have these values; `keys` in the order of the dimensions, null for papers without any. */
export interface PaperCountRow {
  keys: (string | null)[];
  count: number;
}

/**
 * Papers that meet the filter, counted over the dimensions in one statement. A paper counts under each of
 * its values. Most papers first, of equals by the keys, null last.
 */
export async function paperCounts(
  reader: Reader,
  dimensions: readonly PaperDimension[],
  filter: PaperConditions,
): Promise<PaperCountRow[]> {
  const parameters = new Parameters();
  const sql = dimensions.map((dimension) => DIMENSION_SQL[dimension]);
  const values = sql.map(({ value }, place) => `${value} as value${place}`);
  const keys = dimensions.map((dimension, place) => dimensionText(dimension, `value${place}`));
  const conditions = paperConditions(filter, parameters);
  return reader.read<PaperCountRow>(
    'paperCounts',
    `select array[${keys.join(', ')}] as keys, count
     from (
       select ${values.join(', ')}, count(*)::int as count
       from (select ${dimensionColumns(dimensions).join(', ')} from papers p
             where ${['true', ...conditions].join(' and ')}) p
       ${sql.map(({ join }) => join).join(' ')}
       group by ${sql.map((_, place) => place + 1).join(', ')}
     ) counted
     order by count desc, ${keys.map((key) => `${key} collate "C" nulls last`).join(', ')}`,
    parameters.values,
  );
}
