/** What papers can be counted by. */
export const PAPER_DIMENSIONS = ['YEAR', 'TOPIC', 'INSTITUTION', 'HAS_CODE', 'SOURCE_KIND'] as const;
export type PaperDimension = (typeof PAPER_DIMENSIONS)[number];

/** How a dimension is read off papers that stand in the statement as `p`. */
interface DimensionSql {
  /** The column of `papers` that it needs; null where the id does. */
  column: string | null;
  /** What gives a row for each value, and one row with null where a paper has none. */
  join: string;
  /** The value, as cheap to group by as it can be. */
  value: string;
}

export const DIMENSION_SQL: Readonly<Record<PaperDimension, DimensionSql>> = {
  YEAR: { column: 'published_on', join: '', value: 'extract(year from p.published_on)::int' },
  TOPIC: {
    column: null,
    join: 'left join paper_topics topic on topic.paper_id = p.id',
    value: 'topic.topic_id',
  },
  INSTITUTION: {
    column: 'institutions',
    join: 'left join lateral unnest(p.institutions) institution on true',
    value: 'institution',
  },
  HAS_CODE: { column: 'has_code', join: '', value: 'p.has_code' },
  SOURCE_KIND: {
    column: 'source_kinds',
    join: 'left join lateral unnest(p.source_kinds) source_kind on true',
    value: 'source_kind',
  },
};

/** A value that was grouped by, as the text that clients know it by: a topic's is its code. */
export function dimensionText(dimension: PaperDimension, value: string): string {
  return dimension === 'TOPIC' ? `(select code from topics where id = ${value})` : `${value}::text`;
}

/** The select list of papers that are to be counted by these dimensions. */
export function dimensionColumns(dimensions: readonly PaperDimension[]): string[] {
  return ['id', ...dimensions.flatMap((dimension) => DIMENSION_SQL[dimension].column ?? [])].map(
    (column) => `p.${column}`,
  );
}
