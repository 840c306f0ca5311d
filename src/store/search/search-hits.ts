import { type Bound, type Sql, integer, joined, sql, value } from '../../database/sql.js';
import { tsqueryOfText } from '../../text/words/word-query.js';
import type { SearchKind } from './search-kinds.js';
import {
  KIND_SQL,
  NAME_WORDS,
  type SearchQuery,
  TOPIC_WORDS,
  asksForWords,
  nameQuery,
  wordsAnywhere,
  wordsOf,
  wordsToFind,
} from './search-query.js';

/**
 * Papers that are ranked, the newest of those that meet the query, and names, the best known. `ts_rank`
 * costs 7 µs a paper and reading its words twice that, so a word that all of 300,000 papers hold would cost
 * six seconds without such a bound.
 */
export const MOST_RANKED = 1_000;

/** Of papers that hold the words, so many are looked at for a phrase or an exclusion, the newest first. */
export const SCAN_LIMIT = 2_000;

/**
 * The hits as common table expressions, the last of them `hits (kind, id, score)`. Scores lie between 0 and
 * 1 whatever the kind. A paper's is 0.8 × `ts_rank`, which weighs title over abstract over comment. A name
 * must hold all the words, which says more than a text that does: its score is 0.5, plus 0.3 × the share of
 * its words that were asked for, plus 0.2 × n / (n + 5) for its n papers here. So a name asked for in full
 * comes before every text, and the best known of those who bear it comes first.
 */
export function searchHits(query: SearchQuery): Sql {
  const makers: Record<SearchKind, () => Hits> = {
    PAPER: () => paperHits(query.text),
    AUTHOR: () => authorHits(query.text),
    TOPIC: () => topicHits(query.text),
  };
  const parts = [...new Set(query.kinds)].map((kind) => makers[kind]());
  const rows = [NO_HITS, ...parts.map((part) => part.rows)];
  const tables = [...parts.flatMap((part) => part.tables), sql`hits as (${joined(rows, ' union all ')})`];
  return joined(tables, ', ');
}

interface Hits {
  /** Common table expressions that the rows are read from. */
  tables: Sql[];
  /** Kind, id and score. */
  rows: Sql;
}

const NO_HITS = sql`select 0 as kind, 0::bigint as id, 0::real as score where false`;

/**
 * The newest papers that meet the query. The index tells exactly which papers hold the words, and their
 * dates stand in the same narrow rows; only what it cannot tell is looked up in the words of a paper. The
 * words come from a subquery, so that the planner does not know how common they are: for common ones it would
 * go through the whole table, as it takes no account of words being stored apart (1,800 ms instead of 100).
 */
function paperHits(text: string): Hits {
  const query = sql`${value(tsqueryOfText(text), 'tsquery')}`;
  const words = wordsAnywhere(query);
  const tables = sql`
    newest_papers as materialized (
      select paper_id, sort_date from paper_words
      where text_search @@ (select ${words}) and ${asksForWords(query)}
      order by sort_date desc, paper_id desc limit ${integer(SCAN_LIMIT)}
    ),
    found_papers as materialized (
      select w.paper_id, w.text_search from newest_papers n join paper_words w on w.paper_id = n.paper_id
      where case when ${query}::text = ${words}::text then true else w.text_search @@ ${query} end
      order by n.sort_date desc, n.paper_id desc limit ${integer(MOST_RANKED)}
    )`;
  const rows = sql`
    select ${KIND_SQL.PAPER}, paper_id, (0.8 * ts_rank(text_search, ${wordsToFind(query)}))::real
    from found_papers`;
  return { tables: [tables], rows };
}

/** Persons of whose names, in any spelling, one meets the query. */
function authorHits(text: string): Hits {
  const query = nameQuery(text);
  const words = value(wordsOf(text), 'text[]');
  const tables = sql`
    found_names as (
      select a.id, a.paper_count, n.name_key
      from author_names n join authors a on a.id = n.author_id
      where ${NAME_WORDS} @@ ${query} and ${asksForWords(query)}
      order by a.paper_count desc, a.id, n.id limit ${integer(MOST_RANKED)}
    )`;
  const rows = sql`
    select ${KIND_SQL.AUTHOR}, id, max(${nameScore(shareAsked(sql`name_key`, words), sql`paper_count`)})
    from found_names group by id`;
  return { tables: [tables], rows };
}

/** Topics whose code, label and name hold the words; there are few, so each is looked at. */
function topicHits(text: string): Hits {
  const query = nameQuery(text);
  const words = value(wordsOf(text), 'text[]');
  const shares = [sql`t.name`, sql`t.label`, sql`t.code`].map((column) => shareAsked(column, words));
  const score = nameScore(sql`greatest(${joined(shares, ', ')})`, sql`t.paper_count`);
  const rows = sql`
    select ${KIND_SQL.TOPIC}, t.id, ${score}
    from topics t where ${TOPIC_WORDS} @@ ${query} and ${asksForWords(query)}`;
  return { tables: [], rows };
}

function nameScore(share: Sql, paperCount: Sql): Sql {
  return sql`(0.5 + 0.3 * ${share} + 0.2 * ${paperCount} / (${paperCount} + 5.0))::real`;
}

/** The share of a name's words that were asked for, 0 to 1. */
function shareAsked(name: Sql, words: Bound): Sql {
  return sql`(
    select coalesce(avg((word = any (${words}))::integer), 0)
    from unnest(string_to_array(translate(lower(${name}), '-.,''()', '      '), ' ')) word where word <> ''
  )`;
}
