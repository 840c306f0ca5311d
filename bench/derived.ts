import { TITLE_FOLD } from '../src/text/fold.js';
import { NAME_KEYS } from '../src/text/names/name-keys.js';
import { WORD_INDEX } from '../src/text/words/word-vector.js';

/** Statements that fill what the store keeps twice, once every row is there, its keys too. */
export const DERIVED = [
  `insert into author_topics (author_id, topic_id, paper_count)
   select s.author_id, t.topic_id, count(*) from authorships s join paper_topics t on t.paper_id = s.paper_id
   group by s.author_id, t.topic_id order by s.author_id, t.topic_id`,
  `update topics t set paper_count = c.count
   from (select topic_id, count(*)::int as count from paper_topics group by topic_id) c where c.topic_id = t.id`,
  `insert into citation_counts (paper_id, citation_count)
   select p.id, coalesce(w.citation_count, 0) from papers p left join cited_works w on w.paper_id = p.id`,
  `insert into search_words
   select distinct word from (
     select substr(word, 2) from ts_stat('select text_search from paper_words') where starts_with(word, '=')
     union all select unnest(tsvector_to_array(to_tsvector('papergraph_names', name_key))) from author_names
     union all select unnest(tsvector_to_array(
       to_tsvector('papergraph_names', translate(code, '.', ' ') || ' ' || label || ' ' || name))) from topics
   ) words (word)
   where word <> '' order by word on conflict do nothing`,
  `insert into lexemes (lexeme, paper_count)
   select word, ndoc from ts_stat('select text_search from paper_words')
   union all select '', count(*) from paper_words where text_search <> ''::tsvector`,
  // All of it is of this version, so a service that starts has nothing to compute anew.
  `delete from derivations`,
  `insert into derivations (name, version)
   values ('name keys', ${NAME_KEYS}), ('title fold', ${TITLE_FOLD}), ('word index', ${WORD_INDEX})`,
  // Ids were given; the next ones go on from there.
  ...['topics', 'papers', 'authors', 'author_names', 'sources', 'listings', 'cited_works'].map(
    (table) =>
      `select setval(pg_get_serial_sequence('${table}', 'id'), max(id)) from ${table} having max(id) > 0`,
  ),
];

/** Staged papers into the store. */
export const WRITE_PAPERS = `
  insert into papers (id, added_at, slug, title, title_key, title_folded, abstract, published_on, sort_date, primary_topic_id,
    author_count, authors_complete, institutions, has_code, comment, figure_count, comment_count, source_kinds)
  overriding system value
  select id, timestamptz '2025-01-01 00:00:00+00' + id * interval '1 second', slug, title, title_key, title_folded, abstract, published_on, sort_date, primary_topic_id,
    author_count, authors_complete, institutions, has_code, comment, figure_count, comment_count, source_kinds
  from staged_papers`;

export const STAGED_PAPERS = `
  create temp table staged_papers on commit drop as
  select id, slug, title, title_key, title_folded, abstract, published_on, sort_date, primary_topic_id,
    author_count, authors_complete, institutions, has_code, comment, figure_count, comment_count, source_kinds
  from papers limit 0`;
