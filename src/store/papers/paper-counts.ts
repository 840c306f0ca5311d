import { z } from 'zod';
import type { Runner } from '../../database/runner.js';
import { integer, joined, name, sql } from '../../database/sql.js';
import { DIMENSION_SQL, dimensionColumns, dimensionText } from './dimension-sql.js';
import type { PaperDimension } from './paper-dimensions.js';
import { type PaperConditions, paperConditions } from './paper-filter.js';

/** How many papers have these values; `keys` in the order of the dimensions, null for papers without any. */
export interface PaperCountRow {
  keys: (string | null)[];
  count: number;
}

/**
 * Papers that meet the filter, counted over the dimensions in one statement. A paper counts under each of
 * its values. Most papers first, of equals by the keys, null last.
 *
 * @param most rows at most; pairs of two dimensions are as many as one times the other
 */
export async function paperCounts(
  runner: Runner,
  dimensions: readonly PaperDimension[],
  filter: PaperConditions,
  most: number,
): Promise<PaperCountRow[]> {
  const counted = dimensions.map((dimension, place) => ({
    ...DIMENSION_SQL[dimension],
    place: integer(place + 1),
    name: name(`value${place}`),
    text: dimensionText(dimension, name(`value${place}`)),
  }));
  const values = counted.map((one) => sql`${one.value} as ${one.name}`);
  const texts = counted.map(({ text }) => text);
  const joins = joined(
    counted.map(({ join }) => join),
    ' ',
  );
  const places = joined(
    counted.map(({ place }) => place),
    ', ',
  );
  const order = [sql`count desc`, ...texts.map((text) => sql`${text} collate "C" nulls last`)];
  return runner.rows(
    'paperCounts',
    sql`select array[${joined(texts, ', ')}] as keys, count
      from (
        select ${joined(values, ', ')}, count(*)::int as count
        from (select ${dimensionColumns(dimensions)} from papers p
              where ${joined([sql`true`, ...paperConditions(filter)], ' and ')}) p
        ${joins}
        group by ${places}
      ) counted
      order by ${joined(order, ', ')} limit ${integer(most)}`,
    PAPER_COUNT,
  );
}

const PAPER_COUNT = z.strictObject({ keys: z.array(z.string().nullable()), count: z.int() });
