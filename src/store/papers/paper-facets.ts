import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, joined, sql, value } from '../../database/sql.js';
import type { PublicationType } from '../../text/publication-types.js';
import { groupBy, rowsOfEach } from '../group-by.js';
import { DIMENSION_SQL, dimensionColumns, dimensionText } from './dimension-sql.js';
import { FACET_DIMENSIONS, type FacetName } from './paper-dimensions.js';
import { type PaperConditions, paperConditions } from './paper-filter.js';
import {
  ANY_PAPERS,
  AUTHOR_PAPERS,
  BODY_PAPERS,
  CITING_PAPERS,
  type PaperBody,
  TOPIC_PAPERS,
} from './paper-scopes.js';

/** Which papers, and what of them is counted; at least one facet. */
export interface FacetQuery {
  filter: PaperConditions;
  facets: readonly FacetName[];
  /** Rows at most, those of all lists together. */
  most: number;
}

/** The counts of one list; facets that were not asked are empty. Topics go by id. */
export interface FacetRows {
  years: FacetRow<number | null>[];
  topics: FacetRow<number | null>[];
  institutions: FacetRow<string>[];
  hasCode: FacetRow<boolean | null>[];
  types: FacetRow<PublicationType | null>[];
}

export interface FacetRow<Key> {
  key: Key;
  count: number;
}

/** The facets of all papers that meet the filter. */
export async function paperFacets(runner: Runner, query: FacetQuery): Promise<FacetRows> {
  const all = { name: 'paperFacets', from: ANY_PAPERS.from, parentColumn: sql`0::bigint`, isWhole: true };
  const [facets] = await readFacets(runner, all, query, ['0']);
  return facets ?? facetsOf([]);
}

/** The facets of each person's papers. */
export async function paperFacetsByAuthorId(
  runner: Runner,
  query: FacetQuery,
  authorIds: readonly string[],
): Promise<FacetRows[]> {
  return readFacets(runner, { ...AUTHOR_PAPERS, name: 'paperFacetsByAuthorId' }, query, authorIds);
}

/** The facets of each topic's papers. */
export async function paperFacetsByTopicId(
  runner: Runner,
  query: FacetQuery,
  topicIds: readonly string[],
): Promise<FacetRows[]> {
  return readFacets(runner, { ...TOPIC_PAPERS, name: 'paperFacetsByTopicId' }, query, topicIds);
}

/** The facets of the papers that cite each paper. */
export async function paperFacetsByCitedId(
  runner: Runner,
  query: FacetQuery,
  paperIds: readonly string[],
): Promise<FacetRows[]> {
  return readFacets(runner, { ...CITING_PAPERS, name: 'paperFacetsByCitedId' }, query, paperIds);
}

/** The facets of the papers of each venue, or institution. */
export async function paperFacetsByBodyId(
  runner: Runner,
  { body, ...query }: FacetQuery & { body: PaperBody },
  bodyIds: readonly string[],
): Promise<FacetRows[]> {
  const { by, ...scope } = BODY_PAPERS[body];
  return readFacets(runner, { ...scope, name: `paperFacetsBy${by}` }, query, bodyIds);
}

/** The facets of papers that come from common table expressions, `tables`; read from `papers`, which has `papers p`. */
export async function facetsOfPapers(
  runner: Runner,
  name: string,
  { tables, papers, conditions, facets, most }: FoundPapers,
): Promise<FacetRows> {
  const list = { name, tables, from: papers, parentColumn: sql`0::bigint`, conditions };
  const [found] = await readFacets(runner, list, { filter: {}, facets, most }, ['0']);
  return found ?? facetsOf([]);
}

interface FoundPapers extends Pick<FacetQuery, 'facets' | 'most'> {
  tables: readonly Sql[];
  papers: Sql;
  conditions: readonly Sql[];
}

interface FacetedList {
  name: string;
  tables?: readonly Sql[];
  from: Sql;
  conditions?: readonly Sql[];
  parentColumn: Sql;
  /** True for all papers of the store: where nothing has to be found, scans of an index cost less than a copy. */
  isWhole?: boolean;
}

const COUNTED = z.strictObject({
  parentId: ID,
  facet: z.custom<FacetName>((name) => Object.keys(FACET_DIMENSIONS).includes(name as string)),
  /** Goes as JSON, so that each facet has keys of its own type. */
  key: z.union([z.int(), z.string(), z.boolean(), z.null()]),
  count: z.int(),
});

/** One statement for all parents and facets, which finds the papers once. */
async function readFacets(
  runner: Runner,
  list: FacetedList,
  query: FacetQuery,
  parentIds: readonly string[],
): Promise<FacetRows[]> {
  const rows = await runner.rows(list.name, facetStatement(list, query, parentIds), COUNTED);
  return rowsOfEach(parentIds, rows, ({ parentId }) => parentId).map(facetsOf);
}

function facetStatement(
  { tables = [], from, parentColumn, conditions: found = [], isWhole = false }: FacetedList,
  { filter, facets, most }: FacetQuery,
  parentIds: readonly string[],
): Sql {
  const columns = dimensionColumns(facets.map((facet) => FACET_DIMENSIONS[facet]));
  const filters = paperConditions(filter);
  const conditions = [sql`${parentColumn} = any (${value(parentIds, 'bigint[]')})`, ...found, ...filters];
  const materialized = isWhole && filters.length === 0 ? sql`not materialized` : sql`materialized`;
  const listed = sql`listed as ${materialized} (
      select ${parentColumn} as parent_id, ${columns}
      from ${from} where ${joined(conditions, ' and ')}
    )`;
  return sql`with ${joined([...tables, listed], ', ')},
    counted as (${joined(facets.map(countStatement), ' union all ')})
    select parent_id::text as "parentId", facet, key, count from counted
    order by year desc nulls last, count desc, name collate "C" nulls last limit ${integer(most)}`;
}

const FACET_SQL: Readonly<Record<FacetName, Sql>> = {
  years: sql`'years'`,
  topics: sql`'topics'`,
  institutions: sql`'institutions'`,
  hasCode: sql`'hasCode'`,
  types: sql`'types'`,
};

/** Years go newest first; all else goes most papers first, of equals by name. Null comes last of its equals. */
function countStatement(facet: FacetName): Sql {
  const dimension = FACET_DIMENSIONS[facet];
  const counted = DIMENSION_SQL[dimension];
  const [year, name] =
    facet === 'years'
      ? [sql`value`, sql`null::text`]
      : [sql`null::int`, dimensionText(dimension, sql`value`)];
  return sql`select ${FACET_SQL[facet]} as facet, parent_id, to_jsonb(value) as key, count, ${year} as year,
      ${name} as name
    from (
      select p.parent_id, ${counted.value} as value, count(*)::int as count from listed p ${counted.join} group by 1, 2
    ) counts
    ${facet === 'institutions' ? sql`where value is not null` : sql``}`;
}

function facetsOf(rows: readonly z.infer<typeof COUNTED>[]): FacetRows {
  const groups = groupBy(rows, ({ facet }) => facet);
  const of = (facet: FacetName) => groups.get(facet) ?? [];
  // The dimension decides what the keys are; see DIMENSION_SQL.
  return {
    years: of('years'),
    topics: of('topics'),
    institutions: of('institutions'),
    hasCode: of('hasCode'),
    types: of('types'),
  } as FacetRows;
}
