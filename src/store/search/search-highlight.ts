import type { Reader } from '../../database/reader.js';
import { nameQuery, paperQuery } from './search-query.js';
import { Parameters } from '../parameters.js';

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

/** Of each paper the title, or else a passage of the abstract, or the comment. */
export async function highlightsByPaperId(
  reader: Reader,
  text: string,
  ids: readonly string[],
): Promise<HighlightRow[]> {
  const parameters = new Parameters();
  const query = paperQuery(text, parameters);
  const passage = firstMarked(
    [
      headline('papergraph', 'p.title', query, WHOLE, parameters),
      headline('papergraph', 'p.abstract', query, PASSAGES, parameters),
      headline('papergraph', `left(p.comment, ${MOST_OF_COMMENT})`, query, WHOLE, parameters),
    ],
    parameters,
  );
  return reader.read(
    'highlightsByPaperId',
    `select p.id, ${passage} as passage from papers p where p.id = any (${parameters.add(ids, 'bigint[]')})`,
    parameters.values,
  );
}

/** Of each author the name, or else the commonest other spelling that has the words. */
export async function highlightsByAuthorId(
  reader: Reader,
  text: string,
  ids: readonly string[],
): Promise<HighlightRow[]> {
  const parameters = new Parameters();
  const query = nameQuery(text, parameters);
  const passage = headline('papergraph_names', 's.spelling', query, WHOLE, parameters);
  return reader.read(
    'highlightsByAuthorId',
    `select distinct on (a.id) a.id, ${passage} as passage
     from authors a
     join author_names n on n.author_id = a.id
     join author_spellings s on s.author_name_id = n.id
     where a.id = any (${parameters.add(ids, 'bigint[]')})
       and to_tsvector('papergraph_names', translate(s.spelling, '.', ' ')) @@ ${query}
     order by a.id, s.spelling <> a.name, s.seen_count desc, s.spelling`,
    parameters.values,
  );
}

/** Of each topic the name, or else the code. */
export async function highlightsByTopicId(
  reader: Reader,
  text: string,
  ids: readonly string[],
): Promise<HighlightRow[]> {
  const parameters = new Parameters();
  const query = nameQuery(text, parameters);
  const passage = firstMarked(
    [
      headline('papergraph_names', 't.name', query, WHOLE, parameters),
      headline('papergraph_names', 't.label', query, WHOLE, parameters),
    ],
    parameters,
  );
  return reader.read(
    'highlightsByTopicId',
    `select t.id::text, ${passage} as passage from topics t where t.id = any (${parameters.add(ids, 'integer[]')})`,
    parameters.values,
  );
}

function headline(
  configuration: string,
  column: string,
  query: string,
  options: string,
  parameters: Parameters,
): string {
  const from = parameters.add(`<>&${Object.values(SENTINELS).join('')}`, 'text');
  const to = parameters.add(SENTINELS['<'] + SENTINELS['>'] + SENTINELS['&'], 'text');
  const text = `translate(${column}, ${from}, ${to})`;
  return `ts_headline('${configuration}', ${text}, ${query}, ${parameters.add(options, 'text')})`;
}

/** The first passage that has a mark; those behind it are not made. */
function firstMarked(passages: readonly string[], parameters: Parameters): string {
  const start = parameters.add(SENTINELS.start, 'text');
  const marked = passages.map(
    (passage) => `(select h from (select ${passage} as h offset 0) made where strpos(h, ${start}) > 0)`,
  );
  return `coalesce(${marked.join(', ')})`;
}
