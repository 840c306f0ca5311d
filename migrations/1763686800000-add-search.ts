import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What search and completions are answered from. Names are searched in words that are folded and not
 * stemmed, papers' titles also by the beginning of their words; both are expression indexes, so nothing is
 * stored twice. `search_words` holds every word of a title, a name or a topic once: a word typed wrong is
 * looked for among them. Words are added by the load and never taken away; one that is nowhere any more
 * finds nothing.
 */
export class AddSearch1763686800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}

const UP = [
  `create text search configuration papergraph_names (copy = pg_catalog.simple)`,
  `alter text search configuration papergraph_names
     alter mapping for hword, hword_part, word with unaccent, simple`,

  `create index author_names_words on author_names using gin (to_tsvector('papergraph_names', name_key))`,
  `create index papers_title_words on papers using gin (array_to_tsvector(string_to_array(title_key, ' ')))`,

  `create table search_words (word text collate "C" not null constraint search_words_pkey primary key)`,
  `insert into search_words
   select distinct word from (
     select unnest(string_to_array(title_key, ' ')) from papers
     union all
     select unnest(tsvector_to_array(to_tsvector('papergraph_names', name_key))) from author_names
     union all
     select unnest(tsvector_to_array(
       to_tsvector('papergraph_names', translate(code, '.', ' ') || ' ' || label || ' ' || name)))
     from topics
   ) words (word)
   where word <> ''
   order by word`,
];

const DOWN = [
  `drop table search_words`,
  `drop index papers_title_words`,
  `drop index author_names_words`,
  `drop text search configuration papergraph_names`,
];
