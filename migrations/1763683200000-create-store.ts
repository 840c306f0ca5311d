import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The store. Two rules shape it: whatever a source says stays in `listings`, word for word, and everything
 * in `papers`, `authorships` and `author_topics` can be computed anew from there; and each list that the
 * service pages through has its order in an index of one table, so that page and depth cost the same at
 * three million papers as at three hundred.
 */
export class CreateStore1763683200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}

const TEXT_SEARCH = [
  `create extension if not exists unaccent`,
  `create extension if not exists pg_trgm`,
  // English stems, accents folded: what a title, an abstract and a comment are searched with.
  `create text search configuration papergraph (copy = pg_catalog.english)`,
  `alter text search configuration papergraph
     alter mapping for hword, hword_part, word with unaccent, english_stem`,
];

const TABLES = [
  `create table topics (
     id integer generated always as identity constraint topics_pkey primary key,
     code text collate "C" not null constraint topics_code_key unique,
     label text collate "C" not null,
     name text not null,
     paper_count integer not null default 0
   )`,

  `create table papers (
     id bigint generated always as identity constraint papers_pkey primary key,
     slug text collate "C" not null constraint papers_slug_key unique,
     title text not null,
     title_key text collate "C" not null,
     title_folded text collate "C" not null,
     abstract text,
     published_on date,
     sort_date date not null,
     primary_topic_id integer constraint papers_primary_topic_fkey references topics (id),
     author_count integer,
     authors_complete boolean not null,
     institutions text[] not null default '{}',
     has_code boolean,
     comment text,
     figure_count integer,
     comment_count integer,
     source_kinds text[] not null default '{}',
     text_search tsvector not null
   )`,

  `create table authors (
     id bigint generated always as identity constraint authors_pkey primary key,
     slug text collate "C" not null constraint authors_slug_key unique,
     name text not null,
     name_folded text collate "C" not null,
     paper_count integer not null default 0
   )`,
  `create table author_slugs (
     slug text collate "C" not null constraint author_slugs_pkey primary key,
     author_id bigint not null constraint author_slugs_author_fkey references authors (id) on delete cascade
   )`,
  `create table author_names (
     id bigint generated always as identity constraint author_names_pkey primary key,
     author_id bigint not null constraint author_names_author_fkey references authors (id),
     name_key text collate "C" not null constraint author_names_name_key_key unique,
     family_key text collate "C" not null,
     given_initials text[] not null
   )`,
  `create table author_spellings (
     spelling text collate "C" not null constraint author_spellings_pkey primary key,
     author_name_id bigint not null constraint author_spellings_name_fkey references author_names (id) on delete cascade,
     folded text collate "C" not null,
     seen_count integer not null
   )`,
  `create table author_merges (
     id bigint generated always as identity constraint author_merges_pkey primary key,
     author_id bigint not null constraint author_merges_author_fkey references authors (id) on delete cascade,
     kept_name_ids bigint[] not null,
     merged_name_ids bigint[] not null,
     merged_slug text collate "C",
     evidence jsonb not null,
     merged_at timestamptz not null default now(),
     undone_at timestamptz
   )`,

  `create table sources (
     id integer generated always as identity constraint sources_pkey primary key,
     name text collate "C" not null constraint sources_name_key unique,
     kind text not null,
     manifest_rank integer not null,
     crawled_in integer,
     fingerprint text not null,
     owner_id bigint constraint sources_owner_fkey references authors (id),
     owner_inferred boolean not null default false,
     owner_name text,
     listing_count integer not null default 0,
     problems jsonb not null default '[]',
     loaded_at timestamptz not null default now()
   )`,
  `create table listings (
     id bigint generated always as identity constraint listings_pkey primary key,
     source_id integer not null constraint listings_source_fkey references sources (id),
     position integer not null,
     paper_id bigint not null constraint listings_paper_fkey references papers (id) deferrable initially deferred,
     title text not null,
     title_key text collate "C" not null,
     title_folded text collate "C" not null,
     abstract text,
     date_as_printed text,
     published_on date,
     year_inferred boolean not null default false,
     authors_as_printed text[] not null default '{}',
     authors_truncated boolean,
     stated_author_count integer,
     institution_as_printed text,
     institutions text[] not null default '{}',
     topic_codes text[] not null default '{}',
     has_code boolean,
     comment text,
     figure_count integer,
     comment_count integer,
     identifiers text[] not null default '{}',
     constraint listings_source_position_key unique (source_id, position)
   )`,
  `create table paper_identifiers (
     scheme text collate "C" not null,
     value text collate "C" not null,
     paper_id bigint not null constraint paper_identifiers_paper_fkey references papers (id) on delete cascade,
     constraint paper_identifiers_pkey primary key (scheme, value)
   )`,
  `create table paper_topics (
     paper_id bigint not null constraint paper_topics_paper_fkey references papers (id) on delete cascade,
     topic_id integer not null constraint paper_topics_topic_fkey references topics (id),
     rank integer not null,
     sort_date date not null,
     constraint paper_topics_pkey primary key (paper_id, topic_id)
   )`,
  `create table authorships (
     paper_id bigint not null constraint authorships_paper_fkey references papers (id) on delete cascade,
     author_id bigint not null constraint authorships_author_fkey references authors (id),
     position integer,
     name_as_printed text,
     sort_date date not null,
     constraint authorships_pkey primary key (paper_id, author_id)
   )`,
  `create table author_topics (
     author_id bigint not null constraint author_topics_author_fkey references authors (id) on delete cascade,
     topic_id integer not null constraint author_topics_topic_fkey references topics (id),
     paper_count integer not null,
     constraint author_topics_pkey primary key (author_id, topic_id)
   )`,
  `create table author_metrics (
     source_id integer not null constraint author_metrics_pkey primary key
       constraint author_metrics_source_fkey references sources (id),
     author_id bigint not null constraint author_metrics_author_fkey references authors (id),
     field_topic_id integer constraint author_metrics_field_fkey references topics (id),
     h_index integer,
     paper_count integer,
     citation_count integer,
     novelty_percent double precision,
     ai_score double precision
   )`,
];

