import type { DataSource } from 'typeorm';

/** Indexes every paper of a store as the versions did that left it to PostgreSQL's parser, and counts the lexemes so. */
export async function indexAsFormerly(dataSource: DataSource): Promise<void> {
  for (const statement of STATEMENTS) await dataSource.query(statement);
}

const STATEMENTS = [
  `update paper_words w set text_search =
     setweight(to_tsvector('papergraph', p.title), 'A') || setweight(to_tsvector('papergraph', coalesce(p.abstract, '')), 'B')
     || setweight(to_tsvector('papergraph', coalesce(p.comment, '')), 'C')
   from papers p where p.id = w.paper_id`,
  'truncate lexemes',
  `insert into lexemes (lexeme, paper_count)
   select word, ndoc from ts_stat('select text_search from paper_words')
   union all select '', count(*) from paper_words where text_search <> ''::tsvector`,
  `delete from search_words`,
  `delete from derivations where name = 'word index'`,
];
