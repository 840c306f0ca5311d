import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of titles stand among the words of their papers, so their own index goes, also where a first load has put it off;
 * who may still be making it is waited for. Papers are indexed anew while the service answers (`reindexWords`): `reached` is
 * the number down to which that is done.
 */
export class ReindexWords1763732000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table derivations add column reached bigint');
    await queryRunner.query(
      `select pg_advisory_xact_lock(x'696e6478'::integer, hashtext('papers_title_words'))`,
    );
    await queryRunner.query(`delete from deferred_indexes where name = 'papers_title_words'`);
    await queryRunner.query('drop index if exists papers_title_words');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index papers_title_words on papers
       using gin (array_to_tsvector(array_remove(string_to_array(title_key, ' '), '')))`,
    );
    await queryRunner.query('alter table derivations drop column reached');
  }
}