/**
 * Nulls come last in both directions, and one row comparison must do for the next page: hence the stored
 * place of null (`sort_date` -infinity) for the main order and an expression for each of the others.
 */
const INDEXES = [
  `create index papers_by_date on papers (sort_date, id)`,
  `create index papers_by_date_ascending on papers ((coalesce(published_on, 'infinity'::date)), id)`,
  `create index papers_by_title on papers (title_key, id)`,
  `create index papers_by_author_count on papers ((coalesce(author_count, -1)), id)`,
  `create index papers_by_author_count_ascending on papers ((coalesce(author_count, 2147483647)), id)`,
  `create index papers_by_comment_count on papers ((coalesce(comment_count, -1)), id)`,
  `create index papers_by_comment_count_ascending on papers ((coalesce(comment_count, 2147483647)), id)`,
  `create index papers_text on papers using gin (text_search)`,
  `create index papers_title_trigrams on papers using gin (title_folded gin_trgm_ops)`,
  `create index papers_institutions on papers using gin (institutions)`,
  `create index papers_source_kinds on papers using gin (source_kinds)`,
  `create index papers_primary_topic on papers (primary_topic_id)`,
  `create index authors_by_name on authors (name_folded, id)`,
  `create index authors_by_paper_count on authors ((-paper_count), name_folded, id)`,
  `create index authors_by_paper_count_ascending on authors (paper_count, name_folded, id)`,
  `create index authors_name_trigrams on authors using gin (name_folded gin_trgm_ops)`,
  `create index author_slugs_author on author_slugs (author_id)`,
  `create index author_names_author on author_names (author_id)`,
  `create index author_names_family on author_names (family_key)`,
  `create index author_spellings_name on author_spellings (author_name_id)`,
  `create index author_merges_author on author_merges (author_id)`,
  `create index sources_owner on sources (owner_id)`,
  `create index listings_paper on listings (paper_id)`,
  `create index paper_identifiers_paper on paper_identifiers (paper_id)`,
  `create index paper_topics_by_date on paper_topics (topic_id, sort_date, paper_id)`,
  `create index authorships_by_date on authorships (author_id, sort_date, paper_id)`,
  `create index author_topics_by_paper_count on author_topics (topic_id, (-paper_count), author_id)`,
  `create index author_metrics_author on author_metrics (author_id)`,
];

const UP = [...TEXT_SEARCH, ...TABLES, ...INDEXES];

const DOWN = [
  `drop table author_metrics, author_topics, authorships, paper_topics, paper_identifiers, listings, sources,
     author_merges, author_spellings, author_names, author_slugs, authors, papers, topics`,
  `drop text search configuration papergraph`,
];
