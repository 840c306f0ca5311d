import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, joined, sql, value } from '../../database/sql.js';
import { tsqueryOfText } from '../../text/words/word-query.js';
import { nameQuery } from './search-query.js';

/**
 * What stands for a mark's ends, and for the three characters that `ts_headline` would take for markup and
 * leave out. All are of the private use area; a text's own are taken out before, so none can be forged.
 */
export const SENTINELS = {
  start: '\uE000',
  stop: '\uE001',
  '<': '\uE002',
  '>': '\uE003',
  '&': '\uE004',
} as const;

const MARKS = `StartSel="${SENTINELS.start}", StopSel="${SENTINELS.stop}"`;
const PASSAGES = `${MARKS}, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "`;
const WHOLE = `${MARKS}, HighlightAll=true`;

/** Comments are a line or two; of a longer one the beginning is looked at. */
const MOST_OF_COMMENT = 1_000;

/** A passage in which words were found, with sentinels; null where the words are not in sight. */
export interface HighlightRow {
  id: string;
  passage: string | null;
}

const HIGHLIGHT: z.ZodType<HighlightRow> = z.strictObject({ id: ID, passage: z.string().nullable() });

/** Of each paper the title, or else a passage of the abstract, or the comment. */
export async function highlightsByPaperId(
  runner: Runner,
  text: string,
  ids: readonly string[],
): Promise<HighlightRow[]> {
  const words = value(tsqueryOfText(text), 'tsquery');
  const search = { configuration: sql`'papergraph'`, query: sql`${words}` };
  const passage = firstMarked([
    headline(sql`p.title`, search, WHOLE),
    headline(sql`p.abstract`, search, PASSAGES),
    headline(sql`left(p.comment, ${integer(MOST_OF_COMMENT)})`, search, WHOLE),
  ]);
  return runner.rows(
    'highlightsByPaperId',
    sql`select p.id, ${passage} as passage from papers p where p.id = any (${value(ids, 'bigint[]')})`,
    HIGHLIGHT,
  );
}

/** Of each author the name, or else the commonest other spelling that has the words. */
export async function highlightsByAuthorId(
  runner: Runner,
  text: string,
  ids: readonly string[],
): Promise<HighlightRow[]> {
  const search = searchOfNames(text);
  return runner.rows(
    'highlightsByAuthorId',
    sql`select distinct on (a.id) a.id, ${headline(sql`s.spelling`, search, WHOLE)} as passage
      from authors a
      join author_names n on n.author_id = a.id
      join author_spellings s on s.author_name_id = n.id
      where a.id = any (${value(ids, 'bigint[]')})
        and to_tsvector('papergraph_names', translate(s.spelling, '.', ' ')) @@ ${search.query}
      order by a.id, s.spelling <> a.name, s.seen_count desc, s.spelling`,
    HIGHLIGHT,
  );
}

/** Of each topic the name, or else the code. */
export async function highlightsByTopicId(
  runner: Runner,
  text: string,
  ids: readonly string[],
): Promise<HighlightRow[]> {
  const search = searchOfNames(text);
  const passage = firstMarked([headline(sql`t.name`, search, WHOLE), headline(sql`t.label`, search, WHOLE)]);
  return runner.rows(
    'highlightsByTopicId',
    sql`select t.id::text, ${passage} as passage from topics t where t.id = any (${value(ids, 'integer[]')})`,
    HIGHLIGHT,
  );
}

/** What is marked, and the text search configuration it is found with. */
interface MarkedSearch {
  configuration: Sql;
  query: Sql;
}

function searchOfNames(text: string): MarkedSearch {
  return { configuration: sql`'papergraph_names'`, query: nameQuery(text) };
}

function headline(column: Sql, { configuration, query }: MarkedSearch, options: string): Sql {
  const from = value(`<>&${Object.values(SENTINELS).join('')}`, 'text');
  const to = value(SENTINELS['<'] + SENTINELS['>'] + SENTINELS['&'], 'text');
  const text = sql`translate(${column}, ${from}, ${to})`;
  return sql`ts_headline(${configuration}, ${text}, ${query}, ${value(options, 'text')})`;
}

/** The first passage that has a mark; those behind it are not made. */
function firstMarked(passages: readonly Sql[]): Sql {
  const start = value(SENTINELS.start, 'text');
  const marked = passages.map(
    (passage) => sql`(select h from (select ${passage} as h offset 0) made where strpos(h, ${start}) > 0)`,
  );
  return sql`coalesce(${joined(marked, ', ')})`;
}
