import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day that a page itself bears. */
export class PageDates1763733800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table sources add column page_date date');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table sources drop column page_date');
  }
}
