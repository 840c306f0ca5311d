import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What bulk files need: records that are known by a key of their collection, names that identifiers tell apart,
 * and how far an import has come. The words of papers stay in `paper_words` alone, which all searches read.
 */
export class AddImports1763701200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}

const UP = [
  `alter table papers drop column text_search`,
  `alter table paper_words alter column text_search set statistics 1000`,
  `analyze paper_words (text_search)`,

  // A record of a collection is found by its key, and skipped unread where its fingerprint is the same.
  `alter table listings
     add column source_key text collate "C",
     add column updated_on date,
     add column fingerprint uuid,
     add column author_ids text[] not null default '{}',
     add constraint listings_source_key_key unique (source_id, source_key)`,

  // A name may be borne by several persons whom identifiers tell apart: one row for each. Rows of one core are
  // certainly one person's, whatever the evidence says of other names.
  `alter table author_names
     add column identity text collate "C" not null default '',
     add column core_id bigint`,
  `update author_names set core_id = id`,
  `alter table author_names
     alter column core_id set not null,
     drop constraint author_names_name_key_key,
     add constraint author_names_name_key_identity_key unique (name_key, identity)`,
  `create index author_names_core on author_names (core_id)`,
  // A batch writes its authors last, once all is known of them.
  `alter table author_names alter constraint author_names_author_fkey deferrable initially deferred`,
  `alter table authorships alter constraint authorships_author_fkey deferrable initially deferred`,
  `alter table author_spellings
     drop constraint author_spellings_pkey,
     add constraint author_spellings_pkey primary key (spelling, author_name_id)`,
  `create table author_identifiers (
     scheme text collate "C" not null,
     value text collate "C" not null,
     core_id bigint not null,
     constraint author_identifiers_pkey primary key (scheme, value)
   )`,
  `create index author_identifiers_core on author_identifiers (core_id)`,

  // An address that a paper had before it was found to be another one.
  `create table paper_slugs (
     slug text collate "C" not null constraint paper_slugs_pkey primary key,
     paper_id bigint not null constraint paper_slugs_paper_fkey references papers (id) on delete cascade
   )`,
  `create index paper_slugs_paper on paper_slugs (paper_id)`,

  `create table import_progress (
     format text collate "C" not null,
     file text collate "C" not null,
     progress jsonb not null,
     constraint import_progress_pkey primary key (format, file)
   )`,
  // Persons of whom an import has brought news; who of them are one is decided when it has come to its end. Some
  // may be no more by then: a foreign key would cost more than looking.
  `create table unmatched_authors (
     author_id bigint not null constraint unmatched_authors_pkey primary key
   )`,
  // Indexes that a first load has dropped, to be made again when it is over.
  `create table deferred_indexes (
     name text collate "C" not null constraint deferred_indexes_pkey primary key,
     definition text not null
   )`,
];

const DOWN = [
  `alter table paper_words alter column text_search set statistics -1`,
  `drop table deferred_indexes, unmatched_authors, import_progress, paper_slugs, author_identifiers`,
  `alter table author_spellings
     drop constraint author_spellings_pkey,
     add constraint author_spellings_pkey primary key (spelling)`,
  `alter table authorships alter constraint authorships_author_fkey not deferrable`,
  `alter table author_names alter constraint author_names_author_fkey not deferrable`,
  `drop index author_names_core`,
  `alter table author_names
     drop constraint author_names_name_key_identity_key,
     add constraint author_names_name_key_key unique (name_key),
     drop column identity,
     drop column core_id`,
  `alter table listings
     drop constraint listings_source_key_key,
     drop column source_key,
     drop column updated_on,
     drop column fingerprint,
     drop column author_ids`,
  `alter table papers add column text_search tsvector`,
  `update papers p set text_search = w.text_search from paper_words w where w.paper_id = p.id`,
  `alter table papers alter column text_search set not null, alter column text_search set statistics 1000`,
  `create index papers_text on papers using gin (text_search)`,
];
