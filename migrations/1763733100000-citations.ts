import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which paper cites which work. A work need not be in the store. */
export class Citations1763733100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table cited_works (
        id integer generated always as identity,
        paper_id bigint constraint cited_works_paper_fkey references papers (id) on delete set null,
        title text,
        year integer,
        citation_count integer not null default 0,
        constraint cited_works_pkey primary key (id)
      )`);
    await queryRunner.query('create unique index cited_works_paper on cited_works (paper_id)');
    await queryRunner.query(`
      create table cited_identifiers (
        key text collate "C" not null,
        work_id integer not null
          constraint cited_identifiers_work_fkey references cited_works (id) on delete cascade,
        constraint cited_identifiers_pkey primary key (key)
      )`);
    await queryRunner.query('create index cited_identifiers_work on cited_identifiers (work_id)');
    await queryRunner.query(`
      create table citations (
        paper_id bigint not null constraint citations_paper_fkey references papers (id) on delete cascade,
        work_id integer not null constraint citations_work_fkey references cited_works (id),
        sort_date date not null,
        position integer not null,
        intents text[],
        constraint citations_pkey primary key (work_id, sort_date, paper_id)
      )`);
    await queryRunner.query('create index citations_paper on citations (paper_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table citations');
    await queryRunner.query('drop table cited_identifiers');
    await queryRunner.query('drop table cited_works');
  }
}
