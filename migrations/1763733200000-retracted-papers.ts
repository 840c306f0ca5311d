import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that were withdrawn: few, and asked for by what cites them. */
export class RetractedPapers1763733200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index papers_retracted on papers (id) where retracted');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index papers_retracted');
  }
}
