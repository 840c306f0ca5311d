import { type Sql, integer, name, sql, value, where } from '../../database/sql.js';
import type { PaperQuery } from './paper-query.js';

/**
 * Papers that are ranked, the newest of those that meet the query, and names, the best known. `ts_rank`
 * costs 7 µs a paper and reading its words twice that, so a word that all of 300,000 papers hold would cost
 * six seconds without such a bound.
 */
export const MOST_RANKED = 1_000;

/** Of papers that hold the words, so many are looked at for a phrase or an exclusion, the newest first. */
export const SCAN_LIMIT = 2_000;

/** Where this share of the papers is likely to meet the query, the newest are read one by one: it takes 4,000 of them to have 1,000. */
const COMMON = 0.25;
const LATEST = 12_000;

/** So many times as many papers are looked through as are likely to be needed; with a filter, which nothing is known of, more. */
const MARGIN = { ofAll: 1.5, ofFiltered: 6 };

/** Where more than this share of the papers would be looked through, the index is asked for all at once. */
const MOST_OF_ALL = 0.7;

/** Which of the newest papers are sought. */
export interface Sought {
  /** Of the table expression. */
  name: string;
  needed: number;
  /** On `papers p`, which is joined where there are any. */
  conditions: readonly Sql[];
  /** Conditions on nothing of the paper, without which nothing is looked for. */
  only?: readonly Sql[];
}

/** How many of the newest papers are to be looked at for those that are ranked. */
export function neededForRanking({ loose, strict }: PaperQuery): number {
  return loose === strict ? MOST_RANKED : SCAN_LIMIT;
}

/**
 * The newest papers that meet the loose query, as a table expression `(paper_id, sort_date)`. There are three ways
 * to them, of which each is gone only where those before it have not found enough:
 *
 * - Of very common words the newest papers are read one by one.
 * - Of others the index on words and that on dates each give what they have, and the papers that both have are read: so many of
 *   the newest as are likely to hold enough that meet the query. Of a word that 54,000 of 300,000 papers hold 2,100 are read.
 * - Of rare words all papers that the index gives.
 *
 * The index tells exactly which papers hold the words, and their dates stand in the same rows; what costs is reading the
 * rows, 5 to 10 µs each. The words come from a subquery, so that the planner does not know how common they are:
 * for common ones it would go through the whole table.
 *
 * @param sought how many of them, under which name
 */
export function newestPapers(query: PaperQuery, sought: Sought): Sql {
  const { needed, conditions, only = [] } = sought;
  const loose = value(query.loose, 'tsquery');
  const isFiltered = conditions.length > 0;
  const isCommon = !isFiltered && query.share >= COMMON && needed <= SCAN_LIMIT;
  const margin = isFiltered ? MARGIN.ofFiltered : MARGIN.ofAll;
  const window = isCommon ? 0 : windowOf(query, { needed, margin });
  const tables = { latest: name(`${sought.name}_latest`), window: name(`${sought.name}_window`) };
  const papers = isFiltered ? sql`join papers p on p.id = w.paper_id` : sql``;
  const newest = sql`order by w.sort_date desc, w.paper_id desc limit ${integer(needed)}`;
  const [latestCount, windowCount] = [
    sql`(select count(*) from ${tables.latest})`,
    sql`(select count(*) from ${tables.window})`,
  ];
  const isEnough = (count: Sql) => sql`${count} >= ${integer(needed)}`;
  return sql`
    ${tables.latest} as materialized (
      select w.paper_id, w.sort_date
      from (
        select * from paper_words order by sort_date desc, paper_id desc limit ${integer(isCommon ? LATEST : 0)}
      ) w ${papers}
      ${where([sql`w.text_search @@ ${loose}`, ...only, ...conditions])} ${newest}
    ),
    ${tables.window} as materialized (
      select w.paper_id, w.sort_date
      from (
        select * from paper_words
        where text_search @@ (select ${loose}) and sort_date >= (
          select sort_date from paper_words order by sort_date desc, paper_id desc limit 1 offset ${integer(window)}
        ) offset 0
      ) w ${papers}
      ${where([sql`${integer(window)} > 0`, ...only, ...conditions])} ${newest}
    ),
    ${name(sought.name)} as materialized (
      select * from ${tables.latest} where ${isEnough(latestCount)}
      union all
      select * from ${tables.window} where not ${isEnough(latestCount)} and ${isEnough(windowCount)}
      union all
      (select w.paper_id, w.sort_date
       from (select * from paper_words where text_search @@ (select ${loose}) offset 0) w ${papers}
       ${where([sql`not ${isEnough(latestCount)}`, sql`not ${isEnough(windowCount)}`, ...only, ...conditions])} ${newest})
    )`;
}

/** How many of the newest papers both indexes are asked for; 0 where that would be most. */
function windowOf(
  { share, papers }: PaperQuery,
  { needed, margin }: { needed: number; margin: number },
): number {
  // Rounded up, so that statements are few; written into the text, so that their plans know it.
  const window = 2 ** Math.ceil(Math.log2((margin * needed) / Math.max(share, Number.EPSILON)));
  return window < papers * MOST_OF_ALL ? window : 0;
}
