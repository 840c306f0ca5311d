/**
 * The order of precedence of listings `l` of sources `s`. Records of a collection go by their keys, whatever order they
 * came in; entries of a document have none.
 */
export const PRECEDENCE = 's.manifest_rank, s.name, l.source_key, l.position';

/** SQL of a CTE `ranked`: the listings of affected papers that are not plain, numbered (`place`) in the order of precedence. */
export function ranked(): string {
  return `
  ranked as (
    select l.*, s.kind as source_kind,
      row_number() over (partition by l.paper_id order by ${PRECEDENCE}) as place
    from affected_papers a
    join listings l on l.paper_id = a.paper_id
    join sources s on s.id = l.source_id
    where not a.plain
  )`;
}

/** The value of the first listing of a paper that has one. */
export function first(column: string): string {
  return `(array_agg(${column} order by place) filter (where ${column} is not null))[1]`;
}
