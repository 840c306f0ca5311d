import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which version of the readers each listing was read; of those that are there it is not known. */
export class RecordVersions1763733900000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table listings add column record_version integer not null default 0');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table listings drop column record_version');
  }
}
