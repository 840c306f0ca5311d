import { type Sql, joined, sql } from '../../database/sql.js';
import { KNOWN_TYPE } from './paper-types.js';
import type { PaperDimension } from './paper-dimensions.js';

/** How a dimension is read off papers that stand in the statement as `p`. */
interface DimensionSql {
  /** The column of `papers` that it needs; null where the id does. */
  column: Sql | null;
  /** What gives a row for each value, and one row with null where a paper has none. */
  join: Sql;
  /** The value, as cheap to group by as it can be. */
  value: Sql;
}

export const DIMENSION_SQL: Readonly<Record<PaperDimension, DimensionSql>> = {
  YEAR: {
    column: sql`p.sort_date`,
    join: sql``,
    value: sql`extract(year from nullif(p.sort_date, '-infinity'))::int`,
  },
  TOPIC: {
    column: null,
    join: sql`left join paper_topics topic on topic.paper_id = p.id`,
    value: sql`topic.topic_id`,
  },
  INSTITUTION: {
    column: sql`p.institutions`,
    join: sql`left join lateral unnest(p.institutions) institution on true`,
    value: sql`institution`,
  },
  HAS_CODE: { column: sql`p.has_code`, join: sql``, value: sql`p.has_code` },
  SOURCE_KIND: {
    column: sql`p.source_kinds`,
    join: sql`left join lateral unnest(p.source_kinds) source_kind on true`,
    value: sql`source_kind`,
  },
  TYPE: { column: sql`p.publication_type`, join: sql``, value: KNOWN_TYPE },
};

/** A value that was grouped by, as the text that clients know it by: a topic's is its code. */
export function dimensionText(dimension: PaperDimension, value: Sql): Sql {
  return dimension === 'TOPIC' ? sql`(select code from topics where id = ${value})` : sql`${value}::text`;
}

/** The select list of papers that are to be counted by these dimensions. */
export function dimensionColumns(dimensions: readonly PaperDimension[]): Sql {
  return joined(
    [sql`p.id`, ...dimensions.flatMap((dimension) => DIMENSION_SQL[dimension].column ?? [])],
    ', ',
  );
}
