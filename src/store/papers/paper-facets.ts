import type { Reader } from '../../database/reader.js';
import { groupBy } from '../list-statement.js';
import { DIMENSION_SQL, type PaperDimension, dimensionColumns, dimensionText } from './paper-dimensions.js';
import { type PaperConditions, paperConditions } from './paper-filter.js';
import { ANY_PAPERS, AUTHOR_PAPERS, TOPIC_PAPERS } from './paper-store.js';
import { Parameters } from '../parameters.js';

/** The facets of a list of papers, each with the dimension that it counts. */
export const FACET_DIMENSIONS = {
  years: 'YEAR',
  topics: 'TOPIC',
  institutions: 'INSTITUTION',
  hasCode: 'HAS_CODE',
} as const satisfies Record<string, PaperDimension>;

export type FacetName = keyof typeof FACET_DIMENSIONS;

/** Which papers, and what of them is counted; at least one facet. */
export interface FacetQuery {
  filter: PaperConditions;
  facets: readonly FacetName[];
}

/** The counts of one list; facets that were not asked are empty. Topics go by id. */
export interface FacetRows {
  years: FacetRow<number | null>[];
  topics: FacetRow<number | null>[];
  institutions: FacetRow<string>[];
  hasCode: FacetRow<boolean | null>[];
}

export interface FacetRow<Key> {
  key: Key;
  count: number;
}

/** The facets of all papers that meet the filter. */
export async function paperFacets(reader: Reader, query: FacetQuery): Promise<FacetRows> {
  const all = { name: 'paperFacets', from: ANY_PAPERS.from, parentColumn: '0::bigint', isWhole: true };
  const [facets] = await readFacets(reader, all, query, ['0']);
  return facets ?? facetsOf([]);
}

/** The facets of each person's papers. */
export async function paperFacetsByAuthorId(
  reader: Reader,
  query: FacetQuery,
  authorIds: readonly string[],
): Promise<FacetRows[]> {
  return readFacets(reader, { ...AUTHOR_PAPERS, name: 'paperFacetsByAuthorId' }, query, authorIds);
}

/** The facets of each topic's papers. */
export async function paperFacetsByTopicId(
  reader: Reader,
  query: FacetQuery,
  topicIds: readonly string[],
): Promise<FacetRows[]> {
  return readFacets(reader, { ...TOPIC_PAPERS, name: 'paperFacetsByTopicId' }, query, topicIds);
}

interface FacetedList {
  name: string;
  from: string;
  parentColumn: string;
  /** True for all papers of the store: where nothing has to be found, scans of an index cost less than a copy. */
  isWhole?: boolean;
}

interface CountedRow {
  parentId: string;
  facet: FacetName;
  /** Goes as JSON, so that each facet has keys of its own type. */
  key: unknown;
  count: number;
}

/** One statement for all parents and facets, which finds the papers once. */
async function readFacets(
  reader: Reader,
  list: FacetedList,
  query: FacetQuery,
  parentIds: readonly string[],
): Promise<FacetRows[]> {
  const parameters = new Parameters();
  const statement = facetStatement(list, query, parameters.add(parentIds, 'bigint[]'), parameters);
  const rows = await reader.read<CountedRow>(list.name, statement, parameters.values);
  const groups = groupBy(rows, ({ parentId }) => parentId);
  return parentIds.map((id) => facetsOf(groups.get(id) ?? []));
}

function facetStatement(
  list: FacetedList,
  { filter, facets }: FacetQuery,
  parentIds: string,
  parameters: Parameters,
): string {
  const columns = dimensionColumns(facets.map((facet) => FACET_DIMENSIONS[facet]));
  const filters = paperConditions(filter, parameters);
  const conditions = [`${list.parentColumn} = any (${parentIds})`, ...filters];
  return `with listed as ${list.isWhole && filters.length === 0 ? 'not ' : ''}materialized (
      select ${list.parentColumn} as parent_id, ${columns.join(', ')}
      from ${list.from} where ${conditions.join(' and ')}
    ),
    counted as (${facets.map(countStatement).join(' union all ')})
    select parent_id::text as "parentId", facet, key, count from counted
    order by year desc nulls last, count desc, name collate "C" nulls last`;
}

/** Years go newest first; all else goes most papers first, of equals by name. Null comes last of its equals. */
function countStatement(facet: FacetName): string {
  const dimension = FACET_DIMENSIONS[facet];
  const { join, value } = DIMENSION_SQL[dimension];
  const [year, name] =
    facet === 'years' ? ['value', 'null::text'] : ['null::int', dimensionText(dimension, 'value')];
  return `select '${facet}' as facet, parent_id, to_jsonb(value) as key, count, ${year} as year, ${name} as name
    from (select p.parent_id, ${value} as value, count(*)::int as count from listed p ${join} group by 1, 2) counts
    ${facet === 'institutions' ? 'where value is not null' : ''}`;
}

function facetsOf(rows: readonly CountedRow[]): FacetRows {
  const groups = groupBy(rows, ({ facet }) => facet);
  const of = (facet: FacetName) => groups.get(facet) ?? [];
  // The dimension decides what the keys are; see DIMENSION_SQL.
  return {
    years: of('years'),
    topics: of('topics'),
    institutions: of('institutions'),
    hasCode: of('hasCode'),
  } as FacetRows;
}
