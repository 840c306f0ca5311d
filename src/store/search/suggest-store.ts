import { z } from 'zod';
import type { Runner } from '../../database/runner.js';
import { type Bound, type Sql, integer, joined, sql, value } from '../../database/sql.js';
import { SEARCH_KINDS, type SearchKind } from './search-kinds.js';
import { KIND_SQL, NAME_WORDS, TOPIC_WORDS } from './search-query.js';
import {
  type MeantWord,
  type TypedQueries,
  type TypedText,
  exactQueries,
  forgivingQueries,
  meantWords,
  typedText,
} from './suggest-query.js';

/** A completion. */
export interface SuggestionRow {
  kind: SearchKind;
  text: string;
  /** Slug or code. */
  key: string;
}

export interface SuggestQuery {
  prefix: string;
  kinds: readonly SearchKind[];
  /** Completions asked for, at least 1. */
  size: number;
}

/**
 * Completions of a text typed so far: topics, persons and titles that hold its words, the last as the
 * beginning of a word. The best known of each kind take turns, topics and persons by number of papers, papers
 * by date. Where that does not fill the list, those follow that do so with one typing error less.
 */
export async function suggestions(runner: Runner, query: SuggestQuery): Promise<SuggestionRow[]> {
  const typed = typedText(query.prefix);
  if (typed === null || query.kinds.length === 0) return [];
  const exact = await complete(runner, query, exactQueries(typed));
  if (exact.length >= query.size) return exact;
  const meant = await knownWords(runner, typed);
  if (meant.length === 0) return exact;
  const forgiving = await complete(runner, query, forgivingQueries(typed, meant));
  const keys = new Set(exact.map(keyOf));
  return [...exact, ...forgiving.filter((row) => !keys.has(keyOf(row)))].slice(0, query.size);
}

function keyOf({ kind, key }: SuggestionRow): string {
  return `${kind} ${key}`;
}

/** Of the words that may have been meant those that there are. */
async function knownWords(runner: Runner, typed: TypedText): Promise<MeantWord[]> {
  const meant = meantWords(typed);
  if (meant.length === 0) return [];
  const typedWords = meant.map((word) => word.typed);
  const words = meant.map(({ word }) => word);
  const mayGoOn = meant.map((word) => word.mayGoOn);
  return runner.rows(
    'knownWords',
    sql`select m.typed, m.word, m."mayGoOn"
      from unnest(${value(typedWords, 'text[]')}, ${value(words, 'text[]')}, ${value(mayGoOn, 'boolean[]')})
        m (typed, word, "mayGoOn")
      where exists (
        select from search_words s
        where s.word >= m.word and s.word <= case when m."mayGoOn" then m.word || U&'\\+10FFFF' else m.word end
      )`,
    MEANT_WORD,
  );
}

const MEANT_WORD: z.ZodType<MeantWord> = z.strictObject({
  typed: z.string(),
  word: z.string(),
  mayGoOn: z.boolean(),
});

async function complete(
  runner: Runner,
  { kinds, size }: SuggestQuery,
  queries: TypedQueries,
): Promise<SuggestionRow[]> {
  const parts = SEARCH_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => {
    const query = kind === 'PAPER' ? queries.titles : queries.names;
    return query === null ? [] : [COMPLETIONS[kind](value(query, 'tsquery'), size)];
  });
  if (parts.length === 0) return [];
  const tables = parts.map((part) => part.tables);
  const rows = parts.map((part) => part.rows);
  return runner.rows(
    'suggestions',
    sql`with ${joined(tables, ', ')}
      select kind, text, key from (${joined(rows, ' union all ')}) found (kind, rank, text, key, place)
      order by place, rank limit ${integer(size)}`,
    SUGGESTION,
  );
}

const SUGGESTION: z.ZodType<SuggestionRow> = z.strictObject({
  kind: z.enum(SEARCH_KINDS),
  text: z.string(),
  key: z.string(),
});

/** How many of the best known are scanned, for each completion wanted, before the index on words is asked. */
const SCAN_LIMIT = 50;

/**
 * The best known that meet the query. A beginning such as `s` is met by many, so the first of them are soon
 * found among the best known; where these do not have enough, it is met by few, and the index gives them all:
 * always the index, as the query comes from a subquery and the planner does not know how many it expects. It
 * expects many, so `offset 0` keeps it from reading all authors to join them.
 */
const COMPLETIONS: Record<SearchKind, (query: Bound, size: number) => { tables: Sql; rows: Sql }> = {
  TOPIC: (query, size) => ({
    tables: sql`found_topics as (
      select t.name as text, t.code as key, row_number() over (order by t.paper_count desc, t.code) as place
      from topics t where ${TOPIC_WORDS} @@ ${query} limit ${integer(size)}
    )`,
    rows: sql`select 'TOPIC', ${KIND_SQL.TOPIC}, text, key, place from found_topics`,
  }),
  AUTHOR: (query, size) => ({
    tables: sql`near_authors as materialized (
      select a.id, a.name, a.slug, a.paper_count, a.name_folded
      from (select * from authors order by (-paper_count), name_folded, id limit ${integer(size * SCAN_LIMIT)}) a
      where exists (select from author_names n where n.author_id = a.id and ${NAME_WORDS} @@ ${query})
      order by (-a.paper_count), a.name_folded, a.id limit ${integer(size)}
    ),
    all_names as materialized (
      select distinct n.author_id from author_names n
      where ${NAME_WORDS} @@ (select ${query}) and (select count(*) from near_authors) < ${integer(size)}
    ),
    found_authors as (
      select * from near_authors where (select count(*) from near_authors) >= ${integer(size)}
      union all
      select a.* from all_names n cross join lateral (
        select id, name, slug, paper_count, name_folded from authors where id = n.author_id offset 0
      ) a
    )`,
    rows: sql`select 'AUTHOR', ${KIND_SQL.AUTHOR}, name, slug, row_number() over (order by (-paper_count), name_folded, id) from found_authors`,
  }),
  PAPER: (query, size) => ({
    tables: sql`near_papers as materialized (
      select w.paper_id as id, w.sort_date
      from (select * from paper_words order by sort_date desc, paper_id desc limit ${integer(size * SCAN_LIMIT)}) w
      where w.text_search @@ ${query}
      order by w.sort_date desc, w.paper_id desc limit ${integer(size)}
    ),
    all_papers as materialized (
      select w.paper_id as id, w.sort_date from paper_words w
      where w.text_search @@ (select ${query}) and (select count(*) from near_papers) < ${integer(size)}
    ),
    found_papers as (
      select id, sort_date from near_papers where (select count(*) from near_papers) >= ${integer(size)}
      union all
      (select id, sort_date from all_papers order by sort_date desc, id desc limit ${integer(size)})
    )`,
    rows: sql`select 'PAPER', ${KIND_SQL.PAPER}, p.title, p.slug, row_number() over (order by f.sort_date desc, f.id desc)
           from found_papers f join papers p on p.id = f.id`,
  }),
};
