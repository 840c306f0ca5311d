import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What kind of publication a source says that it lists: a preprint and an article of one work are its versions. */
export class PublicationTypes1763730500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table listings add column publication_type text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table listings drop column publication_type');
  }
}
